-- What all current reports come to, by cell, figure and metric: a question over
-- every report reads some thousand rows here and not millions of facts.  Reports are told
-- apart as far as such questions do: by year, scope, form, province and level.
--
-- glasshouse.settle() keeps them in the transaction that brings the facts, and
-- adds or takes off only what a run has changed; report_cohort says where each
-- report is counted, so that it can be taken off there when it is no longer
-- current, or its body turns out to be another.
CREATE TABLE glasshouse.dim_cohort (
	cohort_id     integer NOT NULL CONSTRAINT dim_cohort_pk PRIMARY KEY,
	year_id       integer NOT NULL CONSTRAINT dim_cohort_year_fk
	              REFERENCES glasshouse.dim_year (year_id),
	scope         text    NOT NULL,
	era           text    NOT NULL,
	province_code text    NOT NULL,
	agency_level  text    NOT NULL,
	report_count  bigint  NOT NULL,
	CONSTRAINT dim_cohort_key UNIQUE (year_id, scope, era, province_code, agency_level)
);
COMMENT ON TABLE glasshouse.dim_cohort IS
	'Current reports of one year, scope, form, province and level, taken together';
COMMENT ON COLUMN glasshouse.dim_cohort.cohort_id IS 'Key of the cohort, made of what tells it from others: the same in every warehouse';
COMMENT ON COLUMN glasshouse.dim_cohort.year_id IS 'The year that they report on';
COMMENT ON COLUMN glasshouse.dim_cohort.scope IS 'own, consolidated or unknown';
COMMENT ON COLUMN glasshouse.dim_cohort.era IS 'The form that their tables follow';
COMMENT ON COLUMN glasshouse.dim_cohort.province_code IS
	'The province of their bodies; empty if it is open';
COMMENT ON COLUMN glasshouse.dim_cohort.agency_level IS
	'The level of their bodies; empty if it is open';
COMMENT ON COLUMN glasshouse.dim_cohort.report_count IS 'How many they are';

CREATE TABLE glasshouse.report_cohort (
	report_id bigint  NOT NULL CONSTRAINT report_cohort_pk PRIMARY KEY,
	cohort_id integer NOT NULL CONSTRAINT report_cohort_cohort_fk
	          REFERENCES glasshouse.dim_cohort (cohort_id)
);
ALTER TABLE glasshouse.report_cohort
	ADD CONSTRAINT report_cohort_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
COMMENT ON TABLE glasshouse.report_cohort IS
	'Where each current report is counted in cell_total';
COMMENT ON COLUMN glasshouse.report_cohort.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.report_cohort.cohort_id IS 'The cohort';

CREATE TABLE glasshouse.cell_total (
	cohort_id         integer NOT NULL CONSTRAINT cell_total_cohort_fk
	                  REFERENCES glasshouse.dim_cohort (cohort_id),
	fact              text    NOT NULL,
	row_id            integer NOT NULL,
	column_id         integer NOT NULL,
	amount            numeric NOT NULL,
	cell_count        bigint  NOT NULL,
	stated_count      bigint  NOT NULL,
	inferred_count    bigint  NOT NULL,
	blank_count       bigint  NOT NULL,
	placeholder_count bigint  NOT NULL,
	absent_count      bigint  NOT NULL,
	unreadable_count  bigint  NOT NULL,
	CONSTRAINT cell_total_pk PRIMARY KEY (cohort_id, fact, row_id, column_id)
);
CREATE INDEX cell_total_none_idx ON glasshouse.cell_total (cohort_id)
	WHERE cell_count = 0;
COMMENT ON TABLE glasshouse.cell_total IS
	'What one cell of the forms comes to in the reports of a cohort; read bi.cell_total instead';
COMMENT ON COLUMN glasshouse.cell_total.cohort_id IS 'The cohort';
COMMENT ON COLUMN glasshouse.cell_total.fact IS 'disclosure, request, review or indicator';
COMMENT ON COLUMN glasshouse.cell_total.row_id IS 'Key of the row in its dimension';
COMMENT ON COLUMN glasshouse.cell_total.column_id IS
	'Key of the column in its dimension; -1 for an indicator';
COMMENT ON COLUMN glasshouse.cell_total.amount IS
	'The sum of its numbers; 0 if there is none';
COMMENT ON COLUMN glasshouse.cell_total.cell_count IS 'How many reports have the cell';
COMMENT ON COLUMN glasshouse.cell_total.stated_count IS 'In how many it is stated';
COMMENT ON COLUMN glasshouse.cell_total.inferred_count IS 'In how many it is inferred';
COMMENT ON COLUMN glasshouse.cell_total.blank_count IS 'In how many it is blank';
COMMENT ON COLUMN glasshouse.cell_total.placeholder_count IS
	'In how many a placeholder stands in it';
COMMENT ON COLUMN glasshouse.cell_total.absent_count IS 'In how many it is absent';
COMMENT ON COLUMN glasshouse.cell_total.unreadable_count IS 'In how many it cannot be read';

CREATE TABLE glasshouse.figure_total (
	cohort_id    integer NOT NULL CONSTRAINT figure_total_cohort_fk
	             REFERENCES glasshouse.dim_cohort (cohort_id),
	figure_id    integer NOT NULL CONSTRAINT figure_total_figure_fk
	             REFERENCES glasshouse.dim_figure (figure_id),
	amount       numeric NOT NULL,
	report_count bigint  NOT NULL,
	CONSTRAINT figure_total_pk PRIMARY KEY (cohort_id, figure_id)
);
CREATE INDEX figure_total_none_idx ON glasshouse.figure_total (cohort_id)
	WHERE report_count = 0;
COMMENT ON TABLE glasshouse.figure_total IS
	'What a figure comes to in the reports of a cohort; read bi.trend_total instead';
COMMENT ON COLUMN glasshouse.figure_total.cohort_id IS 'The cohort';
COMMENT ON COLUMN glasshouse.figure_total.figure_id IS 'The figure';
COMMENT ON COLUMN glasshouse.figure_total.amount IS 'The sum';
COMMENT ON COLUMN glasshouse.figure_total.report_count IS 'How many reports have it';

CREATE TABLE glasshouse.rate_total (
	cohort_id    integer NOT NULL CONSTRAINT rate_total_cohort_fk
	             REFERENCES glasshouse.dim_cohort (cohort_id),
	metric_id    integer NOT NULL CONSTRAINT rate_total_metric_fk
	             REFERENCES glasshouse.dim_metric (metric_id),
	numerator    numeric NOT NULL,
	denominator  numeric NOT NULL,
	report_count bigint  NOT NULL,
	CONSTRAINT rate_total_pk PRIMARY KEY (cohort_id, metric_id)
);
CREATE INDEX rate_total_none_idx ON glasshouse.rate_total (cohort_id)
	WHERE report_count = 0;
COMMENT ON TABLE glasshouse.rate_total IS
	'What the two sides of a rate, ratio or amount come to in the reports of a cohort that have both; read bi.metric_total instead';
COMMENT ON COLUMN glasshouse.rate_total.cohort_id IS 'The cohort';
COMMENT ON COLUMN glasshouse.rate_total.metric_id IS 'The metric';
COMMENT ON COLUMN glasshouse.rate_total.numerator IS 'The sum of what stands above';
COMMENT ON COLUMN glasshouse.rate_total.denominator IS
	'The sum of what stands below; 0 for an amount, which has nothing there';
COMMENT ON COLUMN glasshouse.rate_total.report_count IS 'How many reports have both';

-- Where a current report belongs.  The key of a cohort follows from what it is,
-- so nothing has to be looked up to find it.
CREATE FUNCTION glasshouse.cohort_key(year_id integer, scope text, era text,
	province_code text, agency_level text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
SELECT (((year_id + 1) * 3 + array_position(ARRAY['own', 'consolidated', 'unknown'],
		scope) - 1) * 5 + array_position(ARRAY['e2008', 'e2014', 'e2019', 'e2021',
		'unknown'], era) - 1) * 800 + coalesce(nullif(province_code, '')::integer, 0)
		* 8 + array_position(ARRAY['', 'national', 'province', 'prefecture', 'county',
		'township', 'zone', 'vertical'], agency_level) - 1
$$;
COMMENT ON FUNCTION glasshouse.cohort_key(integer, text, text, text, text) IS
	'The key of the cohort of a year, scope, form, province and level';
CREATE VIEW glasshouse.cohort_wanted AS
SELECT w.*, glasshouse.cohort_key(w.year_id, w.scope, w.era, w.province_code,
	w.agency_level) AS cohort_id
FROM (
	SELECT p.report_id, p.agency_id, p.year_id, p.scope, p.era,
		coalesce(a.province_code, '') AS province_code,
		coalesce(a.agency_level, '') AS agency_level
	FROM glasshouse.dim_report AS p
		JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	WHERE p.is_current
) AS w;
COMMENT ON VIEW glasshouse.cohort_wanted IS
	'The cohort that each current report belongs to';
COMMENT ON COLUMN glasshouse.cohort_wanted.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.cohort_wanted.agency_id IS 'The body that reports';
COMMENT ON COLUMN glasshouse.cohort_wanted.year_id IS 'The year that it reports on';
COMMENT ON COLUMN glasshouse.cohort_wanted.scope IS 'own, consolidated or unknown';
COMMENT ON COLUMN glasshouse.cohort_wanted.era IS 'The form its tables follow';
COMMENT ON COLUMN glasshouse.cohort_wanted.province_code IS
	'The province of its body; empty if it is open';
COMMENT ON COLUMN glasshouse.cohort_wanted.agency_level IS
	'The level of its body; empty if it is open';
COMMENT ON COLUMN glasshouse.cohort_wanted.cohort_id IS 'The cohort';

-- The metrics that rate_total has, by the figures that stand above and below.
CREATE VIEW glasshouse.rate_rule AS
SELECT d.metric_id, n.figure_id, o.figure_id::smallint AS below_id
FROM glasshouse.dim_metric AS d
	JOIN glasshouse.dim_figure AS n ON n.code = d.numerator_code
	LEFT JOIN glasshouse.dim_figure AS o ON o.code = d.denominator_code
WHERE d.kind IN ('rate', 'ratio', 'amount');
COMMENT ON VIEW glasshouse.rate_rule IS 'The figures that metrics are made of';
COMMENT ON COLUMN glasshouse.rate_rule.metric_id IS 'The metric';
COMMENT ON COLUMN glasshouse.rate_rule.figure_id IS 'The figure above';
COMMENT ON COLUMN glasshouse.rate_rule.below_id IS 'The figure below; null if there is none';

-- Moves reports from one cohort to another: their cells and figures are taken
-- off there and added here.  Cells are grouped by one number, for that takes half
-- the time: the cohort, 16 bits each of row and column, a bit for what is taken
-- off, and the first letter of the state.  NULL is no cohort.  A report whose
-- cells are to be replaced is taken out before and put in again after.
CREATE FUNCTION glasshouse.recount(reports bigint[], from_cohorts integer[],
	to_cohorts integer[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	WITH moved AS MATERIALIZED (
		SELECT m.report_id, (m.cohort_id::bigint << 38) - ascii('a') AS place
		FROM unnest(reports, to_cohorts) AS m (report_id, cohort_id)
		WHERE m.cohort_id IS NOT NULL
		UNION ALL
		SELECT m.report_id, (m.cohort_id::bigint << 38) - ascii('a') + 32
		FROM unnest(reports, from_cohorts) AS m (report_id, cohort_id)
		WHERE m.cohort_id IS NOT NULL
	), part AS (
		SELECT 'request'::text AS fact, m.place + ((f.outcome_id + 1)::bigint << 22)
			+ ((f.applicant_id + 1) << 6) + ascii(f.cell_state) AS place,
			sum(f.cell_value) AS amount, count(*) AS cells
		FROM moved AS m
			JOIN glasshouse.fact_request AS f ON f.report_id = m.report_id
		GROUP BY 2
		UNION ALL
		SELECT 'review'::text AS fact, m.place + ((f.channel_id + 1)::bigint << 22)
			+ ((f.result_id + 1) << 6) + ascii(f.cell_state) AS place,
			sum(f.cell_value) AS amount, count(*) AS cells
		FROM moved AS m
			JOIN glasshouse.fact_review AS f ON f.report_id = m.report_id
		GROUP BY 2
		UNION ALL
		SELECT 'disclosure'::text AS fact, m.place + ((f.category_id + 1)::bigint << 22)
			+ ((f.measure_id + 1) << 6) + ascii(f.cell_state) AS place,
			sum(f.cell_value) AS amount, count(*) AS cells
		FROM moved AS m
			JOIN glasshouse.fact_disclosure AS f ON f.report_id = m.report_id
		GROUP BY 2
		UNION ALL
		SELECT 'indicator'::text AS fact, m.place + ((f.indicator_id + 1)::bigint << 22)
			+ ascii(f.cell_state) AS place,
			sum(f.cell_value) AS amount, count(*) AS cells
		FROM moved AS m
			JOIN glasshouse.fact_indicator AS f ON f.report_id = m.report_id
		GROUP BY 2
	), told AS (
		SELECT p.fact, (p.place >> 38)::integer AS cohort_id,
			((p.place >> 22) & 65535)::integer - 1 AS row_id,
			((p.place >> 6) & 65535)::integer - 1 AS column_id,
			CASE WHEN p.place & 32 = 0 THEN 1 ELSE -1 END AS sign,
			chr((p.place & 31)::integer + ascii('a')) AS letter, p.amount, p.cells
		FROM part AS p
	)
	INSERT INTO glasshouse.cell_total AS t (
		cohort_id, fact, row_id, column_id, amount, cell_count, stated_count,
		inferred_count, blank_count, placeholder_count, absent_count, unreadable_count
	)
	SELECT p.cohort_id, p.fact, p.row_id, p.column_id,
		trim_scale(coalesce(sum(p.sign * p.amount), 0)), sum(p.sign * p.cells),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 's'), 0),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 'i'), 0),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 'b'), 0),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 'p'), 0),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 'a'), 0),
		coalesce(sum(p.sign * p.cells) FILTER (WHERE p.letter = 'u'), 0)
	FROM told AS p
	GROUP BY p.cohort_id, p.fact, p.row_id, p.column_id
	ORDER BY p.cohort_id, p.fact, p.row_id, p.column_id
	ON CONFLICT (cohort_id, fact, row_id, column_id) DO UPDATE SET
		amount = trim_scale(t.amount + excluded.amount),
		cell_count = t.cell_count + excluded.cell_count,
		stated_count = t.stated_count + excluded.stated_count,
		inferred_count = t.inferred_count + excluded.inferred_count,
		blank_count = t.blank_count + excluded.blank_count,
		placeholder_count = t.placeholder_count + excluded.placeholder_count,
		absent_count = t.absent_count + excluded.absent_count,
		unreadable_count = t.unreadable_count + excluded.unreadable_count;

	INSERT INTO glasshouse.figure_total AS t (cohort_id, figure_id, amount, report_count)
	SELECT m.cohort_id, m.figure_id,
		trim_scale(sum(CASE WHEN m.sign < 0 THEN -m.amount ELSE m.amount END)), sum(m.sign)
	FROM (
		SELECT w.cohort_id, w.sign, unnest(f.figures) AS figure_id,
			unnest(f.amounts) AS amount
		FROM (
			SELECT m.report_id, m.cohort_id, 1 AS sign
			FROM unnest(reports, to_cohorts) AS m (report_id, cohort_id)
			WHERE m.cohort_id IS NOT NULL
			UNION ALL
			SELECT m.report_id, m.cohort_id, -1
			FROM unnest(reports, from_cohorts) AS m (report_id, cohort_id)
			WHERE m.cohort_id IS NOT NULL
		) AS w
			JOIN glasshouse.report_figure AS f ON f.report_id = w.report_id
	) AS m
	GROUP BY m.cohort_id, m.figure_id
	ORDER BY m.cohort_id, m.figure_id
	ON CONFLICT (cohort_id, figure_id) DO UPDATE SET
		amount = trim_scale(t.amount + excluded.amount),
		report_count = t.report_count + excluded.report_count;

	INSERT INTO glasshouse.rate_total AS t (cohort_id, metric_id, numerator, denominator,
		report_count)
	SELECT m.cohort_id, r.metric_id, trim_scale(sum(m.sign * m.amount)),
		coalesce(trim_scale(sum(m.sign * b.amount)), 0), sum(m.sign)
	FROM (
		SELECT w.cohort_id, w.sign, unnest(f.figures) AS figure_id,
			unnest(f.amounts) AS amount, f.figures, f.amounts
		FROM (
			SELECT m.report_id, m.cohort_id, 1 AS sign
			FROM unnest(reports, to_cohorts) AS m (report_id, cohort_id)
			WHERE m.cohort_id IS NOT NULL
			UNION ALL
			SELECT m.report_id, m.cohort_id, -1
			FROM unnest(reports, from_cohorts) AS m (report_id, cohort_id)
			WHERE m.cohort_id IS NOT NULL
		) AS w
			JOIN glasshouse.report_figure AS f ON f.report_id = w.report_id
	) AS m
		JOIN glasshouse.rate_rule AS r
			ON r.figure_id = m.figure_id
		CROSS JOIN LATERAL (
			SELECT m.amounts[array_position(m.figures, r.below_id)] AS amount
			OFFSET 0) AS b
	WHERE r.below_id IS NULL OR b.amount IS NOT NULL
	GROUP BY m.cohort_id, r.metric_id
	ORDER BY m.cohort_id, r.metric_id
	ON CONFLICT (cohort_id, metric_id) DO UPDATE SET
		numerator = trim_scale(t.numerator + excluded.numerator),
		denominator = trim_scale(t.denominator + excluded.denominator),
		report_count = t.report_count + excluded.report_count;

	DELETE FROM glasshouse.report_cohort AS h
	USING unnest(reports, to_cohorts) AS m (report_id, cohort_id)
	WHERE h.report_id = m.report_id AND m.cohort_id IS NULL;
	INSERT INTO glasshouse.report_cohort AS h (report_id, cohort_id)
	SELECT m.report_id, m.cohort_id
	FROM unnest(reports, to_cohorts) AS m (report_id, cohort_id)
	WHERE m.cohort_id IS NOT NULL
	ORDER BY m.report_id
	ON CONFLICT (report_id) DO UPDATE SET cohort_id = excluded.cohort_id;
	INSERT INTO glasshouse.dim_cohort AS c (cohort_id, year_id, scope, era, province_code,
		agency_level, report_count)
	SELECT d.cohort_id, d.year_id, d.scope, d.era, d.province_code, d.agency_level,
		sum(m.sign)
	FROM (
		SELECT w.cohort_id, 1 AS sign FROM unnest(to_cohorts) AS w (cohort_id)
		UNION ALL
		SELECT w.cohort_id, -1 FROM unnest(from_cohorts) AS w (cohort_id)
	) AS m
		JOIN glasshouse.dim_cohort AS d ON d.cohort_id = m.cohort_id
	GROUP BY d.cohort_id
	ORDER BY d.cohort_id
	ON CONFLICT (cohort_id) DO UPDATE SET
		report_count = c.report_count + excluded.report_count;
	DELETE FROM glasshouse.cell_total AS t WHERE t.cell_count = 0;
	DELETE FROM glasshouse.figure_total AS t WHERE t.report_count = 0;
	DELETE FROM glasshouse.rate_total AS t WHERE t.report_count = 0;
	DELETE FROM glasshouse.dim_cohort AS c WHERE c.report_count = 0;
END
$$;
COMMENT ON FUNCTION glasshouse.recount(bigint[], integer[], integer[]) IS
	'Takes the cells and figures of reports off from the totals of one cohort each, and adds them to those of another';

-- Whoever is of an agency of the run may have become current, or no longer be
-- so, or belong elsewhere.
CREATE FUNCTION glasshouse.settle_totals(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
DECLARE
	reports bigint[];
	from_cohorts integer[];
	to_cohorts integer[];
BEGIN
	IF of_run IS NULL THEN
		DELETE FROM glasshouse.cell_total;
		DELETE FROM glasshouse.figure_total;
		DELETE FROM glasshouse.rate_total;
		DELETE FROM glasshouse.report_cohort;
		DELETE FROM glasshouse.dim_cohort;
	END IF;
	INSERT INTO glasshouse.dim_cohort (cohort_id, year_id, scope, era, province_code,
		agency_level, report_count)
	SELECT DISTINCT w.cohort_id, w.year_id, w.scope, w.era, w.province_code,
		w.agency_level, 0
	FROM glasshouse.cohort_wanted AS w
	WHERE of_run IS NULL OR w.agency_id IN (
		SELECT r.agency_id FROM etl.touched AS r WHERE r.run_id = of_run)
	ORDER BY 1
	ON CONFLICT (cohort_id) DO NOTHING;

	SELECT array_agg(m.report_id ORDER BY m.report_id),
		array_agg(m.from_id ORDER BY m.report_id),
		array_agg(m.to_id ORDER BY m.report_id)
	INTO reports, from_cohorts, to_cohorts
	FROM (
		SELECT p.report_id, h.cohort_id AS from_id, w.cohort_id AS to_id
		FROM (SELECT DISTINCT r.agency_id FROM etl.touched AS r
				WHERE of_run IS NULL OR r.run_id = of_run) AS t
			JOIN glasshouse.dim_report AS p ON p.agency_id = t.agency_id
			LEFT JOIN glasshouse.report_cohort AS h ON h.report_id = p.report_id
			LEFT JOIN glasshouse.cohort_wanted AS w ON w.report_id = p.report_id
	) AS m
	WHERE m.from_id IS DISTINCT FROM m.to_id;
	PERFORM glasshouse.recount(reports, from_cohorts, to_cohorts);
END
$$;
COMMENT ON FUNCTION glasshouse.settle_totals(bigint) IS
	'Keeps the totals for what a run can have changed, or works it out anew for all';
