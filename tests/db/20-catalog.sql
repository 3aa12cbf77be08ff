-- pgTAP: the seeded dimensions say what the catalogue says.
BEGIN;
SELECT no_plan();

SELECT results_eq(
	$$ SELECT code, label_zh, label_en, parent_code, role, is_total, unit, eras, sort_no
	FROM glasshouse.dim_applicant WHERE code IN ('app_total', 'app_natural', 'app_org')
	ORDER BY sort_no $$,
	$$ VALUES
	('app_total', '总计', 'All applicants (total)', NULL, 'total', true, '件', 'e2019,e2021', 1),
	('app_natural', '自然人', 'Natural persons', 'app_total', 'leaf', false, '件', 'e2019,e2021', 2),
	('app_org', '法人或其他组织', 'Legal persons and other organisations (header, no cell of its own)',
		'app_total', 'heading', false, '件', 'e2019,e2021', 3) $$,
	'a dimension has labels, parents, roles and an order');
SELECT is((SELECT label_en FROM glasshouse.dim_outcome
		WHERE code = 'out_denied_security_stability'),
	'Denied: endangers the "three securities and one stability"',
	'quotes in a label are kept');
SELECT is((SELECT severity FROM glasshouse.dim_identity WHERE code = 't3_balance'),
	'error', 'an identity has a severity');
SELECT is((SELECT program || ': ' || label_zh FROM etl.reject_reason WHERE code = 'damaged'),
	'extract: 数据损坏', 'a reason has a program and a label');

SELECT results_eq('SELECT agency_key, agency_name FROM glasshouse.dim_agency WHERE agency_id = -1',
	$$ VALUES ('unknown', '未知') $$, 'there is an unknown agency');
SELECT is((SELECT year_label FROM glasshouse.dim_year WHERE year_id = -1),
	'未知', 'there is an unknown year');
CREATE TEMP VIEW member AS
SELECT 'category' AS dimension, code, label_zh, parent_code, is_total FROM glasshouse.dim_category WHERE category_id = -1
UNION ALL SELECT 'measure', code, label_zh, parent_code, is_total FROM glasshouse.dim_measure WHERE measure_id = -1
UNION ALL SELECT 'applicant', code, label_zh, parent_code, is_total FROM glasshouse.dim_applicant WHERE applicant_id = -1
UNION ALL SELECT 'outcome', code, label_zh, parent_code, is_total FROM glasshouse.dim_outcome WHERE outcome_id = -1
UNION ALL SELECT 'channel', code, label_zh, parent_code, is_total FROM glasshouse.dim_channel WHERE channel_id = -1
UNION ALL SELECT 'result', code, label_zh, parent_code, is_total FROM glasshouse.dim_result WHERE result_id = -1
UNION ALL SELECT 'indicator', code, label_zh, parent_code, is_total FROM glasshouse.dim_indicator WHERE indicator_id = -1
UNION ALL SELECT 'figure', code, label_zh, parent_code, is_total FROM glasshouse.dim_figure WHERE figure_id = -1
UNION ALL SELECT 'metric', code, label_zh, parent_code, false FROM glasshouse.dim_metric WHERE metric_id = -1
UNION ALL SELECT 'division', division_code, division_name, NULL, false FROM glasshouse.dim_division WHERE division_id = -1
UNION ALL SELECT 'identity', code, label_zh, NULL, false FROM glasshouse.dim_identity WHERE identity_id = -1;
SELECT results_eq('SELECT DISTINCT code, label_zh, parent_code, is_total FROM member',
	$$ VALUES ('unknown', '未知', NULL::text, false) $$,
	'every other dimension has one member that is unknown');
SELECT is((SELECT count(*) FROM member), 11::bigint, 'eleven of them');

SELECT is((SELECT count(*) FROM glasshouse.dim_year WHERE year_id <> -1), 111::bigint,
	'the years are 1990 to 2100');
SELECT is_empty($$
	SELECT year_id FROM glasshouse.dim_year
	WHERE year_id <> -1 AND (first_day <> make_date(year_id, 1, 1)
		OR last_day <> make_date(year_id, 12, 31) OR year_label <> year_id::text)
	$$, 'each with its days and its label');

SELECT * FROM finish();
ROLLBACK;
