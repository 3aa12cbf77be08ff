-- What people ask of the star: figures and rates of a report, how they went on
-- from year to year and where a change of form breaks the line, who has not
-- reported, and who was late.  Plain views, as in 50-view.sql; the figures come
-- from glasshouse.report_figure, one row a report, so that a question over all
-- reports reads that and not every cell.  All show current reports only.

CREATE VIEW glasshouse.province AS
SELECT DISTINCT ON (d.division_code) d.division_code, d.division_name
FROM glasshouse.dim_division AS d
WHERE length(d.division_code) = 2
ORDER BY d.division_code, d.span_no DESC;
COMMENT ON VIEW glasshouse.province IS 'The provinces as they are called today';
COMMENT ON COLUMN glasshouse.province.division_code IS 'The first 2 digits of its divisions';
COMMENT ON COLUMN glasshouse.province.division_name IS 'Its name';

CREATE VIEW bi.figure AS
SELECT
	f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(p.year_id, -1) AS report_year, y.year_label, y.first_day,
	d.code AS figure_code, d.label_zh AS figure_zh, d.label_en AS figure_en,
	d.unit, d.additivity,
	f.amounts[array_position(f.figures, d.figure_id::smallint)] AS amount,
	f.gaps[array_position(f.figures, d.figure_id::smallint)]::integer AS missing_cells,
	p.scope, p.era, p.uri AS source_uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	CROSS JOIN glasshouse.dim_figure AS d
WHERE d.figure_id <> -1 AND f.amounts[array_position(f.figures, d.figure_id::smallint)] IS NOT NULL;
COMMENT ON VIEW bi.figure IS
	'The main figures of each current report, whatever its form: one row for each figure that it has';
COMMENT ON COLUMN bi.figure.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.figure.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.figure.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.figure.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.figure.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.figure.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.figure.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.figure.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.figure.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.figure.county_name IS 'The county';
COMMENT ON COLUMN bi.figure.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.figure.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.figure.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.figure.figure_code IS
	'Code of the figure, in glasshouse.dim_figure';
COMMENT ON COLUMN bi.figure.figure_zh IS 'The figure in Chinese';
COMMENT ON COLUMN bi.figure.figure_en IS 'The figure in English';
COMMENT ON COLUMN bi.figure.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.figure.additivity IS
	'additive; semi-additive: not over years; total: not with its parts';
COMMENT ON COLUMN bi.figure.amount IS
	'The figure: the sum of its cells that have a number';
COMMENT ON COLUMN bi.figure.missing_cells IS
	'How many of its cells have no number and were left out; 0 if none';
COMMENT ON COLUMN bi.figure.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.figure.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.figure.source_uri IS
	'Where the page was published, if that is known';

-- How a figure of one form compares with that of an older one: as ill as the
-- worst of the steps between them.
CREATE VIEW glasshouse.figure_break AS
WITH ranked AS (
	SELECT d.figure_id, o.era, o.note, array_position(ARRAY['equal', 'derived',
		'near', 'subset', 'approx', 'none'], o.relation) AS rank
	FROM glasshouse.figure_form AS o
		JOIN glasshouse.dim_figure AS d ON d.code = o.figure_code
)
SELECT n.figure_id, n.era, o.era AS older_era, CASE WHEN n.era = o.era THEN 'same'
	ELSE (ARRAY['equal', 'derived', 'near', 'subset', 'approx', 'none'])[max(s.rank)]
	END AS comparability, max(s.rank) > 2 AND n.era <> o.era AS is_break,
	string_agg(s.note, '; ' ORDER BY s.era) FILTER (WHERE s.rank > 2) AS break_note
FROM ranked AS n
	JOIN ranked AS o ON o.figure_id = n.figure_id AND o.era <= n.era
	LEFT JOIN ranked AS s ON s.figure_id = n.figure_id AND s.era >= o.era
		AND s.era < n.era
GROUP BY n.figure_id, n.era, o.era;
COMMENT ON VIEW glasshouse.figure_break IS
	'How each figure compares between two forms';
COMMENT ON COLUMN glasshouse.figure_break.figure_id IS
	'The figure, in glasshouse.dim_figure';
COMMENT ON COLUMN glasshouse.figure_break.era IS 'The newer form';
COMMENT ON COLUMN glasshouse.figure_break.older_era IS
	'The older form, or the same';
COMMENT ON COLUMN glasshouse.figure_break.comparability IS
	'same (one form), equal, derived, near, subset, approx or none: the worst of the steps between';
COMMENT ON COLUMN glasshouse.figure_break.is_break IS
	'Whether a line drawn through both would mislead: anything but same, equal and derived';
COMMENT ON COLUMN glasshouse.figure_break.break_note IS 'Where they differ';

CREATE VIEW bi.trend AS
SELECT
	f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(p.year_id, -1) AS report_year, y.year_label, y.first_day,
	d.code AS figure_code, d.label_zh AS figure_zh, d.label_en AS figure_en,
	d.unit, f.amounts[array_position(f.figures, d.figure_id::smallint)] AS amount, b.amounts[array_position(b.figures, d.figure_id::smallint)] AS previous_amount,
	f.amounts[array_position(f.figures, d.figure_id::smallint)] - b.amounts[array_position(b.figures, d.figure_id::smallint)] AS change_amount,
	p.era, q.era AS previous_era,
	CASE WHEN q.report_id IS NOT NULL THEN coalesce(k.comparability, 'none')
		END AS comparability,
	q.report_id IS NOT NULL AND coalesce(k.is_break, true) AS is_break,
	k.break_note, p.scope, p.uri AS source_uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	CROSS JOIN glasshouse.dim_figure AS d
	LEFT JOIN glasshouse.dim_report AS q ON q.agency_id = p.agency_id
		AND q.year_id = p.year_id - 1 AND q.scope = p.scope AND q.is_current
		AND p.agency_id <> -1 AND p.year_id <> -1
	LEFT JOIN glasshouse.report_figure AS b ON b.report_id = q.report_id
	LEFT JOIN glasshouse.figure_break AS k ON k.figure_id = d.figure_id
		AND k.era = greatest(p.era, q.era) AND k.older_era = least(p.era, q.era)
WHERE d.figure_id <> -1 AND f.amounts[array_position(f.figures, d.figure_id::smallint)] IS NOT NULL;
COMMENT ON VIEW bi.trend IS
	'The main figures of agencies, year by year, beside the year before; is_break and comparability say where a change of form breaks the series';
COMMENT ON COLUMN bi.trend.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.trend.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.trend.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.trend.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.trend.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.trend.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.trend.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.trend.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.trend.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.trend.county_name IS 'The county';
COMMENT ON COLUMN bi.trend.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.trend.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.trend.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.trend.figure_code IS
	'Code of the figure, in glasshouse.dim_figure';
COMMENT ON COLUMN bi.trend.figure_zh IS 'The figure in Chinese';
COMMENT ON COLUMN bi.trend.figure_en IS 'The figure in English';
COMMENT ON COLUMN bi.trend.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.trend.amount IS
	'The figure: the sum of its cells that have a number';
COMMENT ON COLUMN bi.trend.previous_amount IS
	'The same figure of the year before, if there is a report of that year';
COMMENT ON COLUMN bi.trend.change_amount IS
	'The difference of the two; mind is_break';
COMMENT ON COLUMN bi.trend.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.trend.previous_era IS
	'The form of the year before; null if there is no report of it';
COMMENT ON COLUMN bi.trend.comparability IS
	'How the two forms count it: same, equal, derived, near, subset, approx or none; null if there is no year before';
COMMENT ON COLUMN bi.trend.is_break IS
	'Whether the series breaks between the two years, for the form counts otherwise';
COMMENT ON COLUMN bi.trend.break_note IS 'Where the two forms differ';
COMMENT ON COLUMN bi.trend.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.trend.source_uri IS
	'Where the page was published, if that is known';

CREATE VIEW bi.trend_total AS
WITH form AS (
	SELECT c.year_id, c.scope, t.figure_id, c.era, sum(t.amount) AS amount,
		sum(t.report_count)::bigint AS report_count
	FROM glasshouse.figure_total AS t
		JOIN glasshouse.dim_cohort AS c ON c.cohort_id = t.cohort_id
	WHERE c.year_id <> -1
	GROUP BY c.year_id, c.scope, t.figure_id, c.era
), total AS (
	SELECT f.year_id, f.scope, d.figure_id, d.code, d.label_zh, d.label_en, d.unit,
		sum(f.amount) AS amount, sum(f.report_count)::bigint AS report_count,
		(array_agg(f.era ORDER BY f.report_count DESC, f.era DESC))[1] AS main_era
	FROM form AS f
		JOIN glasshouse.dim_figure AS d ON d.figure_id = f.figure_id
	GROUP BY f.year_id, f.scope, d.figure_id, d.code, d.label_zh, d.label_en, d.unit
), pair AS (
	SELECT t.*, lag(t.year_id) OVER w AS previous_year, lag(t.amount) OVER w AS before,
		lag(t.report_count) OVER w AS count_before, lag(t.main_era) OVER w AS era_before
	FROM total AS t
	WINDOW w AS (PARTITION BY t.scope, t.figure_id, t.code ORDER BY t.year_id)
)
SELECT t.year_id AS report_year, y.year_label, y.first_day, t.scope,
	t.code AS figure_code, t.label_zh AS figure_zh, t.label_en AS figure_en,
	t.unit, t.amount, t.report_count, t.before AS previous_amount,
	t.count_before AS previous_report_count, t.previous_year, t.main_era,
	t.era_before AS previous_main_era,
	CASE WHEN t.previous_year IS NOT NULL THEN coalesce(k.comparability, 'none')
		END AS comparability,
	t.previous_year IS NOT NULL AND coalesce(k.is_break, true) AS is_break, k.break_note
FROM pair AS t
	JOIN glasshouse.dim_year AS y ON y.year_id = t.year_id
	LEFT JOIN glasshouse.figure_break AS k ON k.figure_id = t.figure_id
		AND k.era = greatest(t.main_era, t.era_before)
		AND k.older_era = least(t.main_era, t.era_before);
COMMENT ON VIEW bi.trend_total IS
	'The main figures of all current reports together, year by year, with the form that most of them follow and where the series breaks';
COMMENT ON COLUMN bi.trend_total.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.trend_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.trend_total.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.trend_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.trend_total.figure_code IS
	'Code of the figure, in glasshouse.dim_figure';
COMMENT ON COLUMN bi.trend_total.figure_zh IS 'The figure in Chinese';
COMMENT ON COLUMN bi.trend_total.figure_en IS 'The figure in English';
COMMENT ON COLUMN bi.trend_total.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.trend_total.amount IS
	'The sum over all reports; see report_count before comparing years';
COMMENT ON COLUMN bi.trend_total.report_count IS
	'Reports that have the figure';
COMMENT ON COLUMN bi.trend_total.previous_amount IS
	'The sum of the year before that has any';
COMMENT ON COLUMN bi.trend_total.previous_report_count IS
	'Reports that had it in that year';
COMMENT ON COLUMN bi.trend_total.previous_year IS 'That year';
COMMENT ON COLUMN bi.trend_total.main_era IS
	'The form that most of them follow';
COMMENT ON COLUMN bi.trend_total.previous_main_era IS
	'The form that most followed in that year';
COMMENT ON COLUMN bi.trend_total.comparability IS
	'How the two forms count it: same, equal, derived, near, subset, approx or none; null if there is no year before';
COMMENT ON COLUMN bi.trend_total.is_break IS
	'Whether the series breaks before this year, for the form counts otherwise';
COMMENT ON COLUMN bi.trend_total.break_note IS 'Where the two forms differ';

CREATE VIEW bi.timeliness AS
WITH due AS (
	SELECT p.report_id, p.agency_id, p.year_id, p.agency_printed, p.scope, p.era,
		p.uri, p.published, p.signed, coalesce(p.published, p.signed) AS known_on,
		CASE WHEN p.year_id = -1 OR p.agency_id = -1 THEN NULL
			WHEN p.year_id < 2019 OR a.organ_family = 'government'
				AND a.agency_level IN ('province', 'prefecture', 'county')
				THEN make_date(p.year_id + 1, 3, 31)
			ELSE make_date(p.year_id + 1, 1, 31) END AS deadline
	FROM glasshouse.dim_report AS p
		JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	WHERE p.is_current
)
SELECT f.report_id, coalesce(f.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(f.year_id, -1) AS report_year, y.year_label, y.first_day,
	f.known_on AS published_on, CASE WHEN f.published IS NOT NULL THEN 'published'
		WHEN f.signed IS NOT NULL THEN 'signed' END AS published_evidence,
	f.deadline, f.known_on - f.deadline AS days_late,
	f.known_on <= f.deadline AS is_on_time,
	CASE WHEN f.known_on <= f.deadline THEN 'on time'
		WHEN f.known_on > f.deadline THEN 'late' ELSE 'unknown' END AS timeliness,
	f.scope, f.era, f.uri AS source_uri
FROM due AS f
	JOIN glasshouse.dim_agency AS a ON a.agency_id = f.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = f.year_id;
COMMENT ON VIEW bi.timeliness IS
	'When each current report was published, and whether in time: governments from the county up by 31 March, others by 31 January, before 2019 all by 31 March of the year that follows';
COMMENT ON COLUMN bi.timeliness.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.timeliness.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.timeliness.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.timeliness.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.timeliness.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.timeliness.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.timeliness.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.timeliness.province_name IS
	'The province; null if unknown';
COMMENT ON COLUMN bi.timeliness.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.timeliness.county_name IS 'The county';
COMMENT ON COLUMN bi.timeliness.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.timeliness.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.timeliness.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.timeliness.published_on IS
	'Date of publication, or else under the signature';
COMMENT ON COLUMN bi.timeliness.published_evidence IS
	'published or signed: which of the two dates it is; the page cannot be older than its signature';
COMMENT ON COLUMN bi.timeliness.deadline IS
	'Last day in time; null if the body or the year is unknown';
COMMENT ON COLUMN bi.timeliness.days_late IS
	'Days after that; 0 or less is in time';
COMMENT ON COLUMN bi.timeliness.is_on_time IS
	'Whether it was in time; null if a date is unknown';
COMMENT ON COLUMN bi.timeliness.timeliness IS 'on time, late or unknown';
COMMENT ON COLUMN bi.timeliness.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.timeliness.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.timeliness.source_uri IS
	'Where the page was published, if that is known';

CREATE VIEW bi.metric AS
SELECT
	f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(p.year_id, -1) AS report_year, y.year_label, y.first_day,
	m.code AS metric_code, m.label_zh AS metric_zh, m.label_en AS metric_en,
	m.kind AS metric_kind, m.unit,
	f.amounts[array_position(f.figures, n.figure_id::smallint)] AS numerator, f.amounts[array_position(f.figures, d.figure_id::smallint)] AS denominator,
	m.scale, CASE WHEN m.kind = 'amount' THEN f.amounts[array_position(f.figures, n.figure_id::smallint)]
		ELSE m.scale * f.amounts[array_position(f.figures, n.figure_id::smallint)] / nullif(f.amounts[array_position(f.figures, d.figure_id::smallint)], 0)
		END AS metric_value,
	f.gaps[array_position(f.figures, n.figure_id::smallint)]::integer
		+ coalesce(f.gaps[array_position(f.figures, d.figure_id::smallint)], 0)
		AS missing_cells,
	p.scope, p.era, p.uri AS source_uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	CROSS JOIN glasshouse.dim_metric AS m
	JOIN glasshouse.dim_figure AS n ON n.code = m.numerator_code
	LEFT JOIN glasshouse.dim_figure AS d ON d.code = m.denominator_code
WHERE m.kind IN ('rate', 'ratio', 'amount')
	AND f.amounts[array_position(f.figures, n.figure_id::smallint)] IS NOT NULL
	AND (d.figure_id IS NULL OR f.amounts[array_position(f.figures, d.figure_id::smallint)] IS NOT NULL)
UNION ALL
SELECT -- over the year before, in forms that count alike
	f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(p.year_id, -1) AS report_year, y.year_label, y.first_day,
	m.code, m.label_zh, m.label_en, m.kind, m.unit,
	f.amounts[array_position(f.figures, n.figure_id::smallint)] - b.amounts[array_position(b.figures, n.figure_id::smallint)], b.amounts[array_position(b.figures, n.figure_id::smallint)],
	m.scale, m.scale * (f.amounts[array_position(f.figures, n.figure_id::smallint)] - b.amounts[array_position(b.figures, n.figure_id::smallint)])
		/ nullif(b.amounts[array_position(b.figures, n.figure_id::smallint)], 0),
	f.gaps[array_position(f.figures, n.figure_id::smallint)] + b.gaps[array_position(b.figures, n.figure_id::smallint)], p.scope, p.era, p.uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	JOIN glasshouse.dim_report AS q ON q.agency_id = p.agency_id
		AND q.year_id = p.year_id - 1 AND q.scope = p.scope AND q.is_current
	JOIN glasshouse.report_figure AS b ON b.report_id = q.report_id
	CROSS JOIN glasshouse.dim_metric AS m
	JOIN glasshouse.dim_figure AS n ON n.code = m.numerator_code
	JOIN glasshouse.figure_break AS k ON k.figure_id = n.figure_id
		AND k.era = greatest(p.era, q.era) AND k.older_era = least(p.era, q.era)
		AND NOT k.is_break
WHERE m.kind = 'growth' AND p.agency_id <> -1 AND p.year_id <> -1
	AND f.amounts[array_position(f.figures, n.figure_id::smallint)] IS NOT NULL AND b.amounts[array_position(b.figures, n.figure_id::smallint)] IS NOT NULL
UNION ALL
SELECT -- a government for all its division, where somebody filled in residents
	f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency,
	a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.province_code, a.province_name, a.prefecture_name, a.county_name,
	nullif(p.year_id, -1) AS report_year, y.year_label, y.first_day,
	m.code, m.label_zh, m.label_en, m.kind, m.unit, f.amounts[array_position(f.figures, n.figure_id::smallint)],
	r.resident_count, m.scale, m.scale * f.amounts[array_position(f.figures, n.figure_id::smallint)] / r.resident_count,
	f.gaps[array_position(f.figures, n.figure_id::smallint)], p.scope, p.era, p.uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	JOIN glasshouse.population AS r ON r.division_code = a.division_code
		AND r.year_id = p.year_id
	CROSS JOIN glasshouse.dim_metric AS m
	JOIN glasshouse.dim_figure AS n ON n.code = m.numerator_code
WHERE m.kind = 'population' AND p.scope = 'consolidated'
	AND a.organ_family = 'government' AND f.amounts[array_position(f.figures, n.figure_id::smallint)] IS NOT NULL
UNION ALL
SELECT t.report_id, t.agency, t.agency_name, t.agency_key, t.agency_level,
	t.organ_family, t.province_code, t.province_name, t.prefecture_name,
	t.county_name, t.report_year, t.year_label, t.first_day, m.code, m.label_zh,
	m.label_en, m.kind, m.unit, CASE WHEN t.is_on_time THEN 1 ELSE 0 END, 1, m.scale,
	CASE WHEN t.is_on_time THEN m.scale ELSE 0 END, 0, t.scope, t.era, t.source_uri
FROM bi.timeliness AS t
	CROSS JOIN glasshouse.dim_metric AS m
WHERE m.kind = 'publication' AND t.is_on_time IS NOT NULL;
COMMENT ON VIEW bi.metric IS
	'Rates and ratios of each current report, with numerator and denominator; for several reports add those up and divide then';
COMMENT ON COLUMN bi.metric.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.metric.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.metric.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.metric.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.metric.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.metric.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.metric.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.metric.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.metric.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.metric.county_name IS 'The county';
COMMENT ON COLUMN bi.metric.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.metric.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.metric.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.metric.metric_code IS
	'Code of the metric, in glasshouse.dim_metric';
COMMENT ON COLUMN bi.metric.metric_zh IS 'The metric in Chinese';
COMMENT ON COLUMN bi.metric.metric_en IS 'The metric in English';
COMMENT ON COLUMN bi.metric.metric_kind IS
	'rate, ratio, amount, growth (over the year before), population (by residents) or publication';
COMMENT ON COLUMN bi.metric.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.metric.numerator IS
	'What stands above; for a group of reports add these up';
COMMENT ON COLUMN bi.metric.denominator IS
	'What stands below; add these up too, then divide';
COMMENT ON COLUMN bi.metric.scale IS 'What the quotient is multiplied by';
COMMENT ON COLUMN bi.metric.metric_value IS
	'scale * numerator / denominator; null if either is unknown or the denominator is 0';
COMMENT ON COLUMN bi.metric.missing_cells IS
	'How many of its cells have no number and were left out; 0 if none';
COMMENT ON COLUMN bi.metric.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.metric.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.metric.source_uri IS
	'Where the page was published, if that is known';

-- Rates, ratios and amounts are kept added up; what hangs on another report, on
-- residents or on a date is added up when it is asked for.
CREATE VIEW bi.metric_total AS
WITH part AS (
	SELECT c.year_id, c.scope, c.agency_level, c.province_code, d.code,
		sum(t.numerator) AS numerator,
		CASE WHEN d.denominator_code IS NOT NULL THEN sum(t.denominator) END AS denominator,
		sum(t.report_count)::bigint AS report_count
	FROM glasshouse.rate_total AS t
		JOIN glasshouse.dim_cohort AS c ON c.cohort_id = t.cohort_id
		JOIN glasshouse.dim_metric AS d ON d.metric_id = t.metric_id
	GROUP BY c.year_id, c.scope, c.agency_level, c.province_code, d.code,
		d.denominator_code
	UNION ALL
	SELECT p.year_id, p.scope, coalesce(a.agency_level, ''), coalesce(a.province_code, ''),
		d.code, sum(f.amounts[array_position(f.figures, n.figure_id::smallint)]
			- b.amounts[array_position(b.figures, n.figure_id::smallint)]),
		sum(b.amounts[array_position(b.figures, n.figure_id::smallint)]), count(*)
	FROM glasshouse.dim_metric AS d
		JOIN glasshouse.dim_figure AS n ON n.code = d.numerator_code
		JOIN glasshouse.figure_break AS k ON k.figure_id = n.figure_id AND NOT k.is_break
		JOIN glasshouse.dim_report AS p ON p.is_current AND p.agency_id <> -1
			AND p.year_id <> -1
		JOIN glasshouse.dim_report AS q ON q.agency_id = p.agency_id
			AND q.year_id = p.year_id - 1 AND q.scope = p.scope AND q.is_current
			AND k.era = greatest(p.era, q.era) AND k.older_era = least(p.era, q.era)
		JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
		JOIN glasshouse.report_figure AS f ON f.report_id = p.report_id
		JOIN glasshouse.report_figure AS b ON b.report_id = q.report_id
	WHERE d.kind = 'growth'
		AND f.amounts[array_position(f.figures, n.figure_id::smallint)] IS NOT NULL
		AND b.amounts[array_position(b.figures, n.figure_id::smallint)] IS NOT NULL
	GROUP BY p.year_id, p.scope, a.agency_level, a.province_code, d.code
	UNION ALL
	SELECT p.year_id, p.scope, coalesce(a.agency_level, ''), coalesce(a.province_code, ''),
		d.code, sum(f.amounts[array_position(f.figures, n.figure_id::smallint)]),
		sum(r.resident_count), count(*)
	FROM glasshouse.population AS r
		JOIN glasshouse.dim_agency AS a ON a.division_code = r.division_code
			AND a.organ_family = 'government'
		JOIN glasshouse.dim_report AS p ON p.agency_id = a.agency_id
			AND p.year_id = r.year_id AND p.is_current AND p.scope = 'consolidated'
		JOIN glasshouse.report_figure AS f ON f.report_id = p.report_id
		CROSS JOIN glasshouse.dim_metric AS d
		JOIN glasshouse.dim_figure AS n ON n.code = d.numerator_code
	WHERE d.kind = 'population'
		AND f.amounts[array_position(f.figures, n.figure_id::smallint)] IS NOT NULL
	GROUP BY p.year_id, p.scope, a.agency_level, a.province_code, d.code
	UNION ALL
	SELECT t.report_year, t.scope, coalesce(t.agency_level, ''),
		coalesce(t.province_code, ''), d.code, count(*) FILTER (WHERE t.is_on_time),
		count(*), count(*)
	FROM bi.timeliness AS t
		CROSS JOIN glasshouse.dim_metric AS d
	WHERE d.kind = 'publication' AND t.is_on_time IS NOT NULL
	GROUP BY t.report_year, t.scope, t.agency_level, t.province_code, d.code
)
SELECT nullif(m.year_id, -1) AS report_year, y.year_label, y.first_day, m.scope,
	nullif(m.agency_level, '') AS agency_level, nullif(m.province_code, '') AS province_code,
	v.division_name AS province_name, d.code AS metric_code, d.label_zh AS metric_zh,
	d.label_en AS metric_en, d.unit, m.numerator, m.denominator, d.scale,
	CASE WHEN d.kind = 'amount' THEN m.numerator
		ELSE d.scale * m.numerator / nullif(m.denominator, 0) END AS metric_value,
	m.report_count
FROM part AS m
	JOIN glasshouse.dim_metric AS d ON d.code = m.code
	JOIN glasshouse.dim_year AS y ON y.year_id = m.year_id
	LEFT JOIN glasshouse.province AS v ON v.division_code = m.province_code;
COMMENT ON VIEW bi.metric_total IS
	'Rates and ratios of all current reports together, by year, level and province: sums of numerators over sums of denominators';
COMMENT ON COLUMN bi.metric_total.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.metric_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.metric_total.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.metric_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.metric_total.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.metric_total.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.metric_total.province_name IS
	'The province; null if unknown';
COMMENT ON COLUMN bi.metric_total.metric_code IS
	'Code of the metric, in glasshouse.dim_metric';
COMMENT ON COLUMN bi.metric_total.metric_zh IS 'The metric in Chinese';
COMMENT ON COLUMN bi.metric_total.metric_en IS 'The metric in English';
COMMENT ON COLUMN bi.metric_total.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.metric_total.numerator IS
	'What stands above; for a group of reports add these up';
COMMENT ON COLUMN bi.metric_total.denominator IS
	'What stands below; add these up too, then divide';
COMMENT ON COLUMN bi.metric_total.scale IS
	'What the quotient is multiplied by';
COMMENT ON COLUMN bi.metric_total.metric_value IS
	'scale * numerator / denominator; null if either is unknown or the denominator is 0';
COMMENT ON COLUMN bi.metric_total.report_count IS 'Reports that have it';

CREATE VIEW bi.coverage AS
WITH span AS (
	SELECT p.agency_id, min(p.year_id) AS first_year, max(p.year_id) AS last_year
	FROM glasshouse.dim_report AS p
	WHERE p.is_current AND p.agency_id <> -1 AND p.year_id <> -1
	GROUP BY p.agency_id
), gone AS (
	SELECT DISTINCT ON (d.division_code) d.division_code, d.valid_to AS gone_after
	FROM glasshouse.dim_division AS d
	ORDER BY d.division_code, d.span_no DESC
)
SELECT a.agency_id, a.agency_name, a.agency_key, a.agency_level, a.organ_family,
	a.division_code, a.province_code, a.province_name, a.prefecture_name,
	a.county_name, y.year_id AS report_year, y.year_label, y.first_day,
	coalesce(h.report_count, 0) AS report_count, h.report_count IS NOT NULL AS has_report,
	CASE WHEN h.report_count IS NOT NULL THEN 'present'
		WHEN v.gone_after < y.year_id THEN 'gone'
		WHEN y.year_id < s.first_year THEN 'before'
		WHEN y.year_id > s.last_year THEN 'after'
		ELSE 'between' END AS coverage, s.first_year, s.last_year
FROM span AS s
	JOIN glasshouse.dim_agency AS a ON a.agency_id = s.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id IN (
		SELECT c.year_id FROM glasshouse.dim_cohort AS c WHERE c.year_id <> -1)
	LEFT JOIN (
		SELECT p.agency_id, p.year_id, count(*) AS report_count
		FROM glasshouse.dim_report AS p
		WHERE p.is_current
		GROUP BY p.agency_id, p.year_id
	) AS h ON h.agency_id = s.agency_id AND h.year_id = y.year_id
	LEFT JOIN gone AS v ON v.division_code = coalesce(
		a.county_code, a.prefecture_code, a.province_code);
COMMENT ON VIEW bi.coverage IS
	'Every body in every year that there are reports on, with how many there are of it: where report_count is 0 it has none';
COMMENT ON COLUMN bi.coverage.agency_id IS
	'Key of the body, in glasshouse.dim_agency';
COMMENT ON COLUMN bi.coverage.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.coverage.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.coverage.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.coverage.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.coverage.division_code IS
	'The division that it is of; null if it is open';
COMMENT ON COLUMN bi.coverage.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.coverage.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.coverage.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.coverage.county_name IS 'The county';
COMMENT ON COLUMN bi.coverage.report_year IS 'The year';
COMMENT ON COLUMN bi.coverage.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.coverage.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.coverage.report_count IS
	'Current reports of the body on that year: one for each scope';
COMMENT ON COLUMN bi.coverage.has_report IS 'Whether there is one';
COMMENT ON COLUMN bi.coverage.coverage IS
	'present; between, before or after the years that it has reports on; gone: its county was abolished before';
COMMENT ON COLUMN bi.coverage.first_year IS
	'First year that it has a report on';
COMMENT ON COLUMN bi.coverage.last_year IS 'Last year that it has a report on';

CREATE VIEW bi.agency AS
WITH had AS (
	SELECT p.agency_id, count(*) AS report_count,
		min(nullif(p.year_id, -1)) AS first_year, max(nullif(p.year_id, -1)) AS last_year
	FROM glasshouse.dim_report AS p
	WHERE p.is_current
	GROUP BY p.agency_id
)
SELECT a.agency_id, a.agency_key, a.agency_name, a.agency_level, a.organ_family,
	a.division_code, a.province_code, a.province_name, a.prefecture_code,
	a.prefecture_name, a.county_code, a.county_name, a.township_code,
	coalesce(h.report_count, 0) AS report_count, h.first_year, h.last_year
FROM glasshouse.dim_agency AS a
	LEFT JOIN had AS h ON h.agency_id = a.agency_id;
COMMENT ON VIEW bi.agency IS
	'The bodies that report, with the names of their places today and the years that they have reports on';
COMMENT ON COLUMN bi.agency.agency_id IS
	'Key of the body, in glasshouse.dim_agency';
COMMENT ON COLUMN bi.agency.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.agency.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.agency.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.agency.organ_family IS
	'What the body does: code of the organ that has its work today';
COMMENT ON COLUMN bi.agency.division_code IS
	'The division that it is of; null if it is open';
COMMENT ON COLUMN bi.agency.province_code IS
	'The first 2 digits of its division: the province';
COMMENT ON COLUMN bi.agency.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.agency.prefecture_code IS
	'The first 4 digits: the prefecture';
COMMENT ON COLUMN bi.agency.prefecture_name IS 'The prefecture';
COMMENT ON COLUMN bi.agency.county_code IS 'The first 6 digits: the county';
COMMENT ON COLUMN bi.agency.county_name IS 'The county';
COMMENT ON COLUMN bi.agency.township_code IS 'All 9 digits: the township';
COMMENT ON COLUMN bi.agency.report_count IS 'Its current reports';
COMMENT ON COLUMN bi.agency.first_year IS 'First year that it has a report on';
COMMENT ON COLUMN bi.agency.last_year IS 'Last year that it has a report on';

CREATE VIEW bi.agency_history AS
SELECT v.agency_id, a.agency_key, v.version_no, v.agency_name, v.province_name,
	v.prefecture_name, v.county_name, v.valid_from, v.valid_to, v.is_current
FROM glasshouse.dim_agency_version AS v
	JOIN glasshouse.dim_agency AS a ON a.agency_id = v.agency_id;
COMMENT ON VIEW bi.agency_history IS
	'What each body was called and where it belonged, from when to when';
COMMENT ON COLUMN bi.agency_history.agency_id IS
	'Key of the body, in glasshouse.dim_agency';
COMMENT ON COLUMN bi.agency_history.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.agency_history.version_no IS
	'Running number of the version, from 1';
COMMENT ON COLUMN bi.agency_history.agency_name IS
	'Its normal name in those years';
COMMENT ON COLUMN bi.agency_history.province_name IS
	'What its province was called then';
COMMENT ON COLUMN bi.agency_history.prefecture_name IS
	'What its prefecture was called then';
COMMENT ON COLUMN bi.agency_history.county_name IS
	'What its county was called then';
COMMENT ON COLUMN bi.agency_history.valid_from IS
	'First day of the first year that has a report under that name';
COMMENT ON COLUMN bi.agency_history.valid_to IS
	'The day before the next version; 9999-12-31 if there is none';
COMMENT ON COLUMN bi.agency_history.is_current IS
	'Whether it is the last version';

-- A code may be that of the site's owner: no body is joined to another by it.
CREATE VIEW bi.agency_identifier AS
SELECT p.agency_id, a.agency_key, a.agency_name, n.scheme, n.code,
	string_agg(DISTINCT n.evidence, ' ' ORDER BY n.evidence) AS evidence,
	count(*) AS report_count, min(nullif(p.year_id, -1)) AS first_year,
	max(nullif(p.year_id, -1)) AS last_year,
	count(*) OVER (PARTITION BY n.scheme, n.code) AS agency_count
FROM glasshouse.dim_report AS p
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	CROSS JOIN LATERAL (VALUES
		('GB 32100', p.credit_code, p.credit_evidence),
		('GB 11714', p.publisher_org_code, 'index')) AS n (scheme, code, evidence)
WHERE p.is_current AND p.agency_id <> -1 AND n.code IS NOT NULL
GROUP BY p.agency_id, a.agency_key, a.agency_name, n.scheme, n.code;
COMMENT ON VIEW bi.agency_identifier IS
	'The codes that the pages of a body''s reports give: its own, or those of the site''s owner, which many bodies share';
COMMENT ON COLUMN bi.agency_identifier.agency_id IS
	'Key of the body, in glasshouse.dim_agency';
COMMENT ON COLUMN bi.agency_identifier.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.agency_identifier.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.agency_identifier.scheme IS
	'GB 32100: unified social credit code; GB 11714: code of an organisation';
COMMENT ON COLUMN bi.agency_identifier.code IS 'The code; its check character is right';
COMMENT ON COLUMN bi.agency_identifier.evidence IS
	'Where it was read, as a list: address, page, caption, index';
COMMENT ON COLUMN bi.agency_identifier.report_count IS
	'Current reports of the body whose pages give it there';
COMMENT ON COLUMN bi.agency_identifier.first_year IS 'First year that they report on';
COMMENT ON COLUMN bi.agency_identifier.last_year IS 'Last year that they report on';
COMMENT ON COLUMN bi.agency_identifier.agency_count IS
	'How many bodies have reports that give the code: its own if it is one, the site''s owner''s if there are many';

CREATE VIEW bi.agency_successor AS
SELECT a.agency_id, a.agency_key, a.agency_name, b.agency_id AS successor_id,
	b.agency_key AS successor_key, b.agency_name AS successor_name,
	d.valid_to + 1 AS change_year, c.kind AS change_kind, c.evidence
FROM glasshouse.dim_division AS d
	CROSS JOIN LATERAL unnest(string_to_array(d.became, '|')) AS n (code)
	JOIN glasshouse.dim_agency AS a ON a.division_code = d.division_code
	JOIN glasshouse.dim_agency AS b ON b.division_code = n.code
		AND b.organ_family = a.organ_family
	LEFT JOIN glasshouse.division_change AS c ON c.old_code = d.division_code
		AND c.old_name = d.division_name AND n.code = ANY (string_to_array(c.new_code, '|'))
WHERE n.code <> d.division_code;
COMMENT ON VIEW bi.agency_successor IS
	'Bodies whose county was merged, split or given another code, with those that do their work in what it became';
COMMENT ON COLUMN bi.agency_successor.agency_id IS
	'Key of the body, in glasshouse.dim_agency';
COMMENT ON COLUMN bi.agency_successor.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.agency_successor.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.agency_successor.successor_id IS
	'Key of the body that came after';
COMMENT ON COLUMN bi.agency_successor.successor_key IS
	'Its key, the same in every warehouse';
COMMENT ON COLUMN bi.agency_successor.successor_name IS 'Its normal name';
COMMENT ON COLUMN bi.agency_successor.change_year IS
	'First year without the old county';
COMMENT ON COLUMN bi.agency_successor.change_kind IS
	'renamed, merged, split or another kind of change; null if the sources only show that it is gone';
COMMENT ON COLUMN bi.agency_successor.evidence IS 'How the kind is known';

CREATE VIEW bi.crosswalk AS
SELECT x.crosswalk_id, x.code_era, x.code, x.other_era, x.other_code, x.relation, x.note
FROM glasshouse.crosswalk AS x;
COMMENT ON VIEW bi.crosswalk IS
	'What of one form compares with what of another, and how well';
COMMENT ON COLUMN bi.crosswalk.crosswalk_id IS 'Key of the row';
COMMENT ON COLUMN bi.crosswalk.code_era IS 'The one form';
COMMENT ON COLUMN bi.crosswalk.code IS
	'Row, column or ROW:COLUMN in it; * stands for any ending';
COMMENT ON COLUMN bi.crosswalk.other_era IS 'The other form';
COMMENT ON COLUMN bi.crosswalk.other_code IS
	'What corresponds to it there; null if nothing does';
COMMENT ON COLUMN bi.crosswalk.relation IS
	'equal, derived (a sum), near, approx, subset or none (not to be compared)';
COMMENT ON COLUMN bi.crosswalk.note IS 'Where the two differ';
