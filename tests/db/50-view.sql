-- pgTAP: each view on what tests/db/*.records bring, worked out by hand.
BEGIN;
SELECT no_plan();

SELECT is((SELECT count(*) FROM bi.cell), 33::bigint,
	'cell: 22 of the tiny stream, and 2, 3, 3 and 3 of the versions');
SELECT results_eq($$
	SELECT agency, agency_name, agency_key, report_year, fact, row_code, row_zh, row_en, column_code, column_zh,
		column_en, cell_value, unit, cell_state, source_uri, document, era, scope,
		row_is_total, column_is_total, is_current
	FROM bi.cell WHERE document = 'tiny.warc.gz#1' AND row_code = 'out_total' $$,
	$$ VALUES ('青石县人民政府', '某市青石县人民政府', '990101/government', 2020,
		'request', 'out_total', '(七)总计',
		'Total handled this year', 'app_total', '总计', 'All applicants (total)',
		5::numeric, '件', 'stated', 'http://qingshi.example/2020.html',
		'tiny.warc.gz#1', 'e2019', 'own', true, true, true) $$,
	'cell: a cell with its labels');
SELECT results_eq($$
	SELECT agency, report_year, row_code, column_code, cell_value FROM bi.cell
	WHERE fact = 'indicator' ORDER BY row_code $$,
	$$ VALUES ('未知', NULL::integer, 'i14_fee', 'm_indicator_value', NULL::numeric),
	('未知', NULL, 'i14_request_received', 'm_indicator_value', 7) $$,
	'cell: indicators have a column too, and an unknown year is null');
SELECT is((SELECT count(*) FROM bi.current_cell), 25::bigint,
	'current_cell: without the 8 cells of older versions');

SELECT results_eq($$
	SELECT agency, agency_key, county_code, agency_level, organ_family,
		place_confidence, report_year, first_day, is_current, stated_cells,
		asked_cells
	FROM bi.report WHERE document = 'more.html' ORDER BY ordinal $$,
	$$ VALUES ('青石县人民政府', '990101/government', '990101', 'county', 'government',
		'high', 2021, date '2021-01-01', true, 7, 7),
	('未知', 'unknown', NULL, NULL, NULL, NULL, NULL, NULL, true, 1, 2) $$,
	'report: every report, whatever it tells');
SELECT is((SELECT count(*) FROM bi.report), 7::bigint, 'report: every version');
SELECT results_eq($$
	SELECT agency_key, scheme, code, evidence, report_count, first_year, last_year,
		agency_count
	FROM bi.agency_identifier ORDER BY scheme $$,
	$$ VALUES ('990101/government', 'GB 11714', '000012343', 'index', 2::bigint, 2020,
		2021, 1::bigint),
	('990101/government', 'GB 32100', '11990101MB00001237', 'address index', 2, 2020,
		2021, 1) $$,
	'agency_identifier: what the pages of a body give');

-- 2021 has out_other beside out_other_misc; in that form it is their sum.
SELECT results_eq($$
	SELECT report_year, group_code, outcome_code, outcome_zh, applicant_code,
		applicant_en, request_count
	FROM bi.request_outcomes WHERE agency = '青石县人民政府'
	ORDER BY report_year, outcome_code, applicant_code $$,
	$$ VALUES
	(2020, 'out_handled', 'out_granted', '(一)予以公开', 'app_business', 'Commercial enterprises', 1::numeric),
	(2020, 'out_handled', 'out_granted', '(一)予以公开', 'app_natural', 'Natural persons', 3),
	(2020, 'out_handled', 'out_other', '(六)其他处理', 'app_natural', 'Natural persons', 1),
	(2021, 'out_handled', 'out_granted', '(一)予以公开', 'app_natural', 'Natural persons', 2),
	(2021, 'out_other', 'out_other_misc', '3.其他', 'app_natural', 'Natural persons', 6) $$,
	'request_outcomes: parts only, so that they can be added');
SELECT results_eq($$
	SELECT report_year, sum(request_count) FROM bi.request_outcomes
	WHERE agency = '青石县人民政府' GROUP BY report_year ORDER BY report_year $$,
	$$ VALUES (2020, 5::numeric), (2021, 8) $$,
	'request_outcomes: their sum is what was handled');
SELECT results_eq($$
	SELECT agency, agency_name, sum(request_count) FROM bi.request_outcomes
	WHERE report_year = 2022 GROUP BY agency, agency_name $$,
	$$ VALUES ('白水镇', '某州青石县白水镇人民政府', 93::numeric) $$,
	'request_outcomes: one version of a report');
SELECT results_eq($$
	SELECT report_year, first_day, received_count, carried_in_count, handled_count,
		carried_out_count, handled_parts_sum
	FROM bi.request_totals WHERE agency = '青石县人民政府' ORDER BY report_year $$,
	$$ VALUES
	(2020, date '2020-01-01', 5::numeric, NULL::numeric, 5::numeric, NULL::numeric, 5::numeric),
	(2021, date '2021-01-01', 8, NULL, 8, NULL, 8) $$,
	'request_totals: totals as printed, beside the sum of the parts');
SELECT results_eq($$
	SELECT channel_code, channel_zh, result_code, result_en, case_count
	FROM bi.review_outcomes $$,
	$$ VALUES ('rvc_review', '行政复议', 'rvr_upheld', 'Agency decision upheld', 1::numeric) $$,
	'review_outcomes: without the total');

-- Only penalties were counted alike in both forms; the first was blank.
SELECT results_eq($$
	SELECT report_year, category_code, measure_code, measure_role, cell_value,
		previous_value, change_value
	FROM bi.disclosure_trend WHERE category_code IN ('cat_penalty', 'cat_licence')
	ORDER BY 1, 2 $$,
	$$ VALUES
	(2020, 'cat_licence', 'm_item_change', 'flow', -3::numeric, NULL::numeric, NULL::numeric),
	(2020, 'cat_penalty', 'm_decision_count', 'flow', NULL, NULL, NULL),
	(2021, 'cat_penalty', 'm_decision_count', 'flow', 20, NULL, NULL) $$,
	'disclosure_trend: a blank before is no change');
UPDATE glasshouse.fact_disclosure SET cell_value = 14, cell_state = 'stated'
WHERE cell_state = 'blank';
SELECT results_eq($$
	SELECT cell_value, previous_value, change_value FROM bi.disclosure_trend
	WHERE category_code = 'cat_penalty' AND report_year = 2021 $$,
	$$ VALUES (20::numeric, 14::numeric, 6::numeric) $$,
	'disclosure_trend: a figure beside that of the year before');

SELECT results_eq($$
	SELECT agency, report_year, identity_code, identity_zh, severity, member_code,
		left_value, right_value, difference, document
	FROM bi.identity_failures $$,
	$$ VALUES ('青石县人民政府', 2020, 't4_sum_review', '行政复议总计等于各结果之和',
		'error', 'rvc_review', 2::numeric, 1::numeric, 1::numeric, 'tiny.warc.gz#1') $$,
	'identity_failures: what fails, and nothing that holds');
SELECT results_eq($$
	SELECT program, reason_code, reason_zh, reject_count FROM bi.reject_summary
	ORDER BY program $$,
	$$ VALUES ('extract', 'damaged', '数据损坏', 1::bigint),
	('transform', 'no_report', '非年度报告', 1) $$,
	'reject_summary: by stage and reason');

SELECT * FROM finish();
ROLLBACK;
