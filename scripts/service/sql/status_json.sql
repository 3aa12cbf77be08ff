-- All of it as JSON.
SELECT jsonb_pretty(jsonb_build_object(
	'runs', (SELECT coalesce(jsonb_agg(to_jsonb(i)), '[]') FROM (
		SELECT * FROM etl.ingest ORDER BY ingest_id DESC LIMIT 7) AS i),
	'archives', (SELECT coalesce(jsonb_object_agg(archive_state, n), '{}') FROM (
		SELECT archive_state, count(*) AS n FROM etl.archive GROUP BY 1) AS a),
	'trouble', (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM (
		SELECT archive, archive_state, attempts, exit_status, complaint, last_tried
		FROM etl.archive WHERE archive_state IN ('failed', 'damaged')
		ORDER BY last_tried DESC NULLS LAST, archive COLLATE "C" LIMIT 10) AS a),
	'rejects', (SELECT coalesce(jsonb_agg(to_jsonb(r)), '[]') FROM (
		SELECT program, reason, count(*) AS documents FROM etl.reject
		WHERE resolved_at IS NULL GROUP BY 1, 2 ORDER BY 3 DESC, 2) AS r),
	'years', (SELECT coalesce(jsonb_agg(to_jsonb(y)), '[]') FROM (
		SELECT nullif(year_id, -1) AS report_year, count(*) AS reports,
			count(DISTINCT agency_id) AS agencies,
			sum(stated_cells) AS stated_cells, sum(asked_cells) AS asked_cells
		FROM glasshouse.dim_report WHERE is_current
		GROUP BY year_id ORDER BY year_id) AS y)
));
