-- What the warehouse holds, for machines: a name, a label and a number each.
COPY (
	SELECT 'archives', archive_state, count(*) FROM etl.archive GROUP BY 2
	UNION ALL
	SELECT 'reports', NULL, coalesce(sum(reports_loaded - coalesce(reports_withdrawn, 0)), 0) FROM etl.run
	UNION ALL
	SELECT 'cells', NULL, coalesce(sum(cells_loaded), 0)
		+ (SELECT coalesce(sum(cells_after - cells_before), 0) FROM etl.reread)
	FROM etl.run
	UNION ALL
	SELECT 'rejects', reason, count(*) FROM etl.reject
	WHERE resolved_at IS NULL GROUP BY 2
	UNION ALL
	SELECT 'identity_failures', i.code, count(*)
	FROM glasshouse.fact_identity AS f
		JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
	WHERE f.identity_state = 'fails'
	GROUP BY 2
	ORDER BY 1, 2
) TO STDOUT;
