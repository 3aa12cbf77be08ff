-- What follows from several reports, or from the cells of one, in SQL: which
-- version is current, the main figures of a report, what bodies were called and
-- when, and the checks that need the year before or the bodies below.
--
-- The loader calls glasshouse.settle() with its run before it commits, so that
-- readers see all of it or nothing.  Each function works on sets, looks only at
-- what the run can have changed, and leaves what follows from the reports that
-- are there: whatever their order, and however often it is called.  With NULL
-- for a run it goes over everything.  What a run can have changed is etl.touched,
-- and what it read again, in 46-reread.sql.
CREATE VIEW glasshouse.figure_term AS
SELECT d.figure_id, o.era, w.term[2] AS row_code, w.term[3] AS column_code,
	CASE w.term[1] WHEN '-' THEN -1 ELSE 1 END AS sign,
	CASE WHEN w.term[2] LIKE 'out\_%' THEN 'request'
		WHEN w.term[2] LIKE 'rvc\_%' THEN 'review'
		WHEN w.term[2] LIKE 'cat\_%' THEN 'disclosure'
		WHEN w.term[2] LIKE 'i__\_%' THEN 'indicator'
		ELSE 'identity' END AS fact,
	coalesce(r.outcome_id, h.channel_id, g.category_id, n.indicator_id) AS row_id,
	coalesce(c.applicant_id, e.result_id, m.measure_id, -1) AS column_id
FROM glasshouse.figure_form AS o
	JOIN glasshouse.dim_figure AS d ON d.code = o.figure_code
	CROSS JOIN LATERAL regexp_matches(o.terms,
		'([+-]?) *([a-z0-9_]+)(?::([a-z0-9_]+))?', 'g') AS w (term)
	LEFT JOIN glasshouse.dim_outcome AS r ON r.code = w.term[2]
	LEFT JOIN glasshouse.dim_channel AS h ON h.code = w.term[2]
	LEFT JOIN glasshouse.dim_category AS g ON g.code = w.term[2]
	LEFT JOIN glasshouse.dim_indicator AS n ON n.code = w.term[2]
	LEFT JOIN glasshouse.dim_applicant AS c ON c.code = w.term[3]
	LEFT JOIN glasshouse.dim_result AS e ON e.code = w.term[3]
	LEFT JOIN glasshouse.dim_measure AS m ON m.code = w.term[3];
COMMENT ON VIEW glasshouse.figure_term IS
	'The cells that figures are made of, one by one, with their keys';
COMMENT ON COLUMN glasshouse.figure_term.figure_id IS 'The figure';
COMMENT ON COLUMN glasshouse.figure_term.era IS 'The form';
COMMENT ON COLUMN glasshouse.figure_term.row_code IS 'Code of the cell''s row';
COMMENT ON COLUMN glasshouse.figure_term.column_code IS 'Code of its column; null for an indicator';
COMMENT ON COLUMN glasshouse.figure_term.sign IS '1 if it is added, -1 if it is taken off';
COMMENT ON COLUMN glasshouse.figure_term.fact IS 'The fact that has it';
COMMENT ON COLUMN glasshouse.figure_term.row_id IS 'Key of the row in its dimension';
COMMENT ON COLUMN glasshouse.figure_term.column_id IS 'Key of the column';

-- The loader works out the figures of most reports itself while their cells pass
-- through it, by the terms of figure_term; this has the rest, such as those that are
-- read again, and all if all are asked for.
-- A cell is matched with the terms by one number, made of the form and of what
-- its key says of row and column: twenty million cells pass here in a large load.
-- The cells are found first and matched then; left to itself, the planner asks
-- for each term of each report, a hundred times the work.  That is what OFFSET 0
-- is for.
CREATE FUNCTION glasshouse.settle_figures(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	IF of_run IS NULL THEN
		DELETE FROM glasshouse.report_figure;
	END IF;
	WITH term AS MATERIALIZED (
		SELECT t.figure_id, t.era, t.fact, t.row_code, t.sign,
			count(*) OVER (PARTITION BY t.era, t.figure_id)::integer AS terms,
			(array_position(ARRAY['e2008', 'e2014', 'e2019', 'e2021'], t.era)::bigint << 32)
				+ ((t.row_id + 1)::bigint << 16) + (t.column_id + 1) AS place
		FROM glasshouse.figure_term AS t
	), chosen AS MATERIALIZED (
		SELECT p.report_id, p.era, array_position(ARRAY['e2008', 'e2014', 'e2019',
			'e2021'], p.era)::bigint << 32 AS form
		FROM glasshouse.dim_report AS p
			LEFT JOIN glasshouse.report_figure AS f ON f.report_id = p.report_id
		WHERE (of_run IS NULL OR p.run_id = of_run) AND f.report_id IS NULL
	), cell AS (
		SELECT x.report_id, t.figure_id, t.sign, t.terms,
			CASE WHEN t.sign < 0 THEN -x.cell_value ELSE x.cell_value END AS amount
		FROM (SELECT p.report_id, f.cell_value,
				p.form + ((f.outcome_id + 1)::bigint << 16) + f.applicant_id + 1 AS place
			FROM chosen AS p
				JOIN glasshouse.fact_request AS f ON f.report_id = p.report_id
			WHERE f.cell_value IS NOT NULL
			OFFSET 0) AS x
			JOIN term AS t ON t.place = x.place AND t.fact = 'request'
		UNION ALL
		SELECT x.report_id, t.figure_id, t.sign, t.terms,
			CASE WHEN t.sign < 0 THEN -x.cell_value ELSE x.cell_value END AS amount
		FROM (SELECT p.report_id, f.cell_value,
				p.form + ((f.channel_id + 1)::bigint << 16) + f.result_id + 1 AS place
			FROM chosen AS p
				JOIN glasshouse.fact_review AS f ON f.report_id = p.report_id
			WHERE f.cell_value IS NOT NULL
			OFFSET 0) AS x
			JOIN term AS t ON t.place = x.place AND t.fact = 'review'
		UNION ALL
		SELECT x.report_id, t.figure_id, t.sign, t.terms,
			CASE WHEN t.sign < 0 THEN -x.cell_value ELSE x.cell_value END AS amount
		FROM (SELECT p.report_id, f.cell_value,
				p.form + ((f.category_id + 1)::bigint << 16) + f.measure_id + 1 AS place
			FROM chosen AS p
				JOIN glasshouse.fact_disclosure AS f ON f.report_id = p.report_id
			WHERE f.cell_value IS NOT NULL
			OFFSET 0) AS x
			JOIN term AS t ON t.place = x.place AND t.fact = 'disclosure'
		UNION ALL
		SELECT x.report_id, t.figure_id, t.sign, t.terms,
			CASE WHEN t.sign < 0 THEN -x.cell_value ELSE x.cell_value END AS amount
		FROM (SELECT p.report_id, f.cell_value,
				p.form + ((f.indicator_id + 1)::bigint << 16) AS place
			FROM chosen AS p
				JOIN glasshouse.fact_indicator AS f ON f.report_id = p.report_id
			WHERE f.cell_value IS NOT NULL
			OFFSET 0) AS x
			JOIN term AS t ON t.place = x.place AND t.fact = 'indicator'
		UNION ALL
		SELECT x.report_id, t.figure_id, t.sign, t.terms, CASE WHEN t.row_code = 'checks_tried'
			THEN x.tried ELSE x.passed END
		FROM (SELECT p.report_id, p.era, count(*) AS tried,
				count(*) FILTER (WHERE f.identity_state <> 'fails') AS passed
			FROM chosen AS p
				JOIN glasshouse.fact_identity AS f ON f.report_id = p.report_id
				JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
			WHERE i.place = 'report' AND f.identity_state <> 'not_assessable'
			GROUP BY p.report_id, p.era) AS x
			JOIN term AS t ON t.fact = 'identity' AND t.era = x.era
	), figure AS (
		SELECT c.report_id, c.figure_id, sum(c.amount) AS amount,
			count(*) AS stated, max(c.terms) AS terms
		FROM cell AS c
		GROUP BY c.report_id, c.figure_id
		HAVING max(c.sign) > 0
	)
	INSERT INTO glasshouse.report_figure (report_id, agency_id, year_id, figures,
		amounts, gaps)
	SELECT p.report_id, p.agency_id, p.year_id,
		array_agg(f.figure_id::smallint ORDER BY f.figure_id),
		array_agg(f.amount ORDER BY f.figure_id),
		array_agg((f.terms - f.stated)::smallint ORDER BY f.figure_id)
	FROM figure AS f
		JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id
	GROUP BY p.report_id, p.agency_id, p.year_id;
END
$$;
COMMENT ON FUNCTION glasshouse.settle_figures(bigint) IS
	'Works out report_figure for the reports of a run that have none there yet, or for all';

-- What the divisions were called from year to year.  A change that fell between
-- two sources leaves years that neither has; they are given to the later name.
CREATE VIEW glasshouse.division_span AS
SELECT d.division_code, d.division_name,
	coalesce(lag(d.valid_to) OVER w + 1, 0) AS first_year,
	CASE WHEN lead(d.division_code) OVER w IS NULL THEN 9999
		ELSE d.valid_to END AS last_year,
	CASE WHEN lead(d.division_code) OVER w IS NULL THEN d.valid_to END AS gone_after
FROM glasshouse.dim_division AS d
WINDOW w AS (PARTITION BY d.division_code ORDER BY d.span_no);
COMMENT ON VIEW glasshouse.division_span IS
	'What each division was called, from which year to which; every year has one name';
COMMENT ON COLUMN glasshouse.division_span.division_code IS 'Its code';
COMMENT ON COLUMN glasshouse.division_span.division_name IS 'Its name in those years';
COMMENT ON COLUMN glasshouse.division_span.first_year IS 'The first of them; 0 for the first name known';
COMMENT ON COLUMN glasshouse.division_span.last_year IS 'The last of them; 9999 for the last name';
COMMENT ON COLUMN glasshouse.division_span.gone_after IS
	'The last year that the division was there at all; null if it is there today';

CREATE FUNCTION glasshouse.settle_agencies(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	UPDATE glasshouse.dim_agency AS a
	SET province_name = n.province_name, prefecture_name = n.prefecture_name,
		county_name = n.county_name
	FROM (
		SELECT b.agency_id, p.division_name AS province_name,
			f.division_name AS prefecture_name, c.division_name AS county_name
		FROM glasshouse.dim_agency AS b
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = b.province_code
				ORDER BY d.span_no DESC LIMIT 1) AS p ON true
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = b.prefecture_code
				ORDER BY d.span_no DESC LIMIT 1) AS f ON true
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = b.county_code
				ORDER BY d.span_no DESC LIMIT 1) AS c ON true
		WHERE of_run IS NULL OR b.agency_id IN (SELECT r.agency_id
			FROM glasshouse.dim_report AS r WHERE r.run_id = of_run)
	) AS n
	WHERE a.agency_id = n.agency_id
		AND (a.province_name, a.prefecture_name, a.county_name)
		IS DISTINCT FROM (n.province_name, n.prefecture_name, n.county_name);

	-- One name a year: the longest, then the first by its bytes.  A year
	-- begins a version if anything differs from the year before it.
	WITH touched AS (
		SELECT DISTINCT r.agency_id FROM etl.touched AS r
		WHERE (of_run IS NULL OR r.run_id = of_run) AND r.agency_id <> -1
	), named AS (
		SELECT DISTINCT ON (p.agency_id, p.year_id) p.agency_id, p.year_id,
			coalesce(p.agency_normal, a.agency_name) AS agency_name,
			a.province_code, a.prefecture_code, a.county_code
		FROM touched AS t
			JOIN glasshouse.dim_report AS p ON p.agency_id = t.agency_id
			JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
		WHERE p.year_id <> -1
		ORDER BY p.agency_id, p.year_id, length(p.agency_normal) DESC NULLS LAST,
			p.agency_normal COLLATE "C"
	), placed AS (
		SELECT n.agency_id, n.year_id, n.agency_name,
			p.division_name AS province_name, f.division_name AS prefecture_name,
			c.division_name AS county_name
		FROM named AS n
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = n.province_code
				ORDER BY n.year_id > coalesce(d.valid_to, 9999), CASE
					WHEN n.year_id > coalesce(d.valid_to, 9999) THEN -d.span_no
					ELSE d.span_no END LIMIT 1) AS p ON true
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = n.prefecture_code
				ORDER BY n.year_id > coalesce(d.valid_to, 9999), CASE
					WHEN n.year_id > coalesce(d.valid_to, 9999) THEN -d.span_no
					ELSE d.span_no END LIMIT 1) AS f ON true
			LEFT JOIN LATERAL (SELECT d.division_name FROM glasshouse.dim_division AS d
				WHERE d.division_code = n.county_code
				ORDER BY n.year_id > coalesce(d.valid_to, 9999), CASE
					WHEN n.year_id > coalesce(d.valid_to, 9999) THEN -d.span_no
					ELSE d.span_no END LIMIT 1) AS c ON true
	), step AS (
		SELECT n.*, row_number() OVER w = 1
			OR (n.agency_name, n.province_name, n.prefecture_name, n.county_name)
			IS DISTINCT FROM (lag(n.agency_name) OVER w, lag(n.province_name) OVER w,
				lag(n.prefecture_name) OVER w, lag(n.county_name) OVER w) AS is_first
		FROM placed AS n
		WINDOW w AS (PARTITION BY n.agency_id ORDER BY n.year_id)
	), wanted AS (
		SELECT s.agency_id, row_number() OVER w AS version_no, s.agency_name,
			s.province_name, s.prefecture_name, s.county_name,
			make_date(s.year_id, 1, 1) AS valid_from,
			coalesce(make_date(lead(s.year_id) OVER w, 1, 1) - 1,
				date '9999-12-31') AS valid_to
		FROM step AS s
		WHERE s.is_first
		WINDOW w AS (PARTITION BY s.agency_id ORDER BY s.year_id)
	), gone AS (
		DELETE FROM glasshouse.dim_agency_version AS v
		USING (
			SELECT o.agency_version_id
			FROM touched AS t
				JOIN glasshouse.dim_agency_version AS o ON o.agency_id = t.agency_id
				LEFT JOIN wanted AS w ON w.agency_id = o.agency_id
					AND w.version_no = o.version_no
			WHERE w.agency_id IS NULL
		) AS x
		WHERE v.agency_version_id = x.agency_version_id
	)
	INSERT INTO glasshouse.dim_agency_version AS v (
		agency_id, version_no, agency_name, province_name, prefecture_name,
		county_name, valid_from, valid_to, is_current
	)
	SELECT w.*, w.valid_to = date '9999-12-31'
	FROM wanted AS w
	ORDER BY w.agency_id, w.version_no
	ON CONFLICT (agency_id, version_no) DO UPDATE SET
		agency_name = excluded.agency_name,
		province_name = excluded.province_name,
		prefecture_name = excluded.prefecture_name,
		county_name = excluded.county_name, valid_from = excluded.valid_from,
		valid_to = excluded.valid_to, is_current = excluded.is_current
	WHERE (v.agency_name, v.province_name, v.prefecture_name, v.county_name,
			v.valid_from, v.valid_to)
		IS DISTINCT FROM (excluded.agency_name, excluded.province_name,
			excluded.prefecture_name, excluded.county_name,
			excluded.valid_from, excluded.valid_to);
END
$$;
COMMENT ON FUNCTION glasshouse.settle_agencies(bigint) IS
	'Works out dim_agency_version, and the names of places, for the agencies of a run, or for all';

-- Where reports are versions of one another, the one with most stated cells is
-- current, then the latest captured, then the lowest digest, which decides by
-- nothing but itself.  Where the agency or the year is unknown, no two reports
-- can be said to be versions of one, and each is current.
CREATE FUNCTION glasshouse.settle_versions(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	WITH touched AS (
		SELECT DISTINCT p.agency_id, p.year_id, p.scope
		FROM etl.touched AS p
		WHERE (of_run IS NULL OR p.run_id = of_run)
			AND p.agency_id <> -1 AND p.year_id <> -1
	), ranked AS (
		SELECT r.report_id, r.is_current, 1 = row_number() OVER (
				PARTITION BY r.agency_id, r.year_id, r.scope
				ORDER BY r.stated_cells DESC, r.captured DESC NULLS LAST,
					r.digest COLLATE "C", r.ordinal
			) AS is_best
		FROM glasshouse.dim_report AS r
			JOIN touched AS t ON t.agency_id = r.agency_id
				AND t.year_id = r.year_id AND t.scope = r.scope
	)
	UPDATE glasshouse.dim_report AS r
	SET is_current = k.is_best
	FROM ranked AS k
	WHERE r.report_id = k.report_id AND k.is_current <> k.is_best;
END
$$;
COMMENT ON FUNCTION glasshouse.settle_versions(bigint) IS
	'Tells which versions of the reports of a run, or of all, are current';

-- Checks on a report and the one before it: same agency, same scope, the year
-- before, both current.  Their rows are of the later report.  What neither
-- side states leaves no row.
CREATE FUNCTION glasshouse.settle_years(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	DELETE FROM glasshouse.fact_identity AS f
	WHERE f.identity_id = ANY (ARRAY(SELECT i.identity_id
			FROM glasshouse.dim_identity AS i WHERE i.place = 'years'))
		AND f.report_id IN (
			SELECT p.report_id
			FROM etl.touched AS r
				JOIN glasshouse.dim_report AS p ON p.agency_id = r.agency_id
					AND p.year_id IN (r.year_id, r.year_id + 1)
			WHERE r.agency_id <> -1 AND r.year_id <> -1
				AND (of_run IS NULL OR r.run_id = of_run));

	WITH pair AS (
		SELECT DISTINCT b.report_id, b.agency_id, b.year_id, b.era,
			a.report_id AS before_id, a.era AS before_era
		FROM etl.touched AS r
			JOIN glasshouse.dim_report AS b ON b.agency_id = r.agency_id
				AND b.year_id IN (r.year_id, r.year_id + 1) AND b.is_current
			JOIN glasshouse.dim_report AS a ON a.agency_id = b.agency_id
				AND a.year_id = b.year_id - 1 AND a.scope = b.scope
				AND a.is_current
		WHERE (of_run IS NULL OR r.run_id = of_run)
			AND r.agency_id <> -1 AND r.year_id <> -1
			AND b.era IN ('e2019', 'e2021') AND a.era IN ('e2019', 'e2021')
	), ends AS MATERIALIZED (
		SELECT p.report_id FROM pair AS p UNION SELECT p.before_id FROM pair AS p
	), carried AS MATERIALIZED (
		SELECT f.report_id, f.applicant_id, f.cell_value, o.code
		FROM ends AS p
			JOIN glasshouse.fact_request AS f ON f.report_id = p.report_id
			JOIN glasshouse.dim_outcome AS o ON o.outcome_id = f.outcome_id
		WHERE f.cell_value IS NOT NULL AND f.outcome_id = ANY (ARRAY(
			SELECT c.outcome_id FROM glasshouse.dim_outcome AS c
			WHERE c.code IN ('out_carried_in', 'out_carried_out')))
	), stock AS (
		SELECT f.report_id, f.category_id,
			max(f.cell_value) FILTER (WHERE m.code = 'm_in_force_count') AS in_force,
			max(f.cell_value) FILTER (WHERE m.code = 'm_issued_count') AS issued,
			max(f.cell_value) FILTER (WHERE m.code = 'm_repealed_count') AS repealed,
			max(f.cell_value) FILTER (WHERE m.code = 'm_prev_item_count') AS items,
			max(f.cell_value) FILTER (WHERE m.code = 'm_item_change') AS change,
			max(f.cell_value) FILTER (WHERE m.code = 'm_newly_disclosed_count') AS newly,
			max(f.cell_value) FILTER (WHERE m.code = 'm_disclosed_total') AS disclosed
		FROM ends AS p
			JOIN glasshouse.fact_disclosure AS f ON f.report_id = p.report_id
			JOIN glasshouse.dim_measure AS m ON m.measure_id = f.measure_id
		GROUP BY f.report_id, f.category_id
	), stocks AS (
		SELECT p.report_id, p.agency_id, p.year_id, p.era, p.before_era,
			c.code AS category_code, b.in_force, b.issued, b.repealed, b.items,
			b.newly, b.disclosed, a.in_force AS in_force_before,
			a.items AS items_before, a.change AS change_before,
			a.disclosed AS disclosed_before
		FROM pair AS p
			JOIN stock AS b ON b.report_id = p.report_id
			JOIN stock AS a ON a.report_id = p.before_id
				AND a.category_id = b.category_id
			JOIN glasshouse.dim_category AS c ON c.category_id = b.category_id
	), side AS (
		SELECT p.report_id, p.agency_id, p.year_id, 'x_carry' AS code,
			c.code AS member_code, a.cell_value AS l, '=' AS op,
			b.cell_value AS r, false AS imputed
		FROM pair AS p
			JOIN carried AS a ON a.report_id = p.before_id AND a.code = 'out_carried_out'
			JOIN carried AS b ON b.report_id = p.report_id AND b.code = 'out_carried_in'
				AND b.applicant_id = a.applicant_id
			JOIN glasshouse.dim_applicant AS c ON c.applicant_id = b.applicant_id
		UNION ALL
		SELECT p.report_id, p.agency_id, p.year_id, 'x_pending', h.code,
			b.cell_value, '>=', a.cell_value, false
		FROM pair AS p
			JOIN glasshouse.fact_review AS a ON a.report_id = p.before_id
				AND a.result_id = (SELECT o.result_id
					FROM glasshouse.dim_result AS o WHERE o.code = 'rvr_pending')
			JOIN glasshouse.fact_review AS b ON b.report_id = p.report_id
				AND b.channel_id = a.channel_id
				AND b.result_id = (SELECT o.result_id
					FROM glasshouse.dim_result AS o WHERE o.code = 'rvr_total')
			JOIN glasshouse.dim_channel AS h ON h.channel_id = b.channel_id
		UNION ALL
		SELECT s.report_id, s.agency_id, s.year_id, 'x_in_force', s.category_code,
			s.in_force, '=',
			s.in_force_before + coalesce(s.issued, 0) - coalesce(s.repealed, 0),
			s.issued IS NULL OR s.repealed IS NULL
		FROM stocks AS s
		WHERE s.era = 'e2021' AND s.before_era = 'e2021'
		UNION ALL
		SELECT s.report_id, s.agency_id, s.year_id, 'x_items', s.category_code,
			s.items, '=', s.items_before + coalesce(s.change_before, 0),
			s.change_before IS NULL
		FROM stocks AS s
		WHERE s.era = 'e2019' AND s.before_era = 'e2019'
		UNION ALL
		SELECT s.report_id, s.agency_id, s.year_id, 'x_disclosed', s.category_code,
			s.disclosed, '<=', s.disclosed_before + coalesce(s.newly, 0),
			s.newly IS NULL
		FROM stocks AS s
		WHERE s.era = 'e2019' AND s.before_era = 'e2019'
	)
	INSERT INTO glasshouse.fact_identity (
		report_id, agency_id, year_id, identity_id, member_code, left_value,
		right_value, difference, identity_state
	)
	SELECT s.report_id, s.agency_id, s.year_id, i.identity_id, s.member_code,
		s.l, s.r, s.l - s.r, CASE
		WHEN NOT CASE s.op WHEN '=' THEN s.l = s.r WHEN '>=' THEN s.l >= s.r
			ELSE s.l <= s.r END THEN 'fails'
		WHEN s.imputed THEN 'imputed' ELSE 'holds' END
	FROM side AS s
		JOIN glasshouse.dim_identity AS i ON i.code = s.code
	WHERE s.l IS NOT NULL AND s.r IS NOT NULL
	ORDER BY s.report_id, i.identity_id, s.member_code;
END
$$;
COMMENT ON FUNCTION glasshouse.settle_years(bigint) IS
	'Tries the checks that need the year before, for the reports of a run and those that follow them, or for all';

-- Checks on a government's consolidated report: it counts at least what the
-- bodies in its division report for themselves, as far as their reports are
-- here.  Bodies that are led from above are not its own.
CREATE FUNCTION glasshouse.settle_bodies(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	DELETE FROM glasshouse.fact_identity AS f
	USING (
		SELECT DISTINCT p.report_id, i.identity_id
		FROM etl.touched AS r
			JOIN glasshouse.dim_agency AS m ON m.agency_id = r.agency_id
			JOIN glasshouse.dim_agency AS g ON g.division_code IN (m.province_code,
				m.prefecture_code, m.county_code, m.township_code)
			JOIN glasshouse.dim_report AS p ON p.agency_id = g.agency_id
				AND p.year_id = r.year_id
			CROSS JOIN glasshouse.dim_identity AS i
		WHERE i.place = 'bodies' AND r.year_id <> -1
			AND g.organ_family = 'government'
			AND (of_run IS NULL OR r.run_id = of_run)
	) AS t
	WHERE f.report_id = t.report_id AND f.identity_id = t.identity_id;

	WITH parent AS MATERIALIZED (
		SELECT DISTINCT p.report_id, p.agency_id, p.year_id, g.division_code
		FROM etl.touched AS r
			JOIN glasshouse.dim_agency AS m ON m.agency_id = r.agency_id
			JOIN glasshouse.dim_agency AS g ON g.division_code IN (m.province_code,
				m.prefecture_code, m.county_code, m.township_code)
			JOIN glasshouse.dim_report AS p ON p.agency_id = g.agency_id
				AND p.year_id = r.year_id AND p.is_current
				AND p.scope = 'consolidated' AND p.era IN ('e2019', 'e2021')
		WHERE (of_run IS NULL OR r.run_id = of_run) AND r.year_id <> -1
			AND g.organ_family = 'government'
	), member AS MATERIALIZED (
		SELECT a.report_id AS parent_id, b.report_id
		FROM parent AS a
			JOIN glasshouse.dim_agency AS m ON a.division_code
				IN (m.province_code, m.prefecture_code, m.county_code, m.township_code)
				AND coalesce(m.agency_level, '') NOT IN ('national', 'vertical')
			JOIN glasshouse.dim_report AS b ON b.agency_id = m.agency_id
				AND b.year_id = a.year_id AND b.is_current AND b.scope = 'own'
				AND b.era IN ('e2019', 'e2021')
	), part AS (
		SELECT m.parent_id, 'request' AS fact, f.outcome_id AS row_id,
			f.applicant_id AS column_id, sum(f.cell_value) AS amount
		FROM member AS m
			JOIN glasshouse.fact_request AS f ON f.report_id = m.report_id
				AND f.applicant_id = (SELECT c.applicant_id
					FROM glasshouse.dim_applicant AS c WHERE c.code = 'app_total')
		GROUP BY m.parent_id, f.outcome_id, f.applicant_id
		UNION ALL
		SELECT m.parent_id, 'review', f.channel_id, f.result_id, sum(f.cell_value)
		FROM member AS m
			JOIN glasshouse.fact_review AS f ON f.report_id = m.report_id
		GROUP BY m.parent_id, f.channel_id, f.result_id
	), side AS (
		SELECT p.report_id, p.agency_id, p.year_id,
			o.code || ':' || c.code AS member_code, f.cell_value AS l, s.amount AS r
		FROM parent AS p
			JOIN part AS s ON s.parent_id = p.report_id AND s.fact = 'request'
			JOIN glasshouse.fact_request AS f ON f.report_id = p.report_id
				AND f.outcome_id = s.row_id AND f.applicant_id = s.column_id
			JOIN glasshouse.dim_outcome AS o ON o.outcome_id = s.row_id
			JOIN glasshouse.dim_applicant AS c ON c.applicant_id = s.column_id
		UNION ALL
		SELECT p.report_id, p.agency_id, p.year_id, h.code || ':' || e.code,
			f.cell_value, s.amount
		FROM parent AS p
			JOIN part AS s ON s.parent_id = p.report_id AND s.fact = 'review'
			JOIN glasshouse.fact_review AS f ON f.report_id = p.report_id
				AND f.channel_id = s.row_id AND f.result_id = s.column_id
			JOIN glasshouse.dim_channel AS h ON h.channel_id = s.row_id
			JOIN glasshouse.dim_result AS e ON e.result_id = s.column_id
	)
	INSERT INTO glasshouse.fact_identity (
		report_id, agency_id, year_id, identity_id, member_code, left_value,
		right_value, difference, identity_state
	)
	SELECT s.report_id, s.agency_id, s.year_id, i.identity_id, s.member_code,
		s.l, s.r, s.l - s.r, CASE WHEN s.l >= s.r THEN 'holds' ELSE 'fails' END
	FROM side AS s
		JOIN glasshouse.dim_identity AS i ON i.code = 'h_parent_child'
	WHERE s.l IS NOT NULL AND s.r IS NOT NULL
	ORDER BY s.report_id, i.identity_id, s.member_code;
END
$$;
COMMENT ON FUNCTION glasshouse.settle_bodies(bigint) IS
	'Tries the checks of consolidated reports against those of their bodies, for what a run can have changed, or for all';

CREATE FUNCTION glasshouse.settle(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	PERFORM glasshouse.settle_versions(of_run);
	PERFORM glasshouse.settle_names(of_run);
	PERFORM glasshouse.settle_agencies(of_run);
	PERFORM glasshouse.settle_figures(of_run);
	PERFORM glasshouse.settle_totals(of_run);
	PERFORM glasshouse.settle_years(of_run);
	PERFORM glasshouse.settle_bodies(of_run);
	PERFORM glasshouse.settle_leavers(of_run);
END
$$;
COMMENT ON FUNCTION glasshouse.settle(bigint) IS
	'All that follows from the reports of a run, or of all';
