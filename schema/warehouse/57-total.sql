-- What all current reports come to together, cell by cell: bi.cell,
-- request_outcomes, review_outcomes and disclosure_trend without the single
-- report, by year, scope, form, level and province.  They read the totals that
-- glasshouse.settle() keeps, some thousand rows, and never the facts.
CREATE VIEW bi.cell_total AS
WITH row_label AS (
	SELECT 'disclosure' AS fact, category_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_category
	UNION ALL
	SELECT 'request' AS fact, outcome_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_outcome
	UNION ALL
	SELECT 'review' AS fact, channel_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_channel
	UNION ALL
	SELECT 'indicator' AS fact, indicator_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_indicator
), column_label AS (
	SELECT 'disclosure' AS fact, measure_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_measure
	UNION ALL
	SELECT 'request' AS fact, applicant_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_applicant
	UNION ALL
	SELECT 'review' AS fact, result_id AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_result
	UNION ALL
	SELECT 'indicator' AS fact, -1 AS id, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_measure
	WHERE code = 'm_indicator_value'
)
SELECT
	nullif(h.year_id, -1) AS report_year, y.year_label, y.first_day, h.scope, h.era,
	nullif(h.agency_level, '') AS agency_level,
	nullif(h.province_code, '') AS province_code, v.division_name AS province_name,
	t.fact, r.code AS row_code, r.label_zh AS row_zh, r.label_en AS row_en,
	c.code AS column_code, c.label_zh AS column_zh, c.label_en AS column_en,
	CASE WHEN t.stated_count + t.inferred_count > 0 THEN t.amount END AS amount,
	t.cell_count, t.stated_count, t.inferred_count, t.blank_count, t.placeholder_count,
	t.absent_count, t.unreadable_count, r.is_total AS row_is_total,
	c.is_total AS column_is_total, r.sort_no AS row_no, c.sort_no AS column_no
FROM glasshouse.cell_total AS t
	JOIN glasshouse.dim_cohort AS h ON h.cohort_id = t.cohort_id
	JOIN glasshouse.dim_year AS y ON y.year_id = h.year_id
	LEFT JOIN glasshouse.province AS v ON v.division_code = h.province_code
	JOIN row_label AS r ON r.fact = t.fact AND r.id = t.row_id
	JOIN column_label AS c ON c.fact = t.fact AND c.id = t.column_id;
COMMENT ON VIEW bi.cell_total IS
	'Every cell of the forms, added up over the current reports of a year, scope, form, level and province, with the states that it is in; bi.current_cell has the single cells';
COMMENT ON COLUMN bi.cell_total.report_year IS
	'The year that the reports are on; null if unknown';
COMMENT ON COLUMN bi.cell_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.cell_total.first_day IS '1 January of that year, for time axes';
COMMENT ON COLUMN bi.cell_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.cell_total.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.cell_total.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.cell_total.province_code IS
	'The first 2 digits of the division: the province';
COMMENT ON COLUMN bi.cell_total.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.cell_total.fact IS 'disclosure, request, review or indicator';
COMMENT ON COLUMN bi.cell_total.row_code IS
	'Code of the row: category, outcome, channel or indicator';
COMMENT ON COLUMN bi.cell_total.row_zh IS 'The row as the form prints it';
COMMENT ON COLUMN bi.cell_total.row_en IS 'The row in English';
COMMENT ON COLUMN bi.cell_total.column_code IS
	'Code of the column: measure, applicant or result';
COMMENT ON COLUMN bi.cell_total.column_zh IS 'The column as the form prints it';
COMMENT ON COLUMN bi.cell_total.column_en IS 'The column in English';
COMMENT ON COLUMN bi.cell_total.amount IS
	'The sum of the numbers in it; null if there is none';
COMMENT ON COLUMN bi.cell_total.cell_count IS
	'How many reports have the cell, whatever is in it';
COMMENT ON COLUMN bi.cell_total.stated_count IS 'In how many a number is stated';
COMMENT ON COLUMN bi.cell_total.inferred_count IS 'In how many a number is inferred';
COMMENT ON COLUMN bi.cell_total.blank_count IS 'In how many it is blank';
COMMENT ON COLUMN bi.cell_total.placeholder_count IS
	'In how many a placeholder stands in it';
COMMENT ON COLUMN bi.cell_total.absent_count IS 'In how many it is absent';
COMMENT ON COLUMN bi.cell_total.unreadable_count IS 'In how many it cannot be read';
COMMENT ON COLUMN bi.cell_total.row_is_total IS 'Whether the row is the total of others';
COMMENT ON COLUMN bi.cell_total.column_is_total IS
	'Whether the column is the total of others';
COMMENT ON COLUMN bi.cell_total.row_no IS 'Place of the row in the form, for sorting';
COMMENT ON COLUMN bi.cell_total.column_no IS
	'Place of the column in the form, for sorting';

CREATE VIEW bi.request_outcome_total AS
SELECT
	nullif(h.year_id, -1) AS report_year, y.year_label, y.first_day, h.scope, h.era,
	nullif(h.agency_level, '') AS agency_level,
	nullif(h.province_code, '') AS province_code, v.division_name AS province_name,
	o.parent_code AS group_code, g.label_zh AS group_zh, g.label_en AS group_en,
	o.code AS outcome_code, o.label_zh AS outcome_zh, o.label_en AS outcome_en,
	c.code AS applicant_code, c.label_zh AS applicant_zh,
	c.label_en AS applicant_en,
	CASE WHEN t.stated_count + t.inferred_count > 0 THEN t.amount END AS request_count,
	t.cell_count AS report_count, t.stated_count + t.inferred_count AS number_count
FROM glasshouse.cell_total AS t
	JOIN glasshouse.dim_cohort AS h ON h.cohort_id = t.cohort_id
	JOIN glasshouse.dim_year AS y ON y.year_id = h.year_id
	LEFT JOIN glasshouse.province AS v ON v.division_code = h.province_code
	JOIN glasshouse.dim_outcome AS o ON o.outcome_id = t.row_id
	LEFT JOIN glasshouse.dim_outcome AS g ON g.code = o.parent_code
	JOIN glasshouse.dim_applicant AS c ON c.applicant_id = t.column_id
WHERE t.fact = 'request' AND o.role = 'leaf' AND c.role = 'leaf'
	AND NOT (o.code = 'out_other' AND h.era = 'e2021');
COMMENT ON VIEW bi.request_outcome_total IS
	'How requests ended, by applicant, over all current reports: bi.request_outcomes added up by year, scope, form, level and province';
COMMENT ON COLUMN bi.request_outcome_total.report_year IS
	'The year that the reports are on; null if unknown';
COMMENT ON COLUMN bi.request_outcome_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.request_outcome_total.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.request_outcome_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.request_outcome_total.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.request_outcome_total.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.request_outcome_total.province_code IS
	'The first 2 digits of the division: the province';
COMMENT ON COLUMN bi.request_outcome_total.province_name IS
	'The province; null if unknown';
COMMENT ON COLUMN bi.request_outcome_total.group_code IS
	'Code of the group that the outcome is in';
COMMENT ON COLUMN bi.request_outcome_total.group_zh IS 'The group as the form prints it';
COMMENT ON COLUMN bi.request_outcome_total.group_en IS 'The group in English';
COMMENT ON COLUMN bi.request_outcome_total.outcome_code IS 'Code of the outcome';
COMMENT ON COLUMN bi.request_outcome_total.outcome_zh IS
	'The outcome as the form prints it';
COMMENT ON COLUMN bi.request_outcome_total.outcome_en IS 'The outcome in English';
COMMENT ON COLUMN bi.request_outcome_total.applicant_code IS 'Code of the applicant';
COMMENT ON COLUMN bi.request_outcome_total.applicant_zh IS
	'The applicant as the form prints it';
COMMENT ON COLUMN bi.request_outcome_total.applicant_en IS 'The applicant in English';
COMMENT ON COLUMN bi.request_outcome_total.request_count IS
	'Requests; null if no report has a number';
COMMENT ON COLUMN bi.request_outcome_total.report_count IS
	'How many reports have the cell, whatever is in it';
COMMENT ON COLUMN bi.request_outcome_total.number_count IS
	'How many have a number in it: the rest is not in the sum';

CREATE VIEW bi.review_outcome_total AS
SELECT
	nullif(h.year_id, -1) AS report_year, y.year_label, y.first_day, h.scope, h.era,
	nullif(h.agency_level, '') AS agency_level,
	nullif(h.province_code, '') AS province_code, v.division_name AS province_name,
	o.code AS channel_code, o.label_zh AS channel_zh, o.label_en AS channel_en,
	c.code AS result_code, c.label_zh AS result_zh, c.label_en AS result_en,
	CASE WHEN t.stated_count + t.inferred_count > 0 THEN t.amount END AS case_count,
	t.cell_count AS report_count, t.stated_count + t.inferred_count AS number_count
FROM glasshouse.cell_total AS t
	JOIN glasshouse.dim_cohort AS h ON h.cohort_id = t.cohort_id
	JOIN glasshouse.dim_year AS y ON y.year_id = h.year_id
	LEFT JOIN glasshouse.province AS v ON v.division_code = h.province_code
	JOIN glasshouse.dim_channel AS o ON o.channel_id = t.row_id
	JOIN glasshouse.dim_result AS c ON c.result_id = t.column_id
WHERE t.fact = 'review' AND o.role = 'leaf' AND c.role = 'leaf';
COMMENT ON VIEW bi.review_outcome_total IS
	'How reconsideration and litigation ended over all current reports: bi.review_outcomes added up by year, scope, form, level and province';
COMMENT ON COLUMN bi.review_outcome_total.report_year IS
	'The year that the reports are on; null if unknown';
COMMENT ON COLUMN bi.review_outcome_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.review_outcome_total.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.review_outcome_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.review_outcome_total.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.review_outcome_total.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.review_outcome_total.province_code IS
	'The first 2 digits of the division: the province';
COMMENT ON COLUMN bi.review_outcome_total.province_name IS
	'The province; null if unknown';
COMMENT ON COLUMN bi.review_outcome_total.channel_code IS 'Code of the channel';
COMMENT ON COLUMN bi.review_outcome_total.channel_zh IS
	'The channel as the form prints it';
COMMENT ON COLUMN bi.review_outcome_total.channel_en IS 'The channel in English';
COMMENT ON COLUMN bi.review_outcome_total.result_code IS 'Code of the result';
COMMENT ON COLUMN bi.review_outcome_total.result_zh IS
	'The result as the form prints it';
COMMENT ON COLUMN bi.review_outcome_total.result_en IS 'The result in English';
COMMENT ON COLUMN bi.review_outcome_total.case_count IS
	'Cases; null if no report has a number';
COMMENT ON COLUMN bi.review_outcome_total.report_count IS
	'How many reports have the cell, whatever is in it';
COMMENT ON COLUMN bi.review_outcome_total.number_count IS
	'How many have a number in it: the rest is not in the sum';

CREATE VIEW bi.disclosure_total AS
SELECT
	nullif(h.year_id, -1) AS report_year, y.year_label, y.first_day, h.scope, h.era,
	nullif(h.agency_level, '') AS agency_level,
	nullif(h.province_code, '') AS province_code, v.division_name AS province_name,
	o.code AS category_code, o.label_zh AS category_zh, o.label_en AS category_en,
	c.code AS measure_code, c.label_zh AS measure_zh, c.label_en AS measure_en,
	c.role AS measure_role,
	CASE WHEN t.stated_count + t.inferred_count > 0 THEN t.amount END AS amount,
	t.cell_count AS report_count, t.stated_count + t.inferred_count AS number_count
FROM glasshouse.cell_total AS t
	JOIN glasshouse.dim_cohort AS h ON h.cohort_id = t.cohort_id
	JOIN glasshouse.dim_year AS y ON y.year_id = h.year_id
	LEFT JOIN glasshouse.province AS v ON v.division_code = h.province_code
	JOIN glasshouse.dim_category AS o ON o.category_id = t.row_id
	JOIN glasshouse.dim_measure AS c ON c.measure_id = t.column_id
WHERE t.fact = 'disclosure';
COMMENT ON VIEW bi.disclosure_total IS
	'What all current reports disclose together: bi.disclosure_trend added up by year, scope, form, level and province';
COMMENT ON COLUMN bi.disclosure_total.report_year IS
	'The year that the reports are on; null if unknown';
COMMENT ON COLUMN bi.disclosure_total.year_label IS 'That year as text, for axes';
COMMENT ON COLUMN bi.disclosure_total.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.disclosure_total.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.disclosure_total.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.disclosure_total.agency_level IS
	'national, province, prefecture, county, township, zone or vertical; null if unknown';
COMMENT ON COLUMN bi.disclosure_total.province_code IS
	'The first 2 digits of the division: the province';
COMMENT ON COLUMN bi.disclosure_total.province_name IS 'The province; null if unknown';
COMMENT ON COLUMN bi.disclosure_total.category_code IS 'Code of the category';
COMMENT ON COLUMN bi.disclosure_total.category_zh IS
	'The category as the form prints it';
COMMENT ON COLUMN bi.disclosure_total.category_en IS 'The category in English';
COMMENT ON COLUMN bi.disclosure_total.measure_code IS 'Code of the measure';
COMMENT ON COLUMN bi.disclosure_total.measure_zh IS 'The measure as the form prints it';
COMMENT ON COLUMN bi.disclosure_total.measure_en IS 'The measure in English';
COMMENT ON COLUMN bi.disclosure_total.measure_role IS
	'flow (of the year) or stock (at its end): stocks must not be added over years';
COMMENT ON COLUMN bi.disclosure_total.amount IS
	'The sum; money in 10,000 yuan; null if no report has a number';
COMMENT ON COLUMN bi.disclosure_total.report_count IS
	'How many reports have the cell, whatever is in it';
COMMENT ON COLUMN bi.disclosure_total.number_count IS
	'How many have a number in it: the rest is not in the sum';
