-- Run $1 has met the documents of the rejects $2 without that trouble.
UPDATE etl.reject SET resolved_run_id = $1::bigint, resolved_at = now()
WHERE reject_id = ANY ($2::bigint[])
