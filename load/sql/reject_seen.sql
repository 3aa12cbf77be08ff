-- Run $1 has met the rejects of $2 again.
UPDATE etl.reject SET last_run_id = $1::bigint, last_seen = now()
WHERE reject_id = ANY ($2::bigint[])
