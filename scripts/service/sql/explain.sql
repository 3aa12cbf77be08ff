-- All that is known of one report: what it is and how that was told, its cells,
-- its checks, and where its bytes lie.
\pset expanded on
\pset tuples_only off
\pset format aligned
\pset null ''
\pset footer off
\echo Report
SELECT report_id, agency, agency_evidence, agency_confidence, agency_name,
	agency_key, place_confidence, credit_code, credit_evidence,
	publisher_org_code, report_year, year_evidence, year_confidence,
	era, scope, title, published, signed, stated_cells, asked_cells,
	is_current, source_uri, document, archive, archive_offset,
	archive_length, captured, digest, ordinal, run_id, stream_version
FROM bi.report WHERE report_id = :report;
\pset expanded off
\echo Cells: what was read, from which line of the source
SELECT fact, row_code, column_code, cell_value, unit, cell_state, source_line,
	cell_raw
FROM bi.cell WHERE report_id = :report
ORDER BY fact, row_no, column_no;
\echo Checks: sums that were tried
SELECT i.code AS identity, f.member_code, f.identity_state, f.left_value,
	f.right_value, f.difference, i.label_en AS meaning
FROM glasshouse.fact_identity AS f
	JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
WHERE f.report_id = :report
ORDER BY f.identity_state, i.sort_no, f.member_code;
\echo Readings before this one
SELECT e.old_run_id AS run_id, e.old_version AS stream_version,
	e.run_id AS replaced_by_run, e.agency_key, e.year_id AS report_year, e.scope,
	e.cells_changed, e.checks_changed
FROM etl.reread AS e
WHERE e.report_id = :report
ORDER BY e.run_id;
\echo Other versions of the same body, year and scope
SELECT o.report_id, o.is_current, o.stated_cells, o.captured, o.uri, o.digest
FROM glasshouse.dim_report AS r
	JOIN glasshouse.dim_report AS o ON o.agency_id = r.agency_id
		AND o.year_id = r.year_id AND o.scope = r.scope
		AND o.report_id <> r.report_id
WHERE r.report_id = :report AND r.agency_id <> -1 AND r.year_id <> -1
ORDER BY o.report_id;
