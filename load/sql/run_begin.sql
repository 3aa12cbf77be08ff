-- The ledger's row of a stream that brings something new.
INSERT INTO etl.run (stream_program, stream_version, load_version)
VALUES ($1, $2, $3)
RETURNING run_id
