-- What was given up, for one reason or all: with the first example of each.
COPY (
	SELECT r.program, r.reason, count(*), coalesce(w.label_en, ''),
		(array_agg(r.archive || '@' || r.archive_offset ORDER BY r.reject_id))[1],
		coalesce((array_agg(coalesce(r.detail, '') ORDER BY r.reject_id))[1], '')
	FROM etl.reject AS r LEFT JOIN etl.reject_reason AS w ON w.code = r.reason
	WHERE r.resolved_at IS NULL
	GROUP BY 1, 2, 4 ORDER BY 3 DESC, 2
) TO STDOUT;
