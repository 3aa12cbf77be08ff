-- The migrations and seeds that this warehouse was made from.
SELECT version, migration, checksum FROM etl.migration
UNION ALL
SELECT 0, seed, checksum FROM etl.seed
ORDER BY 1, 2
