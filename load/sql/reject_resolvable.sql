-- Of the rejects $1, met at their place, and $2, whose bytes were met elsewhere,
-- those that the stream no longer has: it neither had them again, which $3
-- tells, nor are they its own, which run $4 tells.  Bytes that it gave up
-- elsewhere are no better than they were.
SELECT r.reject_id
FROM etl.reject AS r
WHERE r.reject_id = ANY ($1::bigint[] || $2::bigint[])
	AND r.resolved_at IS NULL
	AND r.reject_id <> ALL ($3::bigint[]) AND r.first_run_id <> $4::bigint
	AND (r.reject_id = ANY ($1::bigint[]) OR NOT EXISTS (
		SELECT FROM etl.reject AS s
		WHERE s.digest = r.digest AND s.resolved_at IS NULL
			AND (s.reject_id = ANY ($3::bigint[]) OR s.first_run_id = $4::bigint)
	))
ORDER BY r.reject_id
