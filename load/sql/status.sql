-- The state of the books, a key and its value in each row, and whether that is
-- as it should not be.  Facts are not counted, for that would read them all.
SELECT s.key, s.value, s.ill
FROM (
	SELECT 10 AS part, 0::bigint AS place, 'version' AS key,
		coalesce(max(version), 0)::text AS value, false AS ill
	FROM etl.migration
	UNION ALL
	SELECT 11, 0, 'migrations', count(*)::text, false FROM etl.migration
	UNION ALL
	-- Those that were made and never tried on the rows that were there.
	SELECT 12, 0, 'constraints.unchecked', count(*)::text, count(*) > 0
	FROM pg_constraint AS c
		JOIN pg_namespace AS n ON n.oid = c.connamespace
	WHERE n.nspname IN ('glasshouse', 'etl') AND NOT c.convalidated
	UNION ALL
	SELECT 20, 0, 'runs', count(*)::text, false FROM etl.run
	UNION ALL
	SELECT 21, -run_id, 'run.' || run_id, format('started=%s finished=%s '
			'role=%s reports=%s unchanged=%s cells=%s checks=%s '
			'rejects_new=%s rejects_known=%s inputs=%s '
			'reread=%s withdrawn=%s version=%s',
		to_char(started_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
		to_char(finished_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
		loaded_by, reports_loaded, reports_unchanged, cells_loaded,
		identities_loaded, rejects_new, rejects_known,
		(SELECT count(*) FROM etl.input AS i WHERE i.run_id = r.run_id),
		coalesce(reports_reread, 0), coalesce(reports_withdrawn, 0),
		stream_version), false
	FROM (SELECT * FROM etl.run ORDER BY run_id DESC LIMIT 5) AS r
	UNION ALL
	SELECT 30, 0, 'inputs', count(*)::text, false FROM etl.input
	UNION ALL
	SELECT 31, 0, 'documents', count(*)::text, false FROM etl.document_version
	UNION ALL
	SELECT 40, 0, 'reports', count(*)::text, false FROM glasshouse.dim_report
	UNION ALL
	SELECT 41, 0, 'reports.current', count(*)::text, false
	FROM glasshouse.dim_report WHERE is_current
	UNION ALL
	SELECT 43 + (outcome = 'withdrawn')::integer, 0, 'reports.' ||
		CASE outcome WHEN 'replaced' THEN 'reread' ELSE outcome END,
		count(*)::text, false
	FROM etl.reread GROUP BY outcome
	UNION ALL
	SELECT 42, 0, 'agencies', count(*)::text, false
	FROM glasshouse.dim_agency WHERE agency_id <> -1
	UNION ALL
	SELECT 50, 0, 'rejects', count(*)::text, false FROM etl.reject
	UNION ALL
	SELECT 51, 0, 'rejects.open', count(*)::text, false
	FROM etl.reject WHERE resolved_at IS NULL
	UNION ALL
	SELECT 52, row_number() OVER (ORDER BY reason COLLATE "C"),
		'rejects.open.' || reason, count(*)::text, false
	FROM etl.reject WHERE resolved_at IS NULL GROUP BY reason
) AS s
ORDER BY s.part, s.place
