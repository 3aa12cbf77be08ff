-- Documents that were given up, by reason.
COPY (
	SELECT r.program, r.reason, count(*), coalesce(w.label_en, '')
	FROM etl.reject AS r LEFT JOIN etl.reject_reason AS w ON w.code = r.reason
	WHERE r.resolved_at IS NULL
	GROUP BY 1, 2, 4 ORDER BY 3 DESC, 2
) TO STDOUT;
