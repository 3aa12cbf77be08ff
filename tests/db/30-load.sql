-- pgTAP: a tiny stream, row for row.  tests/db/tiny.records has what came in.
BEGIN;
SELECT no_plan();

SELECT results_eq($$
	SELECT p.agency_printed, a.agency_name, a.agency_key, p.place_confidence,
		p.year_id, p.era, p.scope, p.title, p.published, p.document,
		p.uri, p.archive, p.archive_offset, p.archive_length, left(p.digest, 2),
		p.ordinal, p.captured, p.stated_cells, p.asked_cells, p.is_current,
		p.stream_version
	FROM glasshouse.dim_report AS p JOIN glasshouse.dim_agency AS a USING (agency_id)
	WHERE p.digest ~ '^a' $$,
	$$ VALUES ('青石县人民政府', '某市青石县人民政府', '990101/government', 'high',
		2020, 'e2019', 'own',
		'青石县人民政府2020年政府信息公开工作年度报告', date '2021-01-28',
		'tiny.warc.gz#1', 'http://qingshi.example/2020.html', 'tiny.warc.gz',
		0::bigint, 1000::bigint, 'aa', 1, timestamptz '2021-02-01 08:00:00+00',
		9, 11, true, '0.1.0') $$,
	'a report has all that its record has');
SELECT results_eq($$
	SELECT p.agency_id, p.agency_printed, p.year_id, p.era, p.scope, p.uri,
		p.captured, p.is_current
	FROM glasshouse.dim_report AS p WHERE p.digest ~ '^b' AND p.ordinal = 2 $$,
	$$ VALUES (-1, NULL::text, -1, 'e2014', 'unknown', NULL::text, NULL::timestamptz, true) $$,
	'what a report does not tell is the unknown member');

SELECT results_eq($$
	SELECT agency_key, agency_name, division_code, province_code, prefecture_code,
		county_code, township_code, agency_level, organ_family
	FROM glasshouse.dim_agency WHERE agency_id <> -1 ORDER BY agency_key $$,
	$$ VALUES ('990101/government', '某市青石县人民政府', '990101', '99', '9901',
		'990101', NULL, 'county', 'government'),
	('990101100/government', '某州青石县白水镇人民政府', '990101100', '99', '9901',
		'990101', '990101100', 'township', 'government') $$,
	'a body is one row, with its divisions, whatever it is called');

SELECT results_eq($$
	SELECT c.code, m.code, f.cell_value::text, f.unit, f.cell_state, f.cell_raw, f.source_line
	FROM glasshouse.fact_disclosure AS f
		JOIN glasshouse.dim_category AS c USING (category_id)
		JOIN glasshouse.dim_measure AS m USING (measure_id)
		JOIN glasshouse.dim_report AS p USING (report_id)
	WHERE p.digest ~ '^a' ORDER BY c.code, m.code $$,
	$$ VALUES
	('cat_licence', 'm_item_change', '-3', '项', 'stated', NULL, 7),
	('cat_normative_doc', 'm_made_count', '12', '件', 'stated', NULL, 7),
	('cat_penalty', 'm_decision_count', NULL, NULL, 'blank', NULL, 7),
	('cat_procurement', 'm_procurement_amount', '1946.6890', '万元', 'stated',
		'1946.6890万元', 7) $$,
	'disclosure: a signed number, a blank, and decimals as printed');
SELECT is((SELECT count(*) FROM glasshouse.fact_request AS f
		JOIN glasshouse.dim_report AS p USING (report_id) WHERE p.digest ~ '^[ab]'),
	12::bigint, 'request: one row a cell');
SELECT results_eq($$
	SELECT h.code, r.code, f.cell_value FROM glasshouse.fact_review AS f
		JOIN glasshouse.dim_channel AS h USING (channel_id)
		JOIN glasshouse.dim_result AS r USING (result_id) ORDER BY 2 $$,
	$$ VALUES ('rvc_review', 'rvr_total', 2::numeric), ('rvc_review', 'rvr_upheld', 1) $$,
	'review: the rows');
SELECT results_eq($$
	SELECT i.code, f.cell_value, f.cell_state, f.cell_raw
	FROM glasshouse.fact_indicator AS f
		JOIN glasshouse.dim_indicator AS i USING (indicator_id) ORDER BY 1 $$,
	$$ VALUES ('i14_fee', NULL::numeric, 'unreadable', E'O.5\t万\\元'),
	('i14_request_received', 7, 'stated', NULL) $$,
	'indicator: a raw text with a tab and a backslash comes through');
SELECT results_eq($$
	SELECT i.code, f.member_code, f.left_value, f.right_value, f.difference, f.identity_state
	FROM glasshouse.fact_identity AS f
		JOIN glasshouse.dim_identity AS i USING (identity_id)
	ORDER BY f.report_id, i.code $$,
	$$ VALUES ('t3_balance', 'app_total', 5::numeric, 5::numeric, 0::numeric, 'holds'),
	('t4_sum_review', 'rvc_review', 2, 1, 1, 'fails'),
	('t3_balance', 'app_total', 8, 8, 0, 'holds'),
	('t3_row_sum', 'out_new', 8, NULL, NULL, 'not_assessable') $$,
	'identity: the rows');
SELECT is_empty($$
	SELECT f.report_id FROM (
		SELECT report_id, agency_id, year_id FROM glasshouse.fact_disclosure
		UNION ALL SELECT report_id, agency_id, year_id FROM glasshouse.fact_request
		UNION ALL SELECT report_id, agency_id, year_id FROM glasshouse.fact_review
		UNION ALL SELECT report_id, agency_id, year_id FROM glasshouse.fact_indicator
		UNION ALL SELECT report_id, agency_id, year_id FROM glasshouse.fact_identity
	) AS f LEFT JOIN glasshouse.dim_report AS p USING (report_id, agency_id, year_id)
	WHERE p.report_id IS NULL $$,
	'facts have the agency and the year of their report');

SELECT results_eq($$
	SELECT program, document, archive, archive_offset, archive_length, left(digest, 1),
		reason, detail, first_run_id = last_run_id, first_seen = last_seen
	FROM etl.reject ORDER BY program $$,
	$$ VALUES ('extract', 'bad.gz', 'bad.gz', 0::bigint, 100::bigint, NULL, 'damaged',
		NULL, true, true),
	('transform', 'more.html#x', 'more.html', 0, 100, 'f', 'no_report',
		'no table of the form', true, true) $$,
	'a reject has all that its record has, and when it was seen');
SELECT results_eq($$
	SELECT stream_program, stream_version, reports_loaded, reports_unchanged,
		cells_loaded, identities_loaded, rejects_new, rejects_known,
		stage_counts, finished_at >= started_at
	FROM etl.run ORDER BY run_id LIMIT 1 $$,
	$$ VALUES ('glasshouse-transform', '0.1.0', 3::bigint, 0::bigint, 22::bigint, 4::bigint,
		2::bigint, 0::bigint,
		'{"transform.reports": 3, "extract.documents": 5}'::jsonb, true) $$,
	'a run has its counts and those of the stages before it');
SELECT results_eq($$
	SELECT input_no, input, input_size, report_count, reject_count FROM etl.input
	WHERE run_id = (SELECT min(run_id) FROM etl.run) ORDER BY 1 $$,
	$$ VALUES (1, 'tiny.warc.gz', 4096::bigint, 1::bigint, 0::bigint),
	(2, 'more.html', 900, 2, 2) $$,
	'a run has its inputs');
SELECT is_empty($$
	SELECT 1 FROM glasshouse.dim_report AS p
		FULL JOIN etl.document_version AS d ON d.report_id = p.report_id
			AND d.digest = p.digest AND d.ordinal = p.ordinal
	WHERE p.report_id IS NULL OR d.report_id IS NULL $$,
	'the ledger has each report, and nothing else');

SELECT results_eq($$
	SELECT left(digest, 1), is_current FROM glasshouse.dim_report
	WHERE year_id = 2022 ORDER BY 1 $$,
	$$ VALUES ('1', false), ('2', false), ('3', true), ('4', false) $$,
	'of four versions one is current: most cells, latest, lowest digest');

SELECT * FROM finish();
ROLLBACK;
