-- The figures.  The grain of a fact is one cell, or one check, of one report.
-- The foreign keys to dim_report come in a file of their own, after a distributed
-- server has been told to spread both by report_id.
--
-- A fact's key is its grain, and begins with the report: so one index keeps it
-- unique and finds a report's facts.  Keys of rows and columns stay below 65535,
-- see their dimensions, so that both go into one number where cells are counted.
--
-- cell_state is a code of schema/catalog/state.tsv; a value stands beside
-- `stated` and `inferred` and nowhere else, so a blank is never a zero.

CREATE TABLE glasshouse.fact_disclosure (
	report_id   bigint  NOT NULL,
	agency_id   integer NOT NULL CONSTRAINT fact_disclosure_agency_fk
	                    REFERENCES glasshouse.dim_agency (agency_id),
	year_id     integer NOT NULL CONSTRAINT fact_disclosure_year_fk
	                    REFERENCES glasshouse.dim_year (year_id),
	category_id integer NOT NULL CONSTRAINT fact_disclosure_category_fk
	                    REFERENCES glasshouse.dim_category (category_id),
	measure_id  integer NOT NULL CONSTRAINT fact_disclosure_measure_fk
	                    REFERENCES glasshouse.dim_measure (measure_id),
	cell_value  numeric,
	unit        text,
	cell_state  text    NOT NULL CONSTRAINT fact_disclosure_state_check
	    CHECK (cell_state IN ('stated', 'inferred', 'blank', 'placeholder',
	                          'absent', 'unreadable')),
	cell_raw    text,
	source_line integer,
	CONSTRAINT fact_disclosure_pk PRIMARY KEY (report_id, category_id, measure_id),
	CONSTRAINT fact_disclosure_value_check
	    CHECK ((cell_value IS NOT NULL) = (cell_state IN ('stated', 'inferred')))
);
COMMENT ON TABLE glasshouse.fact_disclosure IS
	'The figures on what is disclosed on the agency''s own motion (table 2): one row for each cell of a report';
COMMENT ON COLUMN glasshouse.fact_disclosure.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.fact_disclosure.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_disclosure.year_id IS 'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_disclosure.category_id IS 'What is disclosed';
COMMENT ON COLUMN glasshouse.fact_disclosure.measure_id IS 'What is counted of it';
COMMENT ON COLUMN glasshouse.fact_disclosure.cell_value IS
	'The number, as printed; money in 10,000 yuan; null unless the state is stated or inferred';
COMMENT ON COLUMN glasshouse.fact_disclosure.unit IS 'Unit of the value';
COMMENT ON COLUMN glasshouse.fact_disclosure.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN glasshouse.fact_disclosure.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN glasshouse.fact_disclosure.source_line IS 'Line of the document''s source';

CREATE TABLE glasshouse.fact_request (
	report_id   bigint  NOT NULL,
	agency_id   integer NOT NULL CONSTRAINT fact_request_agency_fk
	                    REFERENCES glasshouse.dim_agency (agency_id),
	year_id     integer NOT NULL CONSTRAINT fact_request_year_fk
	                    REFERENCES glasshouse.dim_year (year_id),
	outcome_id  integer NOT NULL CONSTRAINT fact_request_outcome_fk
	                    REFERENCES glasshouse.dim_outcome (outcome_id),
	applicant_id integer NOT NULL CONSTRAINT fact_request_applicant_fk
	                    REFERENCES glasshouse.dim_applicant (applicant_id),
	cell_value  numeric,
	unit        text,
	cell_state  text    NOT NULL CONSTRAINT fact_request_state_check
	    CHECK (cell_state IN ('stated', 'inferred', 'blank', 'placeholder',
	                          'absent', 'unreadable')),
	cell_raw    text,
	source_line integer,
	CONSTRAINT fact_request_pk PRIMARY KEY (report_id, outcome_id, applicant_id),
	CONSTRAINT fact_request_value_check
	    CHECK ((cell_value IS NOT NULL) = (cell_state IN ('stated', 'inferred')))
);
COMMENT ON TABLE glasshouse.fact_request IS
	'The figures on requests for information (table 3): one row for each cell of a report';
COMMENT ON COLUMN glasshouse.fact_request.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.fact_request.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_request.year_id IS 'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_request.outcome_id IS 'How the requests came in or ended';
COMMENT ON COLUMN glasshouse.fact_request.applicant_id IS 'Who asked';
COMMENT ON COLUMN glasshouse.fact_request.cell_value IS
	'The number, as printed; money in 10,000 yuan; null unless the state is stated or inferred';
COMMENT ON COLUMN glasshouse.fact_request.unit IS 'Unit of the value';
COMMENT ON COLUMN glasshouse.fact_request.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN glasshouse.fact_request.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN glasshouse.fact_request.source_line IS 'Line of the document''s source';

CREATE TABLE glasshouse.fact_review (
	report_id   bigint  NOT NULL,
	agency_id   integer NOT NULL CONSTRAINT fact_review_agency_fk
	                    REFERENCES glasshouse.dim_agency (agency_id),
	year_id     integer NOT NULL CONSTRAINT fact_review_year_fk
	                    REFERENCES glasshouse.dim_year (year_id),
	channel_id  integer NOT NULL CONSTRAINT fact_review_channel_fk
	                    REFERENCES glasshouse.dim_channel (channel_id),
	result_id   integer NOT NULL CONSTRAINT fact_review_result_fk
	                    REFERENCES glasshouse.dim_result (result_id),
	cell_value  numeric,
	unit        text,
	cell_state  text    NOT NULL CONSTRAINT fact_review_state_check
	    CHECK (cell_state IN ('stated', 'inferred', 'blank', 'placeholder',
	                          'absent', 'unreadable')),
	cell_raw    text,
	source_line integer,
	CONSTRAINT fact_review_pk PRIMARY KEY (report_id, channel_id, result_id),
	CONSTRAINT fact_review_value_check
	    CHECK ((cell_value IS NOT NULL) = (cell_state IN ('stated', 'inferred')))
);
COMMENT ON TABLE glasshouse.fact_review IS
	'The figures on reconsideration and litigation (table 4): one row for each cell of a report';
COMMENT ON COLUMN glasshouse.fact_review.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.fact_review.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_review.year_id IS 'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_review.channel_id IS 'Reconsideration, or the kind of litigation';
COMMENT ON COLUMN glasshouse.fact_review.result_id IS 'How the cases ended';
COMMENT ON COLUMN glasshouse.fact_review.cell_value IS
	'The number, as printed; money in 10,000 yuan; null unless the state is stated or inferred';
COMMENT ON COLUMN glasshouse.fact_review.unit IS 'Unit of the value';
COMMENT ON COLUMN glasshouse.fact_review.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN glasshouse.fact_review.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN glasshouse.fact_review.source_line IS 'Line of the document''s source';

CREATE TABLE glasshouse.fact_indicator (
	report_id   bigint  NOT NULL,
	agency_id   integer NOT NULL CONSTRAINT fact_indicator_agency_fk
	                    REFERENCES glasshouse.dim_agency (agency_id),
	year_id     integer NOT NULL CONSTRAINT fact_indicator_year_fk
	                    REFERENCES glasshouse.dim_year (year_id),
	indicator_id integer NOT NULL CONSTRAINT fact_indicator_indicator_fk
	                    REFERENCES glasshouse.dim_indicator (indicator_id),
	cell_value  numeric,
	unit        text,
	cell_state  text    NOT NULL CONSTRAINT fact_indicator_state_check
	    CHECK (cell_state IN ('stated', 'inferred', 'blank', 'placeholder',
	                          'absent', 'unreadable')),
	cell_raw    text,
	source_line integer,
	CONSTRAINT fact_indicator_pk PRIMARY KEY (report_id, indicator_id),
	CONSTRAINT fact_indicator_value_check
	    CHECK ((cell_value IS NOT NULL) = (cell_state IN ('stated', 'inferred')))
);
COMMENT ON TABLE glasshouse.fact_indicator IS
	'The indicators of the forms before 2019: one row for each cell of a report';
COMMENT ON COLUMN glasshouse.fact_indicator.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.fact_indicator.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_indicator.year_id IS 'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_indicator.indicator_id IS 'The indicator';
COMMENT ON COLUMN glasshouse.fact_indicator.cell_value IS
	'The number, as printed; money in 10,000 yuan; null unless the state is stated or inferred';
COMMENT ON COLUMN glasshouse.fact_indicator.unit IS 'Unit of the value';
COMMENT ON COLUMN glasshouse.fact_indicator.cell_state IS
	'stated, inferred, blank, placeholder, absent or unreadable';
COMMENT ON COLUMN glasshouse.fact_indicator.cell_raw IS
	'The cell''s text, where it differs from the value';
COMMENT ON COLUMN glasshouse.fact_indicator.source_line IS 'Line of the document''s source';

CREATE TABLE glasshouse.fact_identity (
	report_id      bigint  NOT NULL,
	agency_id      integer NOT NULL CONSTRAINT fact_identity_agency_fk
	                       REFERENCES glasshouse.dim_agency (agency_id),
	year_id        integer NOT NULL CONSTRAINT fact_identity_year_fk
	                       REFERENCES glasshouse.dim_year (year_id),
	identity_id    integer NOT NULL CONSTRAINT fact_identity_identity_fk
	                       REFERENCES glasshouse.dim_identity (identity_id),
	member_code    text    NOT NULL,
	left_value     numeric,
	right_value    numeric,
	difference     numeric,
	identity_state text    NOT NULL CONSTRAINT fact_identity_state_check
	    CHECK (identity_state IN ('holds', 'fails', 'imputed', 'not_assessable')),
	CONSTRAINT fact_identity_pk PRIMARY KEY (report_id, identity_id, member_code),
	CONSTRAINT fact_identity_difference_check
	    CHECK (difference IS NULL OR difference = left_value - right_value)
);
CREATE INDEX fact_identity_fails_idx ON glasshouse.fact_identity (report_id)
	INCLUDE (identity_id, member_code, left_value, right_value, difference)
	WHERE identity_state = 'fails';
COMMENT ON TABLE glasshouse.fact_identity IS
	'The checks: one row for each identity tried on one member of a report';
COMMENT ON COLUMN glasshouse.fact_identity.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.fact_identity.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_identity.year_id IS
	'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.fact_identity.identity_id IS 'The identity';
COMMENT ON COLUMN glasshouse.fact_identity.member_code IS
	'The column, row or channel that it was tried on; report if on none';
COMMENT ON COLUMN glasshouse.fact_identity.left_value IS 'Value of its left side';
COMMENT ON COLUMN glasshouse.fact_identity.right_value IS 'Value of its right side';
COMMENT ON COLUMN glasshouse.fact_identity.difference IS 'Left less right';
COMMENT ON COLUMN glasshouse.fact_identity.identity_state IS
	'holds, fails, imputed (holds if blanks count as 0) or not_assessable';

-- What most questions ask of a report, worked out once when it is loaded: the
-- figures of dim_figure.  Arrays keep it at one row a report; bi.figure and
-- bi.metric lay it out.
CREATE TABLE glasshouse.report_figure (
	report_id bigint    NOT NULL CONSTRAINT report_figure_pk PRIMARY KEY,
	agency_id integer   NOT NULL CONSTRAINT report_figure_agency_fk
	                    REFERENCES glasshouse.dim_agency (agency_id),
	year_id   integer   NOT NULL CONSTRAINT report_figure_year_fk
	                    REFERENCES glasshouse.dim_year (year_id),
	figures   smallint[] NOT NULL,
	amounts   numeric[] NOT NULL,
	gaps      smallint[] NOT NULL
);
COMMENT ON TABLE glasshouse.report_figure IS
	'The main figures of each report, as arrays; read bi.figure or bi.metric instead';
COMMENT ON COLUMN glasshouse.report_figure.report_id IS 'The report';
COMMENT ON COLUMN glasshouse.report_figure.agency_id IS 'The body that reports, as in dim_report';
COMMENT ON COLUMN glasshouse.report_figure.year_id IS 'The year that it reports on, as in dim_report';
COMMENT ON COLUMN glasshouse.report_figure.figures IS
	'The figures that it has, keys of dim_figure, in their order';
COMMENT ON COLUMN glasshouse.report_figure.amounts IS 'What each of them comes to';
COMMENT ON COLUMN glasshouse.report_figure.gaps IS
	'How many cells of each have no number and were left out';
