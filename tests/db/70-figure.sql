-- pgTAP: figures, metrics, histories and the checks over several reports, on
-- reports made here, against arithmetic by hand.
BEGIN;
SELECT no_plan();

CREATE FUNCTION pg_temp.agency(id integer, key text, name text, division text,
	level text, family text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO glasshouse.dim_agency (agency_id, agency_key, agency_name,
		division_code, agency_level, organ_family)
	VALUES (id, key, name, division, level, family)
$$;
-- A report of run 900; its key tells its digest.
CREATE FUNCTION pg_temp.report(id bigint, agency integer, in_year integer, form text,
	how text, on_day date, called text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO glasshouse.dim_report (report_id, agency_id, year_id, era, scope,
		published, document, archive, archive_offset, archive_length, digest,
		ordinal, stated_cells, asked_cells, run_id, stream_version, agency_normal)
	VALUES (id, agency, in_year, form, how, on_day, 'd' || id, 'a', 0, 1,
		lpad(id::text, 64, '0'), 1, 1, 1, 900, 'x', called)
$$;
-- The cells of a report: ROW:COLUMN=NUMBER, blanks between; no number is a blank.
CREATE FUNCTION pg_temp.cells(id bigint, cells text) RETURNS void LANGUAGE sql AS $$
	WITH cell AS (
		SELECT split_part(split_part(w, '=', 1), ':', 1) AS r,
			split_part(split_part(w, '=', 1), ':', 2) AS c,
			nullif(split_part(w, '=', 2), '')::numeric AS v,
			CASE WHEN split_part(w, '=', 2) = '' THEN 'blank' ELSE 'stated' END AS s
		FROM regexp_split_to_table(trim(cells), '\s+') AS w
	), a AS (
		INSERT INTO glasshouse.fact_request (report_id, agency_id, year_id, outcome_id,
			applicant_id, cell_value, cell_state)
		SELECT p.report_id, p.agency_id, p.year_id, r.outcome_id, c.applicant_id, v, s
		FROM cell JOIN glasshouse.dim_outcome AS r ON r.code = cell.r
			JOIN glasshouse.dim_applicant AS c ON c.code = cell.c
			JOIN glasshouse.dim_report AS p ON p.report_id = id
	), b AS (
		INSERT INTO glasshouse.fact_review (report_id, agency_id, year_id, channel_id,
			result_id, cell_value, cell_state)
		SELECT p.report_id, p.agency_id, p.year_id, r.channel_id, c.result_id, v, s
		FROM cell JOIN glasshouse.dim_channel AS r ON r.code = cell.r
			JOIN glasshouse.dim_result AS c ON c.code = cell.c
			JOIN glasshouse.dim_report AS p ON p.report_id = id
	), d AS (
		INSERT INTO glasshouse.fact_indicator (report_id, agency_id, year_id,
			indicator_id, cell_value, cell_state)
		SELECT p.report_id, p.agency_id, p.year_id, r.indicator_id, v, s
		FROM cell JOIN glasshouse.dim_indicator AS r ON r.code = cell.r
			JOIN glasshouse.dim_report AS p ON p.report_id = id
	)
	INSERT INTO glasshouse.fact_disclosure (report_id, agency_id, year_id, category_id,
		measure_id, cell_value, cell_state)
	SELECT p.report_id, p.agency_id, p.year_id, r.category_id, c.measure_id, v, s
	FROM cell JOIN glasshouse.dim_category AS r ON r.code = cell.r
		JOIN glasshouse.dim_measure AS c ON c.code = cell.c
		JOIN glasshouse.dim_report AS p ON p.report_id = id
$$;
CREATE FUNCTION pg_temp.checks(id bigint, checks text) RETURNS void LANGUAGE sql AS $$
	INSERT INTO glasshouse.fact_identity (report_id, agency_id, year_id, identity_id,
		member_code, identity_state)
	SELECT p.report_id, p.agency_id, p.year_id, i.identity_id, w || n,
		split_part(w, '=', 2)
	FROM regexp_split_to_table(checks, '\s+') WITH ORDINALITY AS x (w, n)
		JOIN glasshouse.dim_identity AS i ON i.code = split_part(w, '=', 1)
		JOIN glasshouse.dim_report AS p ON p.report_id = id
$$;

DO $$ BEGIN
	PERFORM pg_temp.agency(9001, '130109/government', '石家庄市藁城区人民政府', '130109',
		'county', 'government');
	PERFORM pg_temp.agency(9002, '130109/education', '石家庄市藁城区教育局', '130109',
		'county', 'education');
	PERFORM pg_temp.agency(9003, '130109100/government', '石家庄市藁城区某镇人民政府',
		'130109100', 'township', 'government');
	PERFORM pg_temp.agency(9004, '130109/tax', '石家庄市藁城区税务局', '130109',
		'vertical', 'tax');
	PERFORM pg_temp.agency(9005, '110228/government', '密云县人民政府', '110228',
		'county', 'government');
	PERFORM pg_temp.agency(9006, '110118/government', '密云区人民政府', '110118',
		'county', 'government');
	-- A district of two years, in the form of 2021.
	PERFORM pg_temp.report(9101, 9001, 2023, 'e2021', 'own', '2024-04-01', '甲');
	PERFORM pg_temp.cells(9101, 'out_new:app_total=80 out_carried_out:app_total=20
		out_carried_out:app_natural=15 out_carried_out:app_business=5
		out_carried_out:app_ngo= rvc_review:rvr_pending=4
		rvc_litigation_direct:rvr_pending=6 rvc_litigation_after_review:rvr_pending=
		cat_normative_doc:m_in_force_count=34 cat_rule:m_in_force_count=5');
	PERFORM pg_temp.report(9102, 9001, 2024, 'e2021', 'own', '2025-03-31', '乙');
	PERFORM pg_temp.cells(9102, 'out_new:app_total=100 out_new:app_natural=80
		out_new:app_business=10 out_new:app_research=4 out_new:app_ngo=3
		out_new:app_legal_service=2 out_new:app_other_org=1
		out_carried_in:app_total=20 out_carried_in:app_natural=15
		out_carried_in:app_business=4 out_carried_in:app_ngo=1
		out_granted:app_total=30 out_partial:app_total=10
		out_denied_state_secret:app_total=1 out_denied_law_prohibited:app_total=2
		out_denied_security_stability:app_total=3 out_denied_third_party:app_total=4
		out_denied_internal_affairs:app_total=5 out_denied_deliberative:app_total=6
		out_denied_enforcement_file:app_total=7 out_denied_admin_query:app_total=8
		out_unable_not_held:app_total=5 out_unable_needs_creation:app_total=6
		out_unable_unclear:app_total=7
		out_not_processed_petition:app_total=2 out_not_processed_duplicate:app_total=3
		out_not_processed_publication:app_total=1
		out_not_processed_excessive:app_total=4 out_not_processed_reissue:app_total=
		out_other_no_correction:app_total=1 out_other_fee_unpaid:app_total=2
		out_other_misc:app_total=3 out_total:app_total=110 out_carried_out:app_total=10
		rvc_review:rvr_upheld=6 rvc_review:rvr_corrected=2 rvc_review:rvr_other=1
		rvc_review:rvr_pending=3 rvc_review:rvr_total=12
		rvc_litigation_direct:rvr_upheld=3 rvc_litigation_direct:rvr_corrected=1
		rvc_litigation_direct:rvr_other=0 rvc_litigation_direct:rvr_pending=1
		rvc_litigation_direct:rvr_total=5
		rvc_litigation_after_review:rvr_upheld=2
		rvc_litigation_after_review:rvr_corrected=0
		rvc_litigation_after_review:rvr_other=1
		rvc_litigation_after_review:rvr_pending=1
		rvc_litigation_after_review:rvr_total=4
		cat_normative_doc:m_issued_count=8 cat_normative_doc:m_repealed_count=2
		cat_normative_doc:m_in_force_count=40 cat_rule:m_issued_count=1
		cat_rule:m_repealed_count= cat_rule:m_in_force_count=3
		cat_licence:m_decision_count=1000 cat_penalty:m_decision_count=200
		cat_coercion:m_decision_count=50 cat_admin_charge:m_charge_amount=12.5
		cat_processing_fee:m_fee_collected_amount=330');
	PERFORM pg_temp.checks(9102, 't3_balance=holds t3_balance=holds t3_row_sum=holds
		t3_row_sum=imputed t3_total_e2021=fails t3_total_e2021=not_assessable
		txt_received=fails');
	-- The same for all its bodies, and two of them; one more is led from above.
	PERFORM pg_temp.report(9103, 9001, 2024, 'e2021', 'consolidated', '2025-03-20', '乙');
	PERFORM pg_temp.cells(9103, 'out_new:app_total=150 out_granted:app_total=70
		out_partial:app_total= rvc_review:rvr_total=12
		cat_licence:m_decision_count=1000 cat_penalty:m_decision_count=200
		cat_coercion:m_decision_count=50');
	PERFORM pg_temp.report(9104, 9002, 2024, 'e2021', 'own', '2025-02-01', '丙');
	PERFORM pg_temp.cells(9104, 'out_new:app_total=40 out_granted:app_total=20
		out_partial:app_total=5');
	PERFORM pg_temp.report(9105, 9003, 2024, 'e2021', 'own', '2025-01-31', '丁');
	PERFORM pg_temp.cells(9105, 'out_new:app_total=20 out_granted:app_total=5');
	PERFORM pg_temp.report(9106, 9004, 2024, 'e2021', 'own', NULL, '戊');
	PERFORM pg_temp.cells(9106, 'out_new:app_total=1000');
	-- A body of two years in the form of 2019, and one before.
	PERFORM pg_temp.report(9107, 9002, 2018, 'e2014', 'own', '2019-03-31', '丙');
	PERFORM pg_temp.cells(9107, 'i14_request_received=20 i14_reply=20 i14_closed=20
		i14_reply_already_public=5 i14_reply_granted=10 i14_reply_partial=3
		i14_closed_on_time=18 i14_proactive_normative=4 i14_normative_issued=5');
	PERFORM pg_temp.report(9108, 9002, 2019, 'e2019', 'own', '2020-01-31', '丙');
	PERFORM pg_temp.cells(9108, 'out_new:app_total=25 out_other:app_total=3
		out_total:app_total=20 cat_procurement:m_procurement_amount=90
		cat_procurement:m_procurement_count=6 cat_licence:m_prev_item_count=10
		cat_licence:m_item_change=3 cat_penalty:m_prev_item_count=5
		cat_penalty:m_item_change= cat_coercion:m_prev_item_count=1
		cat_coercion:m_item_change=1 cat_normative_doc:m_disclosed_total=7
		cat_rule:m_disclosed_total=3');
	PERFORM pg_temp.report(9109, 9002, 2020, 'e2019', 'own', '2021-02-03', '丙');
	PERFORM pg_temp.cells(9109, 'out_new:app_total=20 cat_licence:m_prev_item_count=13
		cat_penalty:m_prev_item_count=5 cat_coercion:m_prev_item_count=4
		cat_normative_doc:m_disclosed_total=9 cat_normative_doc:m_newly_disclosed_count=2
		cat_rule:m_disclosed_total=5 cat_rule:m_newly_disclosed_count=1');
	-- A county that became a district.
	PERFORM pg_temp.report(9110, 9005, 2014, 'e2014', 'own', '2015-03-01', '密云县人民政府');
	PERFORM pg_temp.report(9111, 9006, 2016, 'e2014', 'own', '2017-03-01', '密云区人民政府');
	INSERT INTO glasshouse.population (division_code, year_id, resident_count)
	VALUES ('130109', 2024, 25000);
	PERFORM glasshouse.settle(900);
END $$;

-- Every metric that tables have, by hand.
CREATE TEMP TABLE wanted (metric text, report bigint, above numeric, below numeric, result numeric);
INSERT INTO wanted VALUES
	('disclosure_rate', 9102, 40, 110, 36.36), ('full_disclosure_rate', 9102, 30, 110, 27.27),
	('partial_rate', 9102, 10, 110, 9.09), ('denial_rate', 9102, 36, 110, 32.73),
	('unable_rate', 9102, 18, 110, 16.36), ('not_processed_rate', 9102, 10, 110, 9.09),
	('other_rate', 9102, 6, 110, 5.45), ('other_rate', 9108, 3, 20, 15.00),
	('ground_share_state_secret', 9102, 1, 36, 2.78),
	('ground_share_law_prohibited', 9102, 2, 36, 5.56),
	('ground_share_security_stability', 9102, 3, 36, 8.33),
	('ground_share_third_party', 9102, 4, 36, 11.11),
	('ground_share_internal_affairs', 9102, 5, 36, 13.89),
	('ground_share_deliberative', 9102, 6, 36, 16.67),
	('ground_share_enforcement_file', 9102, 7, 36, 19.44),
	('ground_share_admin_query', 9102, 8, 36, 22.22),
	('completion_rate', 9102, 110, 120, 91.67), ('carry_rate', 9102, 10, 120, 8.33),
	('backlog_change', 9102, -10, NULL, -10), ('request_growth', 9102, 20, 80, 25.00),
	('request_growth', 9109, -5, 25, -20.00),
	('natural_share', 9102, 80, 100, 80.00), ('review_per_100', 9102, 12, 110, 10.91),
	('litigation_per_100', 9102, 9, 110, 8.18), ('dispute_per_100', 9102, 17, 110, 15.45),
	('review_correction_rate', 9102, 2, 9, 22.22),
	('review_correction_rate_filed', 9102, 2, 12, 16.67),
	('litigation_correction_rate', 9102, 1, 7, 14.29),
	('litigation_after_review_rate', 9102, 4, 9, 44.44),
	('petition_share', 9102, 2, 110, 1.82), ('abuse_share', 9102, 7, 110, 6.36),
	('fee_unpaid_share', 9102, 2, 110, 1.82), ('normative_turnover', 9102, 10, 40, 25.00),
	('licence_decisions_per_10k', 9103, 1000, 25000, 400),
	('penalty_decisions_per_10k', 9103, 200, 25000, 80),
	('coercion_decisions_per_10k', 9103, 50, 25000, 20),
	('requests_per_10k', 9103, 150, 25000, 60),
	('avg_procurement', 9108, 90, 6, 15), ('fee_per_request', 9102, 330, 110, 3),
	('on_time_publication', 9101, 0, 1, 0), ('on_time_publication', 9102, 1, 1, 100),
	('identity_pass_rate', 9102, 4, 5, 80.00),
	('consent_rate_2014', 9107, 18, 20, 90.00), ('on_time_closed_2014', 9107, 18, 20, 90.00),
	('normative_disclosure_2014', 9107, 4, 5, 80.00);
SELECT is((SELECT (numerator, denominator, round(metric_value, 2))::text FROM bi.metric
		WHERE report_id = w.report AND metric_code = w.metric),
	(w.above, w.below, round(w.result, 2))::text, w.metric || ' of report ' || w.report)
FROM wanted AS w;
SELECT set_eq('SELECT DISTINCT metric FROM wanted', $$
	SELECT code FROM glasshouse.dim_metric WHERE kind NOT IN ('group', 'text', 'unknown') $$,
	'no metric was left out');
SELECT is((SELECT missing_cells FROM bi.metric
		WHERE report_id = 9102 AND metric_code = 'not_processed_rate'), 1,
	'a blank among the cells of a rate is counted');
SELECT is_empty($$ SELECT 1 FROM bi.metric WHERE report_id = 9105
	AND metric_code = 'disclosure_rate' $$, 'no rate without its denominator');
SELECT is_empty($$ SELECT 1 FROM bi.metric WHERE metric_code = 'request_growth'
	AND report_id = 9108 $$, 'no growth over a change of form');
SELECT results_eq($$
	SELECT numerator, denominator, round(metric_value, 2), report_count FROM bi.metric_total
	WHERE metric_code = 'on_time_publication' AND report_year = 2024 AND scope = 'own'
		AND province_code = '13' ORDER BY agency_level $$,
	$$ VALUES (1::numeric, 2::numeric, 50.00, 2::bigint), (1, 1, 100.00, 1) $$,
	'metric_total: sums over sums, by level');
SELECT set_eq($$
	SELECT report_year, scope, agency_level, province_code, province_name, metric_code,
		trim_scale(numerator) AS above, trim_scale(denominator) AS below,
		round(metric_value, 6), report_count
	FROM bi.metric_total $$, $$
	SELECT report_year, scope, agency_level, province_code, province_name, metric_code,
		trim_scale(sum(numerator)) AS above, trim_scale(sum(denominator)) AS below,
		round(coalesce(scale * sum(numerator) / nullif(sum(denominator), 0),
			CASE WHEN metric_kind = 'amount' THEN sum(numerator) END), 6), count(*)
	FROM bi.metric GROUP BY 1, 2, 3, 4, 5, 6, scale, metric_kind $$,
	'metric_total: all that bi.metric has, of every kind, and nothing else');
SELECT set_eq('SELECT DISTINCT metric_kind FROM bi.metric', ARRAY['rate', 'ratio', 'amount',
	'growth', 'population', 'publication'], 'and every kind is there');

-- Figures are found whole and their forms are known.
SELECT is_empty($$
	SELECT figure_id, era, row_code, column_code FROM glasshouse.figure_term
	WHERE fact <> 'identity' AND (row_id IS NULL
		OR fact <> 'indicator' AND column_id = -1) $$,
	'every cell of a figure is one of the form');
SELECT set_eq($$
	SELECT d.code, e FROM glasshouse.dim_figure AS d, regexp_split_to_table(d.eras, ',') AS e $$,
	'SELECT figure_code, era FROM glasshouse.figure_form',
	'a figure is defined in the forms that it is said to be in');
SELECT is_empty($$
	SELECT o.figure_code, o.era, o.relation, x.relation
	FROM glasshouse.figure_form AS o
		JOIN glasshouse.figure_form AS n ON n.figure_code = o.figure_code
		JOIN glasshouse.crosswalk AS x ON x.code_era = n.era AND x.other_era = o.era
			AND x.code = split_part(n.terms, ':app_total', 1) AND n.terms !~ ' '
			AND x.other_code = o.terms
	WHERE x.relation <> o.relation $$,
	'and compares with the next form as the crosswalk says');
SELECT is((SELECT count(*) FROM bi.crosswalk), 40::bigint, 'the crosswalk is there');
SELECT results_eq($$
	SELECT figure_code, report_year, amount, previous_amount, change_amount, comparability,
		is_break FROM bi.trend
	WHERE agency_key = '130109/education' AND figure_code = 'requests_received'
	ORDER BY report_year $$,
	$$ VALUES ('requests_received', 2018, 20::numeric, NULL::numeric, NULL::numeric, NULL, false),
	('requests_received', 2019, 25, 20, 5, 'near', true),
	('requests_received', 2020, 20, 25, -5, 'same', false),
	('requests_received', 2024, 40, NULL, NULL, NULL, false) $$,
	'trend: a series breaks where the form changes');
SELECT results_eq($$
	SELECT t.era, t.older_era, t.comparability, t.is_break FROM glasshouse.figure_break AS t
		JOIN glasshouse.dim_figure AS d USING (figure_id)
	WHERE d.code = 'requests_disclosed' ORDER BY 1, 2 $$,
	$$ VALUES ('e2008', 'e2008', 'same', false), ('e2014', 'e2008', 'approx', true),
	('e2014', 'e2014', 'same', false), ('e2019', 'e2008', 'approx', true),
	('e2019', 'e2014', 'approx', true), ('e2019', 'e2019', 'same', false),
	('e2021', 'e2008', 'approx', true), ('e2021', 'e2014', 'approx', true),
	('e2021', 'e2019', 'equal', false), ('e2021', 'e2021', 'same', false) $$,
	'figure_break: as ill as the worst step between two forms');
SELECT results_eq($$
	SELECT report_year, amount, report_count, previous_amount, main_era, comparability, is_break
	FROM bi.trend_total WHERE figure_code = 'requests_received' AND scope = 'own'
		AND report_year BETWEEN 2018 AND 2019 ORDER BY 1 $$,
	$$ VALUES (2018, 20::numeric, 1::bigint, NULL::numeric, 'e2014', NULL, false),
	(2019, 25, 1, 20, 'e2019', 'near', true) $$,
	'trend_total: the sum of a year and where the series breaks');

SELECT results_eq($$
	SELECT report_id, deadline, days_late, is_on_time, timeliness FROM bi.timeliness
	WHERE report_id BETWEEN 9101 AND 9109 ORDER BY 1 $$,
	$$ VALUES (9101::bigint, date '2024-03-31', 1, false, 'late'),
	(9102, '2025-03-31', 0, true, 'on time'), (9103, '2025-03-31', -11, true, 'on time'),
	(9104, '2025-01-31', 1, false, 'late'), (9105, '2025-01-31', 0, true, 'on time'),
	(9106, '2025-01-31', NULL, NULL, 'unknown'), (9107, '2019-03-31', 0, true, 'on time'),
	(9108, '2020-01-31', 0, true, 'on time'), (9109, '2021-01-31', 3, false, 'late') $$,
	'timeliness: 31 March for governments from the county up and before 2019, else 31 January');
SELECT results_eq($$
	SELECT report_year, coverage, report_count FROM bi.coverage
	WHERE agency_key = '130109/government' AND report_year IN (2018, 2020, 2022, 2023, 2024)
	ORDER BY 1 $$,
	$$ VALUES (2018, 'before', 0::bigint), (2020, 'before', 0), (2022, 'before', 0),
	(2023, 'present', 1), (2024, 'present', 2) $$, 'coverage: what is there and what is not');
SELECT results_eq($$
	SELECT report_year, coverage FROM bi.coverage WHERE agency_key = '130109/education'
		AND report_year IN (2019, 2021) ORDER BY 1 $$,
	$$ VALUES (2019, 'present'), (2021, 'between') $$, 'coverage: a gap');
SELECT is((SELECT coverage FROM bi.coverage WHERE agency_key = '110228/government'
	AND report_year = 2016), 'gone', 'coverage: no report is asked of a county that is gone');

-- The checks over several reports.
CREATE FUNCTION pg_temp.over(wanted text) RETURNS TABLE (report bigint, member text,
	l numeric, r numeric, d numeric, state text) LANGUAGE sql AS $$
	SELECT report_id, member_code, left_value, right_value, difference, identity_state
	FROM glasshouse.fact_identity JOIN glasshouse.dim_identity USING (identity_id)
	WHERE code = wanted AND report_id BETWEEN 9101 AND 9199 ORDER BY 1, 2
$$;
SELECT results_eq('SELECT * FROM pg_temp.over(''x_carry'')', $$ VALUES
	(9102::bigint, 'app_business', 5::numeric, 4::numeric, 1::numeric, 'fails'),
	(9102, 'app_natural', 15, 15, 0, 'holds'), (9102, 'app_total', 20, 20, 0, 'holds') $$,
	'x_carry: what is carried out is carried in; a blank is not tried');
SELECT results_eq('SELECT * FROM pg_temp.over(''x_in_force'')', $$ VALUES
	(9102::bigint, 'cat_normative_doc', 40::numeric, 40::numeric, 0::numeric, 'holds'),
	(9102, 'cat_rule', 3, 6, -3, 'fails') $$, 'x_in_force: what was there, and came, less what went');
SELECT results_eq('SELECT * FROM pg_temp.over(''x_pending'')', $$ VALUES
	(9102::bigint, 'rvc_litigation_direct', 5::numeric, 6::numeric, -1::numeric, 'fails'),
	(9102, 'rvc_review', 12, 4, 8, 'holds') $$, 'x_pending: pending cases are among the next year''s');
SELECT results_eq('SELECT * FROM pg_temp.over(''x_items'')', $$ VALUES
	(9109::bigint, 'cat_coercion', 4::numeric, 2::numeric, 2::numeric, 'fails'),
	(9109, 'cat_licence', 13, 13, 0, 'holds'), (9109, 'cat_penalty', 5, 5, 0, 'imputed') $$,
	'x_items: items and their change make the next year''s; a blank change is imputed');
SELECT results_eq('SELECT * FROM pg_temp.over(''x_disclosed'')', $$ VALUES
	(9109::bigint, 'cat_normative_doc', 9::numeric, 9::numeric, 0::numeric, 'holds'),
	(9109, 'cat_rule', 5, 4, 1, 'fails') $$, 'x_disclosed: no more than was there and came');
SELECT results_eq('SELECT * FROM pg_temp.over(''h_parent_child'')', $$ VALUES
	(9103::bigint, 'out_granted:app_total', 70::numeric, 55::numeric, 15::numeric, 'holds'),
	(9103, 'out_new:app_total', 150, 160, -10, 'fails'),
	(9103, 'rvc_review:rvr_total', 12, 12, 0, 'holds') $$,
	'h_parent_child: a government counts what its bodies do, without those led from above');
SELECT set_eq($$ SELECT code FROM glasshouse.dim_identity WHERE place IN ('years', 'bodies') $$,
	ARRAY['x_carry', 'x_in_force', 'x_pending', 'x_items', 'x_disclosed', 'h_parent_child'],
	'no check over several reports was left out');

-- Bodies through the years.
SELECT results_eq($$
	SELECT version_no, agency_name, county_name, valid_from, valid_to, is_current
	FROM bi.agency_history WHERE agency_key = '130109/government' ORDER BY 1 $$,
	$$ VALUES (1, '甲', '藁城区', date '2023-01-01', date '2023-12-31', false),
	(2, '乙', '藁城区', '2024-01-01', '9999-12-31', true) $$,
	'agency_history: a name that changed');
SELECT results_eq($$
	SELECT agency_key, successor_key, change_year FROM bi.agency_successor $$,
	$$ VALUES ('110228/government', '110118/government', 2016) $$,
	'agency_successor: a county that became a district');
SELECT results_eq($$
	SELECT province_name, prefecture_name, county_name, report_count, first_year, last_year
	FROM bi.agency WHERE agency_key = '130109100/government' $$,
	$$ VALUES ('河北省', '石家庄市', '藁城区', 1::bigint, 2024, 2024) $$,
	'agency: a body with the names of its places');
SELECT is_empty($$
	SELECT division_code FROM glasshouse.division_span
	GROUP BY division_code
	HAVING min(first_year) <> 0 OR max(last_year) <> 9999
		OR sum(last_year - first_year + 1) <> 10000 $$,
	'division_span: every year has one name');
SELECT results_eq($$ SELECT division_name, first_year, last_year FROM glasshouse.division_span
	WHERE division_code = '130502' ORDER BY 2 $$,
	$$ VALUES ('桥东区', 0, 2019), ('襄都区', 2020, 9999) $$, 'division_span: a change of name');

-- Settled again, by the run or from the beginning, all is as it was.
CREATE TEMP VIEW settled AS
SELECT 'check' AS what, f.report_id::text AS k, (f.identity_id, f.member_code, f.left_value,
	f.right_value, f.difference, f.identity_state)::text AS v
FROM glasshouse.fact_identity AS f
UNION ALL SELECT 'figure', report_id::text, (figures, amounts, gaps)::text FROM glasshouse.report_figure
UNION ALL SELECT 'version', agency_id::text, (version_no, agency_name, valid_from, valid_to)::text
FROM glasshouse.dim_agency_version
UNION ALL SELECT 'report', report_id::text, is_current::text FROM glasshouse.dim_report;
CREATE TEMP TABLE before AS SELECT * FROM settled;
SELECT lives_ok('SELECT glasshouse.settle(900)', 'settled again');
SELECT bag_eq('TABLE settled', 'TABLE before', 'nothing differs');
SELECT lives_ok('SELECT glasshouse.settle(NULL)', 'settled from the beginning');
SELECT bag_eq('TABLE settled', 'TABLE before', 'nothing differs');

-- A fuller version of the first year's report takes its place, also in what
-- was worked out of it; it goes, and all is as before.
DO $$ BEGIN
	PERFORM pg_temp.report(9120, 9001, 2023, 'e2021', 'own', '2024-03-01', '甲甲');
	PERFORM pg_temp.cells(9120, 'out_new:app_total=50 out_carried_out:app_total=21');
	UPDATE glasshouse.dim_report SET stated_cells = 9, run_id = 901 WHERE report_id = 9120;
	PERFORM glasshouse.settle(901);
END $$;
SELECT is((SELECT is_current FROM glasshouse.dim_report WHERE report_id = 9101), false,
	'a fuller version is current');
SELECT results_eq('SELECT * FROM pg_temp.over(''x_carry'')', $$ VALUES
	(9102::bigint, 'app_total', 21::numeric, 20::numeric, 1::numeric, 'fails') $$,
	'and the next year is checked against it');
SELECT is((SELECT numerator FROM bi.metric WHERE report_id = 9102
	AND metric_code = 'request_growth'), 50::numeric, 'and grows over it');

SELECT * FROM finish();
ROLLBACK;
