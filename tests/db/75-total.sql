-- pgTAP: the totals that are kept beside the facts say what the facts say,
-- whatever happens to the reports.  The detailed views are the ruler.
BEGIN;
SELECT no_plan();

CREATE FUNCTION pg_temp.differ(kept text, asked text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM ((%1$s EXCEPT ALL %2$s) UNION ALL '
		'(%2$s EXCEPT ALL %1$s)) AS w', kept, asked) INTO n;
	RETURN n;
END
$$;
-- What each view of totals has, and what the single reports come to.
CREATE TEMP TABLE pair (name text, kept text, asked text);
INSERT INTO pair VALUES
('cell_total',
	'SELECT report_year, scope, era, fact, row_code, column_code, trim_scale(sum(amount)),
		sum(cell_count), sum(stated_count), sum(inferred_count), sum(blank_count),
		sum(placeholder_count), sum(absent_count), sum(unreadable_count)
	FROM bi.cell_total GROUP BY 1, 2, 3, 4, 5, 6',
	'SELECT report_year, scope, era, fact, row_code, column_code,
		trim_scale(sum(cell_value)), count(*)::numeric,
		count(*) FILTER (WHERE cell_state = ''stated'')::numeric,
		count(*) FILTER (WHERE cell_state = ''inferred'')::numeric,
		count(*) FILTER (WHERE cell_state = ''blank'')::numeric,
		count(*) FILTER (WHERE cell_state = ''placeholder'')::numeric,
		count(*) FILTER (WHERE cell_state = ''absent'')::numeric,
		count(*) FILTER (WHERE cell_state = ''unreadable'')::numeric
	FROM bi.current_cell GROUP BY 1, 2, 3, 4, 5, 6'),
('request_outcome_total',
	'SELECT report_year, scope, era, agency_level, group_code, outcome_code,
		applicant_code, sum(request_count), sum(report_count), sum(number_count)
	FROM bi.request_outcome_total GROUP BY 1, 2, 3, 4, 5, 6, 7',
	'SELECT v.report_year, v.scope, v.era, a.agency_level, v.group_code, v.outcome_code,
		v.applicant_code, sum(v.request_count), count(*)::numeric,
		count(v.request_count)::numeric
	FROM bi.request_outcomes AS v JOIN bi.agency AS a USING (agency_key)
	GROUP BY 1, 2, 3, 4, 5, 6, 7'),
('review_outcome_total',
	'SELECT report_year, scope, province_code, channel_code, result_code, sum(case_count),
		sum(report_count) FROM bi.review_outcome_total GROUP BY 1, 2, 3, 4, 5',
	'SELECT v.report_year, v.scope, a.province_code, v.channel_code, v.result_code,
		sum(v.case_count), count(*)::numeric
	FROM bi.review_outcomes AS v JOIN bi.agency AS a USING (agency_key)
	GROUP BY 1, 2, 3, 4, 5'),
('disclosure_total',
	'SELECT report_year, scope, category_code, measure_code, measure_role, sum(amount)
	FROM bi.disclosure_total WHERE report_year IS NOT NULL GROUP BY 1, 2, 3, 4, 5',
	'SELECT report_year, scope, category_code, measure_code, measure_role, sum(cell_value)
	FROM bi.disclosure_trend GROUP BY 1, 2, 3, 4, 5'),
('trend_total',
	'SELECT report_year, scope, figure_code, trim_scale(amount), report_count
	FROM bi.trend_total',
	'SELECT report_year, scope, figure_code, trim_scale(sum(amount)), count(*)
	FROM bi.trend WHERE report_year IS NOT NULL GROUP BY 1, 2, 3'),
('metric_total',
	'SELECT report_year, scope, agency_level, province_code, province_name, metric_code,
		trim_scale(numerator), trim_scale(denominator), round(metric_value, 6), report_count
	FROM bi.metric_total',
	'SELECT report_year, scope, agency_level, province_code, province_name, metric_code,
		trim_scale(sum(numerator)), trim_scale(sum(denominator)),
		round(coalesce(scale * sum(numerator) / nullif(sum(denominator), 0),
			CASE WHEN metric_kind = ''amount'' THEN sum(numerator) END), 6), count(*)
	FROM bi.metric GROUP BY 1, 2, 3, 4, 5, 6, scale, metric_kind');
CREATE FUNCTION pg_temp.all_agree(moment text) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT is(pg_temp.differ(p.kept, p.asked), 0::bigint,
		p.name || ' says what single reports say: ' || moment)
	FROM pair AS p
$$;
CREATE FUNCTION pg_temp.anew(moment text) RETURNS SETOF text LANGUAGE plpgsql AS $$
BEGIN
	CREATE TEMP TABLE kept ON COMMIT DROP AS
	SELECT 'c' AS t, to_jsonb(c) AS r FROM glasshouse.cell_total AS c
	UNION ALL SELECT 'f', to_jsonb(f) FROM glasshouse.figure_total AS f
	UNION ALL SELECT 'r', to_jsonb(r) FROM glasshouse.rate_total AS r
	UNION ALL SELECT 'h', to_jsonb(h) FROM glasshouse.dim_cohort AS h
	UNION ALL SELECT 'p', to_jsonb(p) FROM glasshouse.report_cohort AS p;
	PERFORM glasshouse.settle_totals(NULL);
	RETURN NEXT set_eq('SELECT * FROM kept', $q$
		SELECT 'c', to_jsonb(c) FROM glasshouse.cell_total AS c
		UNION ALL SELECT 'f', to_jsonb(f) FROM glasshouse.figure_total AS f
		UNION ALL SELECT 'r', to_jsonb(r) FROM glasshouse.rate_total AS r
		UNION ALL SELECT 'h', to_jsonb(h) FROM glasshouse.dim_cohort AS h
		UNION ALL SELECT 'p', to_jsonb(p) FROM glasshouse.report_cohort AS p $q$,
		'the totals are those that are worked out anew: ' || moment);
	DROP TABLE kept;
END
$$;

SELECT cmp_ok((SELECT count(*) FROM bi.cell_total), '>', 20::bigint, 'there are totals');
SELECT pg_temp.all_agree('as loaded');
SELECT pg_temp.anew('as loaded');
SELECT results_eq($$
	SELECT report_year, scope, agency_level, province_code, outcome_code, applicant_code,
		request_count, report_count, number_count FROM bi.request_outcome_total
	WHERE report_year = 2020 ORDER BY outcome_code, applicant_code $$,
	$$ VALUES (2020, 'own', 'county', '99', 'out_granted', 'app_business', 1::numeric, 1::bigint, 1::bigint),
	(2020, 'own', 'county', '99', 'out_granted', 'app_natural', 3, 1, 1),
	(2020, 'own', 'county', '99', 'out_other', 'app_natural', 1, 1, 1) $$,
	'request_outcome_total: by hand');
SELECT is((SELECT amount FROM bi.cell_total WHERE report_year = 2020
	AND row_code = 'cat_penalty'), NULL, 'cell_total: no number anywhere is no sum, and not 0');

-- A body turns out to be of another province and level: all its reports move.
UPDATE glasshouse.dim_agency SET division_code = '110109', agency_level = 'prefecture'
WHERE agency_key = '990101/government';
INSERT INTO glasshouse.dim_report (report_id, agency_id, year_id, era, scope, document,
	archive, archive_offset, archive_length, digest, ordinal, stated_cells, asked_cells,
	run_id, stream_version)
SELECT 9901, agency_id, 2021, 'e2021', 'own', 'd', 'a', 0, 1, repeat('0', 64), 1, 99, 99,
	901, 'x'
FROM glasshouse.dim_agency WHERE agency_key = '990101/government';
INSERT INTO glasshouse.fact_request (report_id, agency_id, year_id, outcome_id, applicant_id,
	cell_value, cell_state)
SELECT p.report_id, p.agency_id, p.year_id, o.outcome_id, c.applicant_id, v, 'stated'
FROM (VALUES ('out_new', 'app_total', 12.50), ('out_total', 'app_total', 11),
		('out_granted', 'app_total', 4), ('out_granted', 'app_natural', 3.25))
		AS w (o, c, v)
	JOIN glasshouse.dim_report AS p ON p.report_id = 9901
	JOIN glasshouse.dim_outcome AS o ON o.code = w.o
	JOIN glasshouse.dim_applicant AS c ON c.code = w.c;
SELECT glasshouse.settle(901);
SELECT is((SELECT count(*) FROM glasshouse.dim_report WHERE NOT is_current
	AND year_id = 2021 AND digest <> repeat('0', 64)), 1::bigint,
	'a fuller version takes the place of another');
SELECT pg_temp.all_agree('with a new version, and a body that moved');
SELECT results_eq($$ SELECT request_count FROM bi.request_outcome_total
	WHERE report_year = 2021 AND province_code = '11' AND outcome_code = 'out_granted' $$,
	ARRAY[3.25], 'only the current version counts');
SELECT is((SELECT count(*) FROM glasshouse.dim_cohort WHERE province_code = '99'
	AND agency_level = 'county'), 0::bigint, 'and a cohort that nobody is of is gone');
SELECT pg_temp.anew('with a new version, and a body that moved');

-- And back: what is taken off leaves nothing behind.
UPDATE glasshouse.dim_report SET stated_cells = 0 WHERE report_id = 9901;
SELECT glasshouse.settle(901);
SELECT pg_temp.all_agree('with the older version again');
SELECT pg_temp.anew('with the older version again');

SELECT * FROM finish();
ROLLBACK;
