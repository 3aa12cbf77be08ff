-- Run $1 has met the rejects of $2 again: they stand, or stand again.
UPDATE etl.reject SET last_run_id = $1::bigint, last_seen = now(),
	resolved_run_id = NULL, resolved_at = NULL
WHERE reject_id = ANY ($2::bigint[])
