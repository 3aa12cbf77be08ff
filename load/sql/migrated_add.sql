-- The ledger's row for one migration, in the migration's own transaction.
INSERT INTO etl.migration (version, migration, checksum, program_version)
VALUES ($1::integer, $2, $3, $4)
