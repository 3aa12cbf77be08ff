-- What a run brought, in the shape that diff.awk makes of a stream.  Lines are
-- told apart by their first field: h a head, f a cell or a check, j a reject.
SELECT 'h', p.digest || ':' || p.ordinal,
	coalesce(p.agency_printed, '\N') || ' | ' ||
	CASE a.agency_id WHEN -1 THEN '\N' ELSE a.agency_key END || ' | ' ||
	coalesce(nullif(p.year_id, -1)::text, '\N') || ' | ' ||
	coalesce(nullif(p.era, 'unknown'), '\N') || ' | ' ||
	coalesce(nullif(p.scope, 'unknown'), '\N'),
	p.document, p.archive || '@' || p.archive_offset, p.stream_version
FROM glasshouse.dim_report AS p
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
WHERE p.run_id = :run;
SELECT 'f', p.digest || ':' || p.ordinal, c.fact || ' ' || c.row_code || ' ' || c.column_code,
	coalesce(c.cell_value::text, '\N'), c.cell_state,
	regexp_replace(coalesce(c.cell_raw, '\N'), '[\t\n\r\\]', ' ', 'g'), c.source_line
FROM bi.cell AS c JOIN glasshouse.dim_report AS p ON p.report_id = c.report_id
WHERE p.run_id = :run;
SELECT 'f', p.digest || ':' || p.ordinal, 'identity ' || i.code || ' ' || f.member_code,
	coalesce(f.difference::text, '\N'), f.identity_state, '\N', ''
FROM glasshouse.fact_identity AS f
	JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id
WHERE p.run_id = :run;
SELECT 'j', r.digest, r.reason
FROM etl.reject AS r WHERE r.first_run_id = :run AND r.digest IS NOT NULL;
