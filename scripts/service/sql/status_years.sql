-- Coverage by year: bodies with a current report, and how full those are.
COPY (
	SELECT CASE r.year_id WHEN -1 THEN 'unknown' ELSE r.year_id::text END,
		count(*), count(DISTINCT r.agency_id),
		round(100.0 * sum(r.stated_cells) / nullif(sum(r.asked_cells), 0), 1)
	FROM glasshouse.dim_report AS r
	WHERE r.is_current
	GROUP BY r.year_id ORDER BY r.year_id
) TO STDOUT;
