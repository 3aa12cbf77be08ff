-- Where readings of reports that are here are put down until all of the stream
-- has been read, for glasshouse.reread_compare(); all of it goes with the
-- transaction.  Columns are in the order in which the loader writes them.
CREATE TEMP TABLE reread_report ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, document, uri, archive,
	archive_offset, archive_length, digest, ordinal, captured,
	agency_printed, agency_evidence, agency_confidence, agency_normal,
	agency_normal_level, agency_normal_family, place_confidence,
	credit_code, credit_evidence, publisher_org_code,
	year_evidence, year_confidence, era, scope, title, published, signed,
	period_start, period_end, stated_cells, asked_cells, stream_version
FROM glasshouse.dim_report WITH NO DATA;
CREATE UNIQUE INDEX reread_report_pk ON pg_temp.reread_report (report_id);
CREATE TEMP TABLE reread_disclosure ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, category_id AS row_id, measure_id AS column_id,
	cell_value, unit, cell_state, cell_raw, source_line
FROM glasshouse.fact_disclosure WITH NO DATA;
CREATE UNIQUE INDEX reread_disclosure_pk
	ON pg_temp.reread_disclosure (report_id, row_id, column_id);
CREATE TEMP TABLE reread_request ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, outcome_id AS row_id, applicant_id AS column_id,
	cell_value, unit, cell_state, cell_raw, source_line
FROM glasshouse.fact_request WITH NO DATA;
CREATE UNIQUE INDEX reread_request_pk
	ON pg_temp.reread_request (report_id, row_id, column_id);
CREATE TEMP TABLE reread_review ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, channel_id AS row_id, result_id AS column_id,
	cell_value, unit, cell_state, cell_raw, source_line
FROM glasshouse.fact_review WITH NO DATA;
CREATE UNIQUE INDEX reread_review_pk
	ON pg_temp.reread_review (report_id, row_id, column_id);
CREATE TEMP TABLE reread_indicator ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, indicator_id AS row_id,
	cell_value, unit, cell_state, cell_raw, source_line
FROM glasshouse.fact_indicator WITH NO DATA;
CREATE UNIQUE INDEX reread_indicator_pk
	ON pg_temp.reread_indicator (report_id, row_id);
CREATE TEMP TABLE reread_identity ON COMMIT DROP AS
SELECT report_id, agency_id, year_id, identity_id, member_code,
	left_value, right_value, difference, identity_state
FROM glasshouse.fact_identity WITH NO DATA;
CREATE UNIQUE INDEX reread_identity_pk
	ON pg_temp.reread_identity (report_id, identity_id, member_code);
-- The documents of the stream, by place: reports, and rejects without an ordinal.
CREATE TEMP TABLE reread_met (
	place bigint, archive text, archive_offset bigint, document text,
	digest text, ordinal integer, reason text, detail text
) ON COMMIT DROP;
CREATE INDEX reread_met_place_idx ON pg_temp.reread_met (place);
-- What reread_compare() finds: reports, cells and checks that differ.
CREATE TEMP TABLE reread_change (
	report_id bigint, outcome text, reason text, detail text
) ON COMMIT DROP;
CREATE TEMP TABLE reread_subject (report_id bigint) ON COMMIT DROP;
CREATE TEMP TABLE reread_cell (
	fact text, report_id bigint, row_id integer, column_id integer,
	old_value numeric, old_unit text, old_state text, old_raw text, old_line integer,
	new_value numeric, new_unit text, new_state text, new_raw text, new_line integer
) ON COMMIT DROP;
CREATE TEMP TABLE reread_check (
	report_id bigint, identity_id integer, member_code text, old_difference numeric,
	old_state text, new_left numeric, new_right numeric, new_difference numeric,
	new_state text, is_told boolean
) ON COMMIT DROP;
