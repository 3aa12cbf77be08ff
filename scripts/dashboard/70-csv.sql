-- The lists as CSV.  Text from reports goes through plain(), for a spreadsheet
-- would run what looks like a formula.
COPY (
	SELECT pg_temp.plain(a.agency_name) AS agency, pg_temp.plain(a.agency_key) AS agency_key, a.agency_level,
		a.division_code, r.report_year, r.era, r.scope, r.published, r.signed, r.received, r.handled, r.granted,
		r.denied, r.upheld, r.corrected, r.redress_other, r.pending, r.stated_cells, r.asked_cells, r.errors, r.failures,
		pg_temp.plain(r.source_uri) AS source_uri, pg_temp.plain(r.document) AS document, left(r.digest, 16) AS digest, r.ordinal,
		'a/' || a.slug || '.html' || CASE WHEN r.turn <= :most_reports THEN '#' || r.anchor ELSE '' END AS page
	FROM report AS r JOIN agency AS a USING (agency_id)
	ORDER BY a.agency_key COLLATE "C", r.turn
) TO STDOUT (FORMAT csv, HEADER) \g csv/reports.csv
COPY (
	SELECT pg_temp.plain(a.agency_name) AS agency, pg_temp.plain(a.agency_key) AS agency_key, a.agency_level,
		a.division_code, count(*) AS reports, min(r.report_year) AS first_year, max(r.report_year) AS last_year,
		sum(r.errors) AS errors, 'a/' || a.slug || '.html' AS page
	FROM report AS r JOIN agency AS a USING (agency_id)
	GROUP BY a.agency_id
	ORDER BY a.agency_key COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER) \g csv/agencies.csv
COPY (
	SELECT y.code AS place_code, CASE y.code WHEN 'all' THEN 'all' ELSE pg_temp.plain(coalesce(d.name, y.code)) END AS place,
		y.report_year, y.reports, y.bodies, y.received, y.handled, y.granted, y.denied, y.upheld, y.corrected,
		y.redress_other, y.pending, y.errors, y.reports_in_error
	FROM place_year AS y LEFT JOIN division AS d USING (code)
	ORDER BY y.code COLLATE "C", y.report_year
) TO STDOUT (FORMAT csv, HEADER) \g csv/places.csv
COPY (
	SELECT s.report_year, s.era, o.code AS outcome_code, o.zh AS outcome_zh, o.en AS outcome_en, o.role,
		s.n AS requests, s.reports
	FROM outcome_sum AS s JOIN outcome AS o USING (outcome_id)
	ORDER BY s.report_year, s.era, o.sort_no
) TO STDOUT (FORMAT csv, HEADER) \g csv/outcomes.csv
COPY (
	SELECT pg_temp.plain(a.agency_name) AS agency, pg_temp.plain(a.agency_key) AS agency_key, r.report_year, f.severity,
		f.identity_code, f.identity_zh, f.identity_en, f.member_code, f.left_value, f.right_value, f.difference,
		pg_temp.plain(r.source_uri) AS source_uri, pg_temp.plain(r.document) AS document
	FROM failure AS f JOIN report AS r USING (report_id) JOIN agency AS a USING (agency_id)
	ORDER BY f.rank, abs(f.difference) DESC NULLS LAST, a.agency_key COLLATE "C", r.report_year, f.identity_code, f.member_code
) TO STDOUT (FORMAT csv, HEADER) \g csv/failures.csv
COPY (
	SELECT pg_temp.plain(agency_name) AS agency, pg_temp.plain(agency_key) AS agency_key, agency_level, place,
		:focus AS missing_year, last_year, reports, 'a/' || slug || '.html' AS page
	FROM missing
	ORDER BY place COLLATE "C", last_year DESC, agency_key COLLATE "C"
) TO STDOUT (FORMAT csv, HEADER) \g csv/missing.csv
COMMIT;
