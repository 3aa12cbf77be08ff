-- What people and BI tools read: the star with its labels beside its figures.
-- Plain views, so that they are never out of date and listed by every tool.
--
-- A report may have come in several versions.  bi.cell and bi.report show all
-- of them and say which is current; every other view shows the current only.
--
-- These show single reports, and are found by report or by body.  What all
-- reports come to is in views of their own, ..._total, in 55-analysis.sql and
-- 57-total.sql.
CREATE SCHEMA bi;
COMMENT ON SCHEMA bi IS 'The star as readable views, with Chinese and English labels';

-- Each part of the union is one table and the labels come after it, so that a
-- report, or an agency's, is found by the index of each fact.  The facts' keys
-- are told apart by hundreds of thousands: of two columns to join by, the
-- planner would think that next to nothing matches.
CREATE VIEW bi.cell AS
WITH figure AS (
	SELECT f.report_id, 'disclosure'::text AS fact, f.category_id + 100000 AS row_id,
		f.measure_id + 100000 AS column_id, f.cell_value, f.unit, f.cell_state,
		f.cell_raw, f.source_line
	FROM glasshouse.fact_disclosure AS f
	UNION ALL
	SELECT f.report_id, 'request'::text, f.outcome_id + 200000, f.applicant_id + 200000,
		f.cell_value, f.unit, f.cell_state, f.cell_raw, f.source_line
	FROM glasshouse.fact_request AS f
	UNION ALL
	SELECT f.report_id, 'review'::text, f.channel_id + 300000, f.result_id + 300000,
		f.cell_value, f.unit, f.cell_state, f.cell_raw, f.source_line
	FROM glasshouse.fact_review AS f
	UNION ALL
	SELECT f.report_id, 'indicator'::text, f.indicator_id + 400000, 400000,
		f.cell_value, f.unit, f.cell_state, f.cell_raw, f.source_line
	FROM glasshouse.fact_indicator AS f
), row_label AS (
	SELECT category_id + 100000 AS id, code, label_zh, label_en,
		is_total, sort_no
	FROM glasshouse.dim_category
	UNION ALL
	SELECT outcome_id + 200000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_outcome
	UNION ALL
	SELECT channel_id + 300000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_channel
	UNION ALL
	SELECT indicator_id + 400000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_indicator
), column_label AS (
	SELECT measure_id + 100000 AS id, code, label_zh, label_en,
		is_total, sort_no
	FROM glasshouse.dim_measure
	UNION ALL
	SELECT applicant_id + 200000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_applicant
	UNION ALL
	SELECT result_id + 300000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_result
	UNION ALL
	SELECT 400000, code, label_zh, label_en, is_total, sort_no
	FROM glasshouse.dim_measure
	WHERE code = 'm_indicator_value'
)
SELECT f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year,
	f.fact, r.code AS row_code, r.label_zh AS row_zh, r.label_en AS row_en,
	c.code AS column_code, c.label_zh AS column_zh, c.label_en AS column_en,
	f.cell_value, f.unit, f.cell_state, p.uri AS source_uri,
	p.document, f.source_line, f.cell_raw, p.era, p.scope,
	r.is_total AS row_is_total, c.is_total AS column_is_total,
	r.sort_no AS row_no, c.sort_no AS column_no, p.is_current
FROM figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN row_label AS r ON r.id = f.row_id
	JOIN column_label AS c ON c.id = f.column_id;
COMMENT ON VIEW bi.cell IS
	'Every cell of every fact of every version of a report, in one shape; filter by is_current before adding anything up';
COMMENT ON COLUMN bi.cell.report_id IS 'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.cell.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.cell.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.cell.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.cell.report_year IS 'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.cell.fact IS 'disclosure, request, review or indicator';
COMMENT ON COLUMN bi.cell.row_code IS
	'Code of the row: category, outcome, channel or indicator';
COMMENT ON COLUMN bi.cell.row_zh IS 'The row as the form prints it';
COMMENT ON COLUMN bi.cell.row_en IS 'The row in English';
COMMENT ON COLUMN bi.cell.column_code IS
	'Code of the column: measure, applicant or result';
COMMENT ON COLUMN bi.cell.column_zh IS 'The column as the form prints it';
COMMENT ON COLUMN bi.cell.column_en IS 'The column in English';
COMMENT ON COLUMN bi.cell.cell_value IS
	'The number, as printed; null unless the state is stated or inferred';
COMMENT ON COLUMN bi.cell.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.cell.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN bi.cell.source_uri IS
	'Where the page was published, if that is known';
COMMENT ON COLUMN bi.cell.document IS
	'The document''s name: the file, or the archive, #, and the entry';
COMMENT ON COLUMN bi.cell.source_line IS 'Line of the document''s source';
COMMENT ON COLUMN bi.cell.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN bi.cell.era IS 'The form its tables follow';
COMMENT ON COLUMN bi.cell.scope IS 'own, consolidated or unknown';
COMMENT ON COLUMN bi.cell.row_is_total IS 'Whether the row is the total of others';
COMMENT ON COLUMN bi.cell.column_is_total IS
	'Whether the column is the total of others';
COMMENT ON COLUMN bi.cell.row_no IS 'Place of the row in the form, for sorting';
COMMENT ON COLUMN bi.cell.column_no IS 'Place of the column in the form, for sorting';
COMMENT ON COLUMN bi.cell.is_current IS
	'Whether the report stands for its agency, year and scope';

CREATE VIEW bi.current_cell AS
SELECT report_id, agency, agency_name, agency_key, report_year, fact, row_code,
	row_zh, row_en, column_code, column_zh, column_en, cell_value, unit, cell_state,
	source_uri, document, source_line, cell_raw, era, scope, row_is_total,
	column_is_total, row_no, column_no
FROM bi.cell
WHERE is_current;
COMMENT ON VIEW bi.current_cell IS
	'The cells of the current reports: bi.cell without older versions';
COMMENT ON COLUMN bi.current_cell.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.current_cell.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.current_cell.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.current_cell.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.current_cell.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.current_cell.fact IS 'disclosure, request, review or indicator';
COMMENT ON COLUMN bi.current_cell.row_code IS
	'Code of the row: category, outcome, channel or indicator';
COMMENT ON COLUMN bi.current_cell.row_zh IS 'The row as the form prints it';
COMMENT ON COLUMN bi.current_cell.row_en IS 'The row in English';
COMMENT ON COLUMN bi.current_cell.column_code IS
	'Code of the column: measure, applicant or result';
COMMENT ON COLUMN bi.current_cell.column_zh IS 'The column as the form prints it';
COMMENT ON COLUMN bi.current_cell.column_en IS 'The column in English';
COMMENT ON COLUMN bi.current_cell.cell_value IS
	'The number, as printed; null unless the state is stated or inferred';
COMMENT ON COLUMN bi.current_cell.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.current_cell.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN bi.current_cell.source_uri IS
	'Where the page was published, if that is known';
COMMENT ON COLUMN bi.current_cell.document IS
	'The document''s name: the file, or the archive, #, and the entry';
COMMENT ON COLUMN bi.current_cell.source_line IS 'Line of the document''s source';
COMMENT ON COLUMN bi.current_cell.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN bi.current_cell.era IS 'The form its tables follow';
COMMENT ON COLUMN bi.current_cell.scope IS 'own, consolidated or unknown';
COMMENT ON COLUMN bi.current_cell.row_is_total IS
	'Whether the row is the total of others';
COMMENT ON COLUMN bi.current_cell.column_is_total IS
	'Whether the column is the total of others';
COMMENT ON COLUMN bi.current_cell.row_no IS 'Place of the row in the form, for sorting';
COMMENT ON COLUMN bi.current_cell.column_no IS
	'Place of the column in the form, for sorting';

CREATE VIEW bi.report AS
SELECT p.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year,
	y.first_day, p.era, p.scope, p.title, p.published, p.signed,
	p.period_start, p.period_end, p.uri AS source_uri, p.document,
	p.archive, p.archive_offset, p.archive_length, p.digest, p.ordinal,
	p.captured, p.agency_evidence, p.agency_confidence, a.division_code,
	a.province_code, a.prefecture_code, a.county_code, a.township_code,
	a.agency_level, a.organ_family, p.place_confidence, p.credit_code,
	p.credit_evidence, p.publisher_org_code, p.year_evidence,
	p.year_confidence, p.stated_cells, p.asked_cells, p.is_current,
	p.run_id, p.stream_version
FROM glasshouse.dim_report AS p
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id;
COMMENT ON VIEW bi.report IS
	'The reports, every version, with how much of the form they fill';
COMMENT ON COLUMN bi.report.report_id IS 'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.report.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.report.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.report.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.report.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.report.first_day IS '1 January of that year, for time axes';
COMMENT ON COLUMN bi.report.era IS
	'The form its tables follow: e2008, e2014, e2019, e2021 or unknown';
COMMENT ON COLUMN bi.report.scope IS
	'own: the body itself; consolidated: with the bodies below it';
COMMENT ON COLUMN bi.report.title IS 'The report''s heading';
COMMENT ON COLUMN bi.report.published IS 'Date of publication';
COMMENT ON COLUMN bi.report.signed IS 'Date under the signature';
COMMENT ON COLUMN bi.report.period_start IS
	'First day of the period that the figures cover';
COMMENT ON COLUMN bi.report.period_end IS 'Last day of it';
COMMENT ON COLUMN bi.report.source_uri IS
	'Where the page was published, if that is known';
COMMENT ON COLUMN bi.report.document IS 'The document''s name';
COMMENT ON COLUMN bi.report.archive IS 'The file that holds the bytes';
COMMENT ON COLUMN bi.report.archive_offset IS 'Where they begin in it, in bytes';
COMMENT ON COLUMN bi.report.archive_length IS 'How many they are in it';
COMMENT ON COLUMN bi.report.digest IS 'SHA-256 of the document''s bytes';
COMMENT ON COLUMN bi.report.ordinal IS 'Which report of the document, from 1';
COMMENT ON COLUMN bi.report.captured IS 'When the crawler fetched it';
COMMENT ON COLUMN bi.report.agency_evidence IS 'Where the agency''s name was read';
COMMENT ON COLUMN bi.report.agency_confidence IS 'How sure that is';
COMMENT ON COLUMN bi.report.division_code IS
	'The division that the agency is of; null if it is open';
COMMENT ON COLUMN bi.report.province_code IS 'The first 2 digits of that';
COMMENT ON COLUMN bi.report.prefecture_code IS 'The first 4 digits';
COMMENT ON COLUMN bi.report.county_code IS 'The first 6 digits';
COMMENT ON COLUMN bi.report.township_code IS 'All 9 digits';
COMMENT ON COLUMN bi.report.agency_level IS
	'national, province, prefecture, county, township, zone or vertical';
COMMENT ON COLUMN bi.report.organ_family IS 'What the agency does';
COMMENT ON COLUMN bi.report.place_confidence IS 'How sure the division is';
COMMENT ON COLUMN bi.report.credit_code IS
	'Unified social credit code (GB 32100) that the page or its address gives: of the body, or of the site''s owner';
COMMENT ON COLUMN bi.report.credit_evidence IS
	'Where that was read: address, page, caption or index';
COMMENT ON COLUMN bi.report.publisher_org_code IS
	'Code of an organisation (GB 11714) that the index number begins with: often of the site''s owner';
COMMENT ON COLUMN bi.report.year_evidence IS 'Where the year was read';
COMMENT ON COLUMN bi.report.year_confidence IS 'How sure that is';
COMMENT ON COLUMN bi.report.stated_cells IS 'Cells that hold a number';
COMMENT ON COLUMN bi.report.asked_cells IS 'Cells that the form asks for';
COMMENT ON COLUMN bi.report.is_current IS
	'Whether it stands for its agency, year and scope';
COMMENT ON COLUMN bi.report.run_id IS 'The run that loaded it';
COMMENT ON COLUMN bi.report.stream_version IS 'Version of the program that read it';

CREATE VIEW bi.request_outcomes AS
SELECT f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year,
	o.parent_code AS group_code, g.label_zh AS group_zh, g.label_en AS group_en,
	o.code AS outcome_code, o.label_zh AS outcome_zh, o.label_en AS outcome_en,
	c.code AS applicant_code, c.label_zh AS applicant_zh,
	c.label_en AS applicant_en, f.cell_value AS request_count, f.unit,
	f.cell_state, p.scope, p.era, p.uri AS source_uri
FROM glasshouse.fact_request AS f
	JOIN glasshouse.dim_outcome AS o ON o.outcome_id = f.outcome_id
	LEFT JOIN glasshouse.dim_outcome AS g ON g.code = o.parent_code
	JOIN glasshouse.dim_applicant AS c ON c.applicant_id = f.applicant_id
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
WHERE o.role = 'leaf' AND c.role = 'leaf'
	AND NOT (o.code = 'out_other' AND p.era = 'e2021'); -- a sum in that form

COMMENT ON VIEW bi.request_outcomes IS
	'How requests ended, by applicant: parts only, no totals, so that they add up to the requests handled';
COMMENT ON COLUMN bi.request_outcomes.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.request_outcomes.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.request_outcomes.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.request_outcomes.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.request_outcomes.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.request_outcomes.group_code IS
	'Code of the group that the outcome is in';
COMMENT ON COLUMN bi.request_outcomes.group_zh IS 'The group as the form prints it';
COMMENT ON COLUMN bi.request_outcomes.group_en IS 'The group in English';
COMMENT ON COLUMN bi.request_outcomes.outcome_code IS 'Code of the outcome';
COMMENT ON COLUMN bi.request_outcomes.outcome_zh IS 'The outcome as the form prints it';
COMMENT ON COLUMN bi.request_outcomes.outcome_en IS 'The outcome in English';
COMMENT ON COLUMN bi.request_outcomes.applicant_code IS 'Code of the applicant';
COMMENT ON COLUMN bi.request_outcomes.applicant_zh IS
	'The applicant as the form prints it';
COMMENT ON COLUMN bi.request_outcomes.applicant_en IS 'The applicant in English';
COMMENT ON COLUMN bi.request_outcomes.request_count IS 'Requests, as printed';
COMMENT ON COLUMN bi.request_outcomes.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.request_outcomes.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN bi.request_outcomes.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.request_outcomes.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.request_outcomes.source_uri IS
	'Where the page was published, if that is known';

-- The sum of the parts is looked for only where somebody asks for it.
CREATE VIEW bi.request_totals AS
SELECT p.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year, y.first_day,
	f.amounts[array_position(f.figures, (SELECT d.figure_id::smallint
		FROM glasshouse.dim_figure AS d WHERE d.code = 'requests_received'))] AS received_count,
	f.amounts[array_position(f.figures, (SELECT d.figure_id::smallint
		FROM glasshouse.dim_figure AS d WHERE d.code = 'requests_carried_in'))] AS carried_in_count,
	f.amounts[array_position(f.figures, (SELECT d.figure_id::smallint
		FROM glasshouse.dim_figure AS d WHERE d.code = 'requests_handled'))] AS handled_count,
	f.amounts[array_position(f.figures, (SELECT d.figure_id::smallint
		FROM glasshouse.dim_figure AS d WHERE d.code = 'requests_carried_out'))] AS carried_out_count,
	(SELECT sum(q.cell_value)
		FROM glasshouse.fact_request AS q
			JOIN glasshouse.dim_outcome AS o ON o.outcome_id = q.outcome_id
			JOIN glasshouse.dim_applicant AS c ON c.applicant_id = q.applicant_id
		WHERE q.report_id = p.report_id AND o.role = 'leaf' AND c.role = 'leaf'
			AND NOT (o.code = 'out_other' AND p.era = 'e2021')) AS handled_parts_sum,
	p.scope, p.era, p.uri AS source_uri
FROM glasshouse.report_figure AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
WHERE p.era IN ('e2019', 'e2021');
COMMENT ON VIEW bi.request_totals IS
	'One row for each current report: requests received, handled and carried over, as its totals print them, beside the sum of the parts';
COMMENT ON COLUMN bi.request_totals.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.request_totals.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.request_totals.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.request_totals.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.request_totals.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.request_totals.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.request_totals.received_count IS
	'Requests newly received, as the total prints it';
COMMENT ON COLUMN bi.request_totals.carried_in_count IS
	'Requests carried over from the year before';
COMMENT ON COLUMN bi.request_totals.handled_count IS 'Requests handled';
COMMENT ON COLUMN bi.request_totals.carried_out_count IS
	'Requests carried over to the next year';
COMMENT ON COLUMN bi.request_totals.handled_parts_sum IS
	'Sum of the outcomes of all applicants, totals left out; equal to handled_count in a sound report';
COMMENT ON COLUMN bi.request_totals.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.request_totals.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.request_totals.source_uri IS
	'Where the page was published, if that is known';

CREATE VIEW bi.review_outcomes AS
SELECT f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year,
	h.code AS channel_code, h.label_zh AS channel_zh, h.label_en AS channel_en,
	r.code AS result_code, r.label_zh AS result_zh, r.label_en AS result_en,
	f.cell_value AS case_count, f.unit, f.cell_state, p.scope, p.era,
	p.uri AS source_uri
FROM glasshouse.fact_review AS f
	JOIN glasshouse.dim_channel AS h ON h.channel_id = f.channel_id
	JOIN glasshouse.dim_result AS r ON r.result_id = f.result_id
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
WHERE h.role = 'leaf' AND r.role = 'leaf';
COMMENT ON VIEW bi.review_outcomes IS
	'How reconsideration and litigation ended: parts only, no totals';
COMMENT ON COLUMN bi.review_outcomes.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.review_outcomes.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.review_outcomes.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.review_outcomes.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.review_outcomes.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.review_outcomes.channel_code IS 'Code of the channel';
COMMENT ON COLUMN bi.review_outcomes.channel_zh IS 'The channel as the form prints it';
COMMENT ON COLUMN bi.review_outcomes.channel_en IS 'The channel in English';
COMMENT ON COLUMN bi.review_outcomes.result_code IS 'Code of the result';
COMMENT ON COLUMN bi.review_outcomes.result_zh IS 'The result as the form prints it';
COMMENT ON COLUMN bi.review_outcomes.result_en IS 'The result in English';
COMMENT ON COLUMN bi.review_outcomes.case_count IS 'Cases, as printed';
COMMENT ON COLUMN bi.review_outcomes.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.review_outcomes.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN bi.review_outcomes.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.review_outcomes.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.review_outcomes.source_uri IS
	'Where the page was published, if that is known';

CREATE VIEW bi.disclosure_trend AS
SELECT p.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, p.year_id AS report_year, y.first_day,
	c.code AS category_code, c.label_zh AS category_zh, c.label_en AS category_en,
	m.code AS measure_code, m.label_zh AS measure_zh, m.label_en AS measure_en,
	m.role AS measure_role, f.cell_value, b.cell_value AS previous_value,
	f.cell_value - b.cell_value AS change_value, f.unit, f.cell_state,
	p.scope, p.era, p.uri AS source_uri
FROM glasshouse.dim_report AS p
	JOIN glasshouse.fact_disclosure AS f ON f.report_id = p.report_id
	LEFT JOIN glasshouse.dim_report AS q ON q.agency_id = p.agency_id
		AND q.year_id = p.year_id - 1 AND q.scope = p.scope AND q.is_current
	LEFT JOIN glasshouse.fact_disclosure AS b ON b.report_id = q.report_id
		AND b.category_id = f.category_id AND b.measure_id = f.measure_id
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
	JOIN glasshouse.dim_year AS y ON y.year_id = p.year_id
	JOIN glasshouse.dim_category AS c ON c.category_id = f.category_id
	JOIN glasshouse.dim_measure AS m ON m.measure_id = f.measure_id
WHERE p.is_current AND p.agency_id <> -1 AND p.year_id <> -1;
COMMENT ON VIEW bi.disclosure_trend IS
	'What agencies disclosed, year by year, beside the year before; a null where either year has no figure or the form has another measure';
COMMENT ON COLUMN bi.disclosure_trend.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.disclosure_trend.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.disclosure_trend.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.disclosure_trend.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.disclosure_trend.report_year IS 'The year that it reports on';
COMMENT ON COLUMN bi.disclosure_trend.first_day IS
	'1 January of that year, for time axes';
COMMENT ON COLUMN bi.disclosure_trend.category_code IS 'Code of the category';
COMMENT ON COLUMN bi.disclosure_trend.category_zh IS
	'The category as the form prints it';
COMMENT ON COLUMN bi.disclosure_trend.category_en IS 'The category in English';
COMMENT ON COLUMN bi.disclosure_trend.measure_code IS 'Code of the measure';
COMMENT ON COLUMN bi.disclosure_trend.measure_zh IS 'The measure as the form prints it';
COMMENT ON COLUMN bi.disclosure_trend.measure_en IS 'The measure in English';
COMMENT ON COLUMN bi.disclosure_trend.measure_role IS
	'flow (of the year) or stock (at its end): stocks must not be added over years';
COMMENT ON COLUMN bi.disclosure_trend.cell_value IS
	'The number, as printed; money in 10,000 yuan';
COMMENT ON COLUMN bi.disclosure_trend.previous_value IS
	'The same figure of the year before, if there is a report of that year';
COMMENT ON COLUMN bi.disclosure_trend.change_value IS 'The difference of the two';
COMMENT ON COLUMN bi.disclosure_trend.unit IS 'Unit of the value';
COMMENT ON COLUMN bi.disclosure_trend.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN bi.disclosure_trend.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.disclosure_trend.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.disclosure_trend.source_uri IS
	'Where the page was published, if that is known';

CREATE VIEW bi.identity_failures AS
SELECT f.report_id, coalesce(p.agency_printed, a.agency_name) AS agency, a.agency_name,
	a.agency_key, nullif(p.year_id, -1) AS report_year,
	i.code AS identity_code, i.label_zh AS identity_zh, i.label_en AS identity_en,
	i.severity, i.formula, f.member_code, f.left_value, f.right_value,
	f.difference, p.scope, p.era, p.uri AS source_uri, p.document
FROM glasshouse.fact_identity AS f
	JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
WHERE f.identity_state = 'fails';
COMMENT ON VIEW bi.identity_failures IS
	'The checks that current reports fail, with both sides';
COMMENT ON COLUMN bi.identity_failures.report_id IS
	'Key of the report, in glasshouse.dim_report';
COMMENT ON COLUMN bi.identity_failures.agency IS
	'The body that reports, as its report calls it';
COMMENT ON COLUMN bi.identity_failures.agency_name IS
	'Its normal name, the same in all its reports';
COMMENT ON COLUMN bi.identity_failures.agency_key IS
	'What tells it from its namesakes: group by this';
COMMENT ON COLUMN bi.identity_failures.report_year IS
	'The year that it reports on; null if unknown';
COMMENT ON COLUMN bi.identity_failures.identity_code IS 'Code of the identity';
COMMENT ON COLUMN bi.identity_failures.identity_zh IS 'What it asks, in Chinese';
COMMENT ON COLUMN bi.identity_failures.identity_en IS 'What it asks, in English';
COMMENT ON COLUMN bi.identity_failures.severity IS 'error, warning or info';
COMMENT ON COLUMN bi.identity_failures.formula IS
	'The identity in codes of the catalogue';
COMMENT ON COLUMN bi.identity_failures.member_code IS
	'The column, row or channel that it was tried on; report if on none';
COMMENT ON COLUMN bi.identity_failures.left_value IS 'Value of its left side';
COMMENT ON COLUMN bi.identity_failures.right_value IS 'Value of its right side';
COMMENT ON COLUMN bi.identity_failures.difference IS 'Left less right';
COMMENT ON COLUMN bi.identity_failures.scope IS
	'own, consolidated or unknown: do not add own to consolidated';
COMMENT ON COLUMN bi.identity_failures.era IS 'The form the tables follow';
COMMENT ON COLUMN bi.identity_failures.source_uri IS
	'Where the page was published, if that is known';
COMMENT ON COLUMN bi.identity_failures.document IS 'The document''s name';

CREATE VIEW bi.reject_summary AS
SELECT j.program, j.reason AS reason_code, r.label_zh AS reason_zh,
	r.label_en AS reason_en, count(*) AS reject_count,
	min(j.first_seen) AS first_seen, max(j.last_seen) AS last_seen
FROM etl.reject AS j
	LEFT JOIN etl.reject_reason AS r ON r.code = j.reason
GROUP BY j.program, j.reason, r.label_zh, r.label_en;
COMMENT ON VIEW bi.reject_summary IS
	'Documents that were given up, by stage and reason';
COMMENT ON COLUMN bi.reject_summary.program IS 'The stage that gave them up';
COMMENT ON COLUMN bi.reject_summary.reason_code IS 'Code of the reason';
COMMENT ON COLUMN bi.reject_summary.reason_zh IS 'The reason in Chinese';
COMMENT ON COLUMN bi.reject_summary.reason_en IS 'The reason in English';
COMMENT ON COLUMN bi.reject_summary.reject_count IS 'How many documents';
COMMENT ON COLUMN bi.reject_summary.first_seen IS
	'When the first of them was first met';
COMMENT ON COLUMN bi.reject_summary.last_seen IS 'When the last of them was last met';
