-- The ledger's row for one table of the catalogue, as it was last applied.
INSERT INTO etl.seed AS s (seed, checksum, program_version)
VALUES ($1, $2, $3)
ON CONFLICT (seed) DO UPDATE SET
	checksum = excluded.checksum,
	applied_at = now(),
	program_version = excluded.program_version
