-- pgTAP: the tables and views, their keys, and that each explains itself.
BEGIN;
SELECT no_plan();

SELECT tables_are('glasshouse', ARRAY['dim_agency', 'dim_agency_version',
	'dim_division', 'division_change', 'dim_figure', 'figure_form', 'dim_metric',
	'crosswalk', 'population', 'report_figure', 'dim_cohort', 'report_cohort',
	'cell_total', 'figure_total', 'rate_total', 'dim_year', 'dim_category',
	'dim_measure', 'dim_applicant', 'dim_outcome', 'dim_channel', 'dim_result',
	'dim_indicator', 'dim_identity', 'dim_report', 'fact_disclosure',
	'fact_request', 'fact_review', 'fact_indicator', 'fact_identity']);
SELECT tables_are('etl', ARRAY['migration', 'seed', 'run', 'input',
	'document_version', 'reject', 'reject_reason', 'ingest', 'archive', 'reread',
	'replaced_cell']);
SELECT views_are('bi', ARRAY['cell', 'current_cell', 'report', 'request_outcomes',
	'request_totals', 'review_outcomes', 'disclosure_trend',
	'identity_failures', 'reject_summary', 'figure', 'trend', 'trend_total',
	'timeliness', 'metric', 'metric_total', 'coverage', 'agency',
	'agency_history', 'agency_identifier', 'agency_successor', 'crosswalk',
	'cell_total',
	'request_outcome_total', 'review_outcome_total', 'disclosure_total']);
SELECT columns_are('bi', 'cell', ARRAY['report_id', 'agency', 'agency_name',
	'agency_key', 'report_year', 'fact',
	'row_code', 'row_zh', 'row_en', 'column_code', 'column_zh', 'column_en',
	'cell_value', 'unit', 'cell_state', 'source_uri', 'document',
	'source_line', 'cell_raw', 'era', 'scope', 'row_is_total',
	'column_is_total', 'row_no', 'column_no', 'is_current']);

-- Every schema, table, view and column says what it is.
CREATE TEMP VIEW ours AS
SELECT c.oid, c.relname, c.relkind, s.nspname
FROM pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace
WHERE s.nspname IN ('glasshouse', 'etl', 'bi') AND c.relkind IN ('r', 'v', 'm', 'p');
SELECT is_empty($$
	SELECT nspname FROM pg_namespace
	WHERE nspname IN ('glasshouse', 'etl', 'bi')
		AND obj_description(oid, 'pg_namespace') IS NULL
	$$, 'every schema has a comment');
SELECT is_empty($$
	SELECT nspname, relname FROM ours WHERE obj_description(oid, 'pg_class') IS NULL
	$$, 'every table and view has a comment');
SELECT is_empty($$
	SELECT o.nspname, o.relname, a.attname
	FROM ours AS o JOIN pg_attribute AS a ON a.attrelid = o.oid
	WHERE a.attnum > 0 AND NOT a.attisdropped
		AND col_description(o.oid, a.attnum) IS NULL
	$$, 'every column has a comment');
SELECT cmp_ok((SELECT count(*) FROM ours JOIN pg_attribute ON attrelid = oid
		WHERE attnum > 0), '>', 300::bigint, 'and there are columns to look at');

-- What BI tools trip over.
SELECT is_empty($$
	SELECT o.nspname, o.relname, a.attname
	FROM ours AS o JOIN pg_attribute AS a ON a.attrelid = o.oid
	WHERE a.attnum > 0 AND a.attname IN ('year', 'month', 'day', 'date', 'time',
		'timestamp', 'value', 'count', 'order', 'group', 'user', 'end')
	$$, 'no column has a name that a BI parser refuses');
SELECT is_empty($$
	SELECT conname FROM pg_constraint AS c JOIN pg_namespace AS s ON s.oid = c.connamespace
	WHERE s.nspname IN ('glasshouse', 'etl')
	GROUP BY conname HAVING count(*) > 1
	$$, 'no two constraints have one name');
SELECT is_empty($$
	SELECT conname FROM pg_constraint AS c JOIN pg_namespace AS s ON s.oid = c.connamespace
	WHERE s.nspname = 'glasshouse' AND contype = 'f' AND array_length(conkey, 1) <> 1
	$$, 'every foreign key is one column');
SELECT is_empty($$
	SELECT c.conname FROM pg_constraint AS c
		JOIN pg_namespace AS s ON s.oid = c.connamespace
		JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
	WHERE s.nspname = 'glasshouse' AND c.contype = 'f' AND NOT a.attnotnull
		AND c.conrelid <> c.confrelid AND c.conname !~ '^dim_metric_'
	$$, 'no foreign key but that to a parent, or of a formula, can be null');
SELECT is_empty($$
	SELECT c.conname FROM pg_constraint AS c
		JOIN pg_class AS f ON f.oid = c.conrelid AND f.relname ~ '^(fact|dim)_'
		JOIN pg_class AS t ON t.oid = c.confrelid
		JOIN pg_namespace AS s ON s.oid = t.relnamespace
	WHERE c.contype = 'f' AND s.nspname <> 'glasshouse'
	$$, 'the star refers to nothing but itself');

-- The key of a fact is its grain, the report first.
SELECT col_is_pk('glasshouse', f.fact, f.k, 'the key of ' || f.fact || ' is its grain')
FROM (VALUES ('fact_disclosure', '{report_id,category_id,measure_id}'::name[]),
	('fact_request', '{report_id,outcome_id,applicant_id}'),
	('fact_review', '{report_id,channel_id,result_id}'),
	('fact_indicator', '{report_id,indicator_id}'),
	('fact_identity', '{report_id,identity_id,member_code}'),
	('report_figure', '{report_id}'), ('report_cohort', '{report_id}')) AS f (fact, k);
SELECT throws_ok(format('INSERT INTO glasshouse.dim_%1$s (%1$s_id, code, label_zh, label_en,
	role, sort_no) VALUES (65535, ''x'', ''x'', ''x'', ''leaf'', 1)', d), '23514', NULL,
	'no key of a ' || d || ' is too large for 16 bits')
FROM unnest(ARRAY['category', 'measure', 'applicant', 'outcome', 'channel', 'result',
	'indicator']) AS d;

SELECT fk_ok('glasshouse', f.fact, f.k, 'glasshouse', f.dimension, f.k)
FROM (VALUES
	('dim_report', 'agency_id', 'dim_agency'),
	('dim_report', 'year_id', 'dim_year'),
	('fact_disclosure', 'category_id', 'dim_category'),
	('fact_disclosure', 'measure_id', 'dim_measure'),
	('fact_request', 'outcome_id', 'dim_outcome'),
	('fact_request', 'applicant_id', 'dim_applicant'),
	('fact_review', 'channel_id', 'dim_channel'),
	('fact_review', 'result_id', 'dim_result'),
	('fact_indicator', 'indicator_id', 'dim_indicator'),
	('fact_identity', 'identity_id', 'dim_identity'),
	('dim_agency_version', 'agency_id', 'dim_agency'),
	('report_figure', 'report_id', 'dim_report'),
	('report_cohort', 'report_id', 'dim_report'),
	('report_cohort', 'cohort_id', 'dim_cohort'),
	('cell_total', 'cohort_id', 'dim_cohort'),
	('figure_total', 'cohort_id', 'dim_cohort'),
	('figure_total', 'figure_id', 'dim_figure'),
	('rate_total', 'cohort_id', 'dim_cohort'),
	('rate_total', 'metric_id', 'dim_metric')
) AS f (fact, k, dimension);
SELECT fk_ok('glasshouse', f.fact, k.k, 'glasshouse', k.dimension, k.k)
FROM unnest(ARRAY['fact_disclosure', 'fact_request', 'fact_review',
		'fact_indicator', 'fact_identity']) AS f (fact),
	(VALUES ('report_id', 'dim_report'), ('agency_id', 'dim_agency'),
		('year_id', 'dim_year')) AS k (k, dimension);
SELECT col_is_pk('glasshouse', d.dimension, d.k, d.dimension || ' has one key of one column')
FROM (VALUES ('dim_agency', 'agency_id'), ('dim_year', 'year_id'),
	('dim_category', 'category_id'), ('dim_measure', 'measure_id'),
	('dim_applicant', 'applicant_id'), ('dim_outcome', 'outcome_id'),
	('dim_channel', 'channel_id'), ('dim_result', 'result_id'),
	('dim_indicator', 'indicator_id'), ('dim_identity', 'identity_id'),
	('dim_figure', 'figure_id'), ('dim_metric', 'metric_id'),
	('dim_division', 'division_id'), ('dim_agency_version', 'agency_version_id'),
	('dim_report', 'report_id'), ('dim_cohort', 'cohort_id')) AS d (dimension, k);

-- A value stands beside `stated` and `inferred` and nowhere else.
CREATE FUNCTION pg_temp.put(fact text, keys text, cell_value text, cell_state text)
RETURNS text LANGUAGE sql AS $$
	SELECT format('INSERT INTO glasshouse.fact_%s VALUES (1, -1, -1, %s, %s, NULL, %L)',
		fact, keys, cell_value, cell_state)
$$;
SELECT throws_ok(pg_temp.put(f.fact, f.keys, '0', 'blank'), '23514', NULL,
		f.fact || ' takes no value for a blank')
FROM (VALUES ('disclosure', '-1, -1'), ('request', '-1, -1'), ('review', '-1, -1'),
	('indicator', '-1')) AS f (fact, keys);
SELECT throws_ok(pg_temp.put(f.fact, f.keys, 'NULL', 'stated'), '23514', NULL,
		f.fact || ' takes no stated cell without a value')
FROM (VALUES ('disclosure', '-1, -1'), ('request', '-1, -1'), ('review', '-1, -1'),
	('indicator', '-1')) AS f (fact, keys);
SELECT throws_ok(pg_temp.put(f.fact, f.keys, 'NULL', 'empty'), '23514', NULL,
		f.fact || ' takes no unknown state')
FROM (VALUES ('disclosure', '-1, -1'), ('request', '-1, -1'), ('review', '-1, -1'),
	('indicator', '-1')) AS f (fact, keys);
SELECT throws_ok(pg_temp.put(f.fact, f.keys, '0', 'stated'), '23505', NULL,
		f.fact || ' takes a cell once')
FROM (VALUES ('request', '(SELECT outcome_id FROM glasshouse.dim_outcome WHERE code = ''out_new''),
	(SELECT applicant_id FROM glasshouse.dim_applicant WHERE code = ''app_total'')'))
	AS f (fact, keys);
SELECT throws_ok(
	'INSERT INTO glasshouse.fact_request VALUES (987654321, -1, -1, -1, -1, 0, NULL, ''stated'')',
	'23503', NULL, 'a fact needs its report');
SELECT throws_ok(
	'INSERT INTO glasshouse.fact_identity VALUES (1, -1, -1, -1, ''x'', 3, 2, 2, ''fails'')',
	'23514', NULL, 'a difference is left less right');
SELECT throws_ok(
	'INSERT INTO glasshouse.fact_identity VALUES (1, -1, -1, -1, ''x'', 3, 2, 1, ''stated'')',
	'23514', NULL, 'an identity is in a state of its own');

SELECT * FROM finish();
ROLLBACK;
