-- Reports that are read again by a better reader: what was read before, and how
-- a new reading takes its place.
--
-- The loader puts readings of reports that are here into tables of its own
-- transaction, pg_temp.reread_*, which load/sql/reread_begin.sql makes, and then
-- calls glasshouse.reread_compare() and, if anything differs, reread_apply().
-- A report keeps its key.  What follows from it is worked out by
-- glasshouse.settle(), which looks here for what the report was before.
CREATE TABLE etl.reread (
	run_id         bigint  NOT NULL CONSTRAINT reread_run_fk
	               REFERENCES etl.run (run_id),
	report_id      bigint  NOT NULL,
	outcome        text    NOT NULL CONSTRAINT reread_outcome_check
	               CHECK (outcome IN ('replaced', 'withdrawn')),
	reason         text    CONSTRAINT reread_reason_check
	               CHECK ((reason IS NOT NULL) = (outcome = 'withdrawn')),
	detail         text,
	digest         text    NOT NULL,
	ordinal        integer NOT NULL,
	old_run_id     bigint  NOT NULL CONSTRAINT reread_old_run_fk
	               REFERENCES etl.run (run_id),
	old_version    text    NOT NULL,
	agency_id      integer NOT NULL,
	agency_key     text    NOT NULL,
	year_id        integer NOT NULL,
	scope          text    NOT NULL,
	old_report     jsonb   NOT NULL,
	cells_before   bigint  NOT NULL,
	cells_after    bigint  NOT NULL,
	cells_changed  bigint  NOT NULL,
	checks_changed bigint  NOT NULL,
	CONSTRAINT reread_pk PRIMARY KEY (run_id, report_id)
);
CREATE INDEX reread_report_idx ON etl.reread (report_id);
CREATE INDEX reread_old_run_idx ON etl.reread (old_run_id);
COMMENT ON TABLE etl.reread IS
	'One row for each report whose reading a later run has replaced or withdrawn, with what the report was before; it is never changed';
COMMENT ON COLUMN etl.reread.run_id IS 'The run that read it again';
COMMENT ON COLUMN etl.reread.report_id IS
	'The report; one that was withdrawn is no longer in dim_report, and its key is not given again';
COMMENT ON COLUMN etl.reread.outcome IS
	'replaced: by another reading; withdrawn: the new reader finds no report there';
COMMENT ON COLUMN etl.reread.reason IS
	'Why it was withdrawn: the reason of the reject, or fewer_reports if its document is no reject but has fewer reports';
COMMENT ON COLUMN etl.reread.detail IS 'What the reject says beside that';
COMMENT ON COLUMN etl.reread.digest IS 'SHA-256 of the document''s bytes, in hexadecimal';
COMMENT ON COLUMN etl.reread.ordinal IS 'Which report of the document, from 1';
COMMENT ON COLUMN etl.reread.old_run_id IS 'The run that made the reading before';
COMMENT ON COLUMN etl.reread.old_version IS
	'Version of the program that read it before; that of the new one is in etl.run';
COMMENT ON COLUMN etl.reread.agency_id IS
	'The body that it was of, before; one that has no report left is no longer in dim_agency';
COMMENT ON COLUMN etl.reread.agency_key IS 'Key of that body, the same in every warehouse';
COMMENT ON COLUMN etl.reread.year_id IS 'The year that it was about, before';
COMMENT ON COLUMN etl.reread.scope IS 'Its scope, before';
COMMENT ON COLUMN etl.reread.old_report IS 'Its whole row of dim_report, before';
COMMENT ON COLUMN etl.reread.cells_before IS 'How many cells it had';
COMMENT ON COLUMN etl.reread.cells_after IS 'How many it has from then on';
COMMENT ON COLUMN etl.reread.cells_changed IS
	'How many of them are new, gone, or differ in number, unit, state or text';
COMMENT ON COLUMN etl.reread.checks_changed IS
	'How many checks of the report are new, gone or differ';

CREATE TABLE etl.replaced_cell (
	run_id      bigint NOT NULL,
	report_id   bigint NOT NULL,
	fact        text   NOT NULL,
	row_code    text   NOT NULL,
	column_code text   NOT NULL,
	old_value   numeric,
	old_unit    text,
	old_state   text,
	old_raw     text,
	old_line    integer,
	new_value   numeric,
	new_unit    text,
	new_state   text,
	new_raw     text,
	new_line    integer,
	CONSTRAINT replaced_cell_pk PRIMARY KEY (run_id, report_id, fact, row_code, column_code),
	CONSTRAINT replaced_cell_reread_fk FOREIGN KEY (run_id, report_id)
	    REFERENCES etl.reread (run_id, report_id),
	CONSTRAINT replaced_cell_state_check
	    CHECK (old_state IS NOT NULL OR new_state IS NOT NULL)
);
CREATE INDEX replaced_cell_report_idx ON etl.replaced_cell (report_id);
COMMENT ON TABLE etl.replaced_cell IS
	'One row for each cell or check that a later reading has otherwise, with both; one that differs in nothing but its line has none';
COMMENT ON COLUMN etl.replaced_cell.run_id IS 'The run that read it again';
COMMENT ON COLUMN etl.replaced_cell.report_id IS 'The report';
COMMENT ON COLUMN etl.replaced_cell.fact IS
	'disclosure, request, review, indicator, or identity for a check';
COMMENT ON COLUMN etl.replaced_cell.row_code IS 'Code of its row, or of the identity';
COMMENT ON COLUMN etl.replaced_cell.column_code IS
	'Code of its column, or the member that the identity was tried on';
COMMENT ON COLUMN etl.replaced_cell.old_value IS
	'The number before; of a check, left less right';
COMMENT ON COLUMN etl.replaced_cell.old_unit IS 'Its unit before';
COMMENT ON COLUMN etl.replaced_cell.old_state IS 'Its state before; null if it was not there';
COMMENT ON COLUMN etl.replaced_cell.old_raw IS 'Its text before, where it differs from the value';
COMMENT ON COLUMN etl.replaced_cell.old_line IS 'Its line of the source before';
COMMENT ON COLUMN etl.replaced_cell.new_value IS 'The number since';
COMMENT ON COLUMN etl.replaced_cell.new_unit IS 'Its unit since';
COMMENT ON COLUMN etl.replaced_cell.new_state IS 'Its state since; null if it is gone';
COMMENT ON COLUMN etl.replaced_cell.new_raw IS 'Its text since';
COMMENT ON COLUMN etl.replaced_cell.new_line IS 'Its line of the source since';

-- What a run can have changed: the body, year and scope of its reports, and,
-- where it read a report again, those that it had before.  As the row of a body
-- is made of what its reports call it, all years of such a body are touched.
CREATE VIEW etl.touched AS
SELECT p.run_id, p.agency_id, p.year_id, p.scope
FROM glasshouse.dim_report AS p
UNION ALL
SELECT e.run_id, e.agency_id, e.year_id, e.scope
FROM etl.reread AS e
UNION ALL
SELECT e.run_id, p.agency_id, p.year_id, p.scope
FROM (SELECT run_id, agency_id FROM etl.reread
		UNION
		SELECT r.run_id, n.agency_id FROM etl.reread AS r
			JOIN glasshouse.dim_report AS n ON n.report_id = r.report_id) AS e
	JOIN glasshouse.dim_report AS p ON p.agency_id = e.agency_id
WHERE e.agency_id <> -1;
COMMENT ON VIEW etl.touched IS
	'The bodies, years and scopes that a run can have changed something of';
COMMENT ON COLUMN etl.touched.run_id IS 'The run';
COMMENT ON COLUMN etl.touched.agency_id IS 'The body';
COMMENT ON COLUMN etl.touched.year_id IS 'The year';
COMMENT ON COLUMN etl.touched.scope IS 'The scope';

-- Which of the readings that the loader has put down differ from what is here,
-- and in which cells.  A report of bytes that were met at its own place, and are
-- no such report any more, is to be withdrawn; but not if they could not be read
-- for a reason that is not the reader's: then it is kept as it is.
CREATE FUNCTION glasshouse.reread_compare(OUT replaced bigint, OUT withdrawn bigint,
	OUT kept bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	ANALYZE pg_temp.reread_report;
	ANALYZE pg_temp.reread_disclosure;
	ANALYZE pg_temp.reread_request;
	ANALYZE pg_temp.reread_review;
	ANALYZE pg_temp.reread_indicator;
	ANALYZE pg_temp.reread_identity;
	ANALYZE pg_temp.reread_met;

	INSERT INTO pg_temp.reread_change (report_id, outcome, reason, detail)
	SELECT DISTINCT ON (p.report_id) p.report_id,
		CASE WHEN m.reason IN ('unreadable_file', 'missing_tool', 'timed_out', 'too_large')
			THEN 'kept' ELSE 'withdrawn' END,
		coalesce(m.reason, 'fewer_reports'), m.detail
	FROM pg_temp.reread_met AS m
		JOIN etl.document_version AS d ON d.digest = m.digest
		JOIN glasshouse.dim_report AS p ON p.report_id = d.report_id
			AND p.archive = m.archive AND p.archive_offset = m.archive_offset
			AND p.document = m.document
	WHERE NOT EXISTS (
		SELECT FROM pg_temp.reread_met AS n
		WHERE n.digest = p.digest AND n.ordinal = p.ordinal
			AND n.archive = p.archive AND n.archive_offset = p.archive_offset
			AND n.document = p.document)
	ORDER BY p.report_id, 2, m.reason COLLATE "C", m.detail COLLATE "C";

	-- The cells of what is withdrawn are found as those of a reading without any.
	INSERT INTO pg_temp.reread_subject (report_id)
	SELECT s.report_id FROM pg_temp.reread_report AS s
	UNION ALL
	SELECT c.report_id FROM pg_temp.reread_change AS c WHERE c.outcome = 'withdrawn';
	ANALYZE pg_temp.reread_subject;

	INSERT INTO pg_temp.reread_cell (fact, report_id, row_id, column_id, old_value,
		old_unit, old_state, old_raw, old_line, new_value, new_unit, new_state,
		new_raw, new_line)
	SELECT 'disclosure', coalesce(o.report_id, n.report_id),
		coalesce(o.category_id, n.row_id), coalesce(o.measure_id, n.column_id),
		o.cell_value, o.unit, o.cell_state, o.cell_raw, o.source_line,
		n.cell_value, n.unit, n.cell_state, n.cell_raw, n.source_line
	FROM (SELECT f.* FROM pg_temp.reread_subject AS s
			JOIN glasshouse.fact_disclosure AS f ON f.report_id = s.report_id) AS o
		FULL JOIN pg_temp.reread_disclosure AS n ON n.report_id = o.report_id
			AND n.row_id = o.category_id AND n.column_id = o.measure_id
	WHERE (o.agency_id, o.year_id, o.cell_value::text, o.unit, o.cell_state, o.cell_raw,
			o.source_line)
		IS DISTINCT FROM (n.agency_id, n.year_id, n.cell_value::text, n.unit,
			n.cell_state, n.cell_raw, n.source_line);
	INSERT INTO pg_temp.reread_cell (fact, report_id, row_id, column_id, old_value,
		old_unit, old_state, old_raw, old_line, new_value, new_unit, new_state,
		new_raw, new_line)
	SELECT 'request', coalesce(o.report_id, n.report_id),
		coalesce(o.outcome_id, n.row_id), coalesce(o.applicant_id, n.column_id),
		o.cell_value, o.unit, o.cell_state, o.cell_raw, o.source_line,
		n.cell_value, n.unit, n.cell_state, n.cell_raw, n.source_line
	FROM (SELECT f.* FROM pg_temp.reread_subject AS s
			JOIN glasshouse.fact_request AS f ON f.report_id = s.report_id) AS o
		FULL JOIN pg_temp.reread_request AS n ON n.report_id = o.report_id
			AND n.row_id = o.outcome_id AND n.column_id = o.applicant_id
	WHERE (o.agency_id, o.year_id, o.cell_value::text, o.unit, o.cell_state, o.cell_raw,
			o.source_line)
		IS DISTINCT FROM (n.agency_id, n.year_id, n.cell_value::text, n.unit,
			n.cell_state, n.cell_raw, n.source_line);
	INSERT INTO pg_temp.reread_cell (fact, report_id, row_id, column_id, old_value,
		old_unit, old_state, old_raw, old_line, new_value, new_unit, new_state,
		new_raw, new_line)
	SELECT 'review', coalesce(o.report_id, n.report_id),
		coalesce(o.channel_id, n.row_id), coalesce(o.result_id, n.column_id),
		o.cell_value, o.unit, o.cell_state, o.cell_raw, o.source_line,
		n.cell_value, n.unit, n.cell_state, n.cell_raw, n.source_line
	FROM (SELECT f.* FROM pg_temp.reread_subject AS s
			JOIN glasshouse.fact_review AS f ON f.report_id = s.report_id) AS o
		FULL JOIN pg_temp.reread_review AS n ON n.report_id = o.report_id
			AND n.row_id = o.channel_id AND n.column_id = o.result_id
	WHERE (o.agency_id, o.year_id, o.cell_value::text, o.unit, o.cell_state, o.cell_raw,
			o.source_line)
		IS DISTINCT FROM (n.agency_id, n.year_id, n.cell_value::text, n.unit,
			n.cell_state, n.cell_raw, n.source_line);
	INSERT INTO pg_temp.reread_cell (fact, report_id, row_id, column_id, old_value,
		old_unit, old_state, old_raw, old_line, new_value, new_unit, new_state,
		new_raw, new_line)
	SELECT 'indicator', coalesce(o.report_id, n.report_id),
		coalesce(o.indicator_id, n.row_id), -1,
		o.cell_value, o.unit, o.cell_state, o.cell_raw, o.source_line,
		n.cell_value, n.unit, n.cell_state, n.cell_raw, n.source_line
	FROM (SELECT f.* FROM pg_temp.reread_subject AS s
			JOIN glasshouse.fact_indicator AS f ON f.report_id = s.report_id) AS o
		FULL JOIN pg_temp.reread_indicator AS n ON n.report_id = o.report_id
			AND n.row_id = o.indicator_id
	WHERE (o.agency_id, o.year_id, o.cell_value::text, o.unit, o.cell_state, o.cell_raw,
			o.source_line)
		IS DISTINCT FROM (n.agency_id, n.year_id, n.cell_value::text, n.unit,
			n.cell_state, n.cell_raw, n.source_line);

	-- Checks over several reports are no reader's; they are made again anyway.
	INSERT INTO pg_temp.reread_check (report_id, identity_id, member_code,
		old_difference, old_state, new_left, new_right, new_difference, new_state,
		is_told)
	SELECT coalesce(o.report_id, n.report_id), coalesce(o.identity_id, n.identity_id),
		coalesce(o.member_code, n.member_code), o.difference, o.identity_state,
		n.left_value, n.right_value, n.difference, n.identity_state,
		(o.left_value, o.right_value, o.identity_state)
		IS DISTINCT FROM (n.left_value, n.right_value, n.identity_state)
	FROM (SELECT f.* FROM pg_temp.reread_subject AS s
			JOIN glasshouse.fact_identity AS f ON f.report_id = s.report_id
			JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
		WHERE i.place NOT IN ('years', 'bodies')) AS o
		FULL JOIN pg_temp.reread_identity AS n ON n.report_id = o.report_id
			AND n.identity_id = o.identity_id AND n.member_code = o.member_code
	WHERE (o.agency_id, o.year_id, o.left_value::text, o.right_value::text,
			o.difference::text, o.identity_state)
		IS DISTINCT FROM (n.agency_id, n.year_id, n.left_value::text,
			n.right_value::text, n.difference::text, n.identity_state);

	INSERT INTO pg_temp.reread_change (report_id, outcome)
	SELECT x.report_id, 'replaced'
	FROM (
		SELECT s.report_id
		FROM pg_temp.reread_report AS s
			JOIN glasshouse.dim_report AS p ON p.report_id = s.report_id
		WHERE to_jsonb(p) - ARRAY['run_id', 'is_current'] <> to_jsonb(s)
		UNION
		SELECT c.report_id FROM pg_temp.reread_cell AS c
		UNION
		SELECT c.report_id FROM pg_temp.reread_check AS c
	) AS x
		JOIN pg_temp.reread_report AS s ON s.report_id = x.report_id;
	SELECT count(*) FILTER (WHERE c.outcome = 'replaced'),
		count(*) FILTER (WHERE c.outcome = 'withdrawn'),
		count(*) FILTER (WHERE c.outcome = 'kept')
	INTO replaced, withdrawn, kept
	FROM pg_temp.reread_change AS c;
END
$$;
COMMENT ON FUNCTION glasshouse.reread_compare() IS
	'Compares the readings that the loader has put down with what is here: how many reports are to be replaced, to be withdrawn, and kept though they could not be read again';

-- Puts what differs in place of what is here, and keeps what was.
CREATE FUNCTION glasshouse.reread_apply(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
DECLARE
	reports bigint[];
	cohorts integer[];
BEGIN
	DELETE FROM pg_temp.reread_change AS c WHERE c.outcome = 'kept';
	ANALYZE pg_temp.reread_change;
	ANALYZE pg_temp.reread_cell;
	ANALYZE pg_temp.reread_check;

	INSERT INTO etl.reread (run_id, report_id, outcome, reason, detail, digest, ordinal,
		old_run_id, old_version, agency_id, agency_key, year_id, scope, old_report,
		cells_before, cells_after, cells_changed, checks_changed)
	SELECT of_run, c.report_id, c.outcome, c.reason, c.detail, p.digest, p.ordinal,
		p.run_id, p.stream_version, p.agency_id, a.agency_key, p.year_id, p.scope,
		to_jsonb(p), b.cells, b.cells + coalesce(n.more, 0), coalesce(n.told, 0),
		coalesce(k.told, 0)
	FROM pg_temp.reread_change AS c
		JOIN glasshouse.dim_report AS p ON p.report_id = c.report_id
		JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
		CROSS JOIN LATERAL (SELECT
			(SELECT count(*) FROM glasshouse.fact_disclosure AS f WHERE f.report_id = p.report_id)
			+ (SELECT count(*) FROM glasshouse.fact_request AS f WHERE f.report_id = p.report_id)
			+ (SELECT count(*) FROM glasshouse.fact_review AS f WHERE f.report_id = p.report_id)
			+ (SELECT count(*) FROM glasshouse.fact_indicator AS f WHERE f.report_id = p.report_id)
			AS cells) AS b
		LEFT JOIN (SELECT x.report_id, count(x.new_state) - count(x.old_state) AS more,
				count(*) FILTER (WHERE (x.old_value, x.old_unit, x.old_state, x.old_raw)
					IS DISTINCT FROM (x.new_value, x.new_unit, x.new_state, x.new_raw))
					AS told
			FROM pg_temp.reread_cell AS x
			GROUP BY x.report_id) AS n ON n.report_id = c.report_id
		LEFT JOIN (SELECT x.report_id, count(*) AS told
			FROM pg_temp.reread_check AS x
			WHERE x.is_told
			GROUP BY x.report_id) AS k ON k.report_id = c.report_id
	ORDER BY c.report_id;

	INSERT INTO etl.replaced_cell (run_id, report_id, fact, row_code, column_code,
		old_value, old_unit, old_state, old_raw, old_line,
		new_value, new_unit, new_state, new_raw, new_line)
	SELECT of_run, c.report_id, c.fact,
		coalesce(g.code, r.code, h.code, n.code),
		coalesce(m.code, q.code, e.code, 'm_indicator_value'),
		c.old_value, c.old_unit, c.old_state, c.old_raw, c.old_line,
		c.new_value, c.new_unit, c.new_state, c.new_raw, c.new_line
	FROM pg_temp.reread_cell AS c
		LEFT JOIN glasshouse.dim_category AS g
			ON c.fact = 'disclosure' AND g.category_id = c.row_id
		LEFT JOIN glasshouse.dim_measure AS m
			ON c.fact = 'disclosure' AND m.measure_id = c.column_id
		LEFT JOIN glasshouse.dim_outcome AS r
			ON c.fact = 'request' AND r.outcome_id = c.row_id
		LEFT JOIN glasshouse.dim_applicant AS q
			ON c.fact = 'request' AND q.applicant_id = c.column_id
		LEFT JOIN glasshouse.dim_channel AS h
			ON c.fact = 'review' AND h.channel_id = c.row_id
		LEFT JOIN glasshouse.dim_result AS e
			ON c.fact = 'review' AND e.result_id = c.column_id
		LEFT JOIN glasshouse.dim_indicator AS n
			ON c.fact = 'indicator' AND n.indicator_id = c.row_id
	WHERE (c.old_value, c.old_unit, c.old_state, c.old_raw)
		IS DISTINCT FROM (c.new_value, c.new_unit, c.new_state, c.new_raw)
	UNION ALL
	SELECT of_run, c.report_id, 'identity', i.code, c.member_code,
		c.old_difference, NULL, c.old_state, NULL, NULL,
		c.new_difference, NULL, c.new_state, NULL, NULL
	FROM pg_temp.reread_check AS c
		JOIN glasshouse.dim_identity AS i ON i.identity_id = c.identity_id
	WHERE c.is_told
	ORDER BY 2, 3, 4, 5;

	-- Off the totals, with the cells that they were counted by.
	SELECT array_agg(h.report_id ORDER BY h.report_id),
		array_agg(h.cohort_id ORDER BY h.report_id)
	INTO reports, cohorts
	FROM pg_temp.reread_change AS c
		JOIN glasshouse.report_cohort AS h ON h.report_id = c.report_id;
	IF reports IS NOT NULL THEN
		PERFORM glasshouse.recount(reports, cohorts,
			array_fill(NULL::integer, ARRAY[cardinality(reports)]));
	END IF;

	DELETE FROM glasshouse.fact_disclosure AS f USING pg_temp.reread_cell AS c
	WHERE c.fact = 'disclosure' AND f.report_id = c.report_id
		AND f.category_id = c.row_id AND f.measure_id = c.column_id;
	DELETE FROM glasshouse.fact_request AS f USING pg_temp.reread_cell AS c
	WHERE c.fact = 'request' AND f.report_id = c.report_id
		AND f.outcome_id = c.row_id AND f.applicant_id = c.column_id;
	DELETE FROM glasshouse.fact_review AS f USING pg_temp.reread_cell AS c
	WHERE c.fact = 'review' AND f.report_id = c.report_id
		AND f.channel_id = c.row_id AND f.result_id = c.column_id;
	DELETE FROM glasshouse.fact_indicator AS f USING pg_temp.reread_cell AS c
	WHERE c.fact = 'indicator' AND f.report_id = c.report_id
		AND f.indicator_id = c.row_id;
	DELETE FROM glasshouse.fact_identity AS f USING pg_temp.reread_check AS c
	WHERE f.report_id = c.report_id AND f.identity_id = c.identity_id
		AND f.member_code = c.member_code;
	DELETE FROM glasshouse.fact_identity AS f
	USING pg_temp.reread_change AS c, glasshouse.dim_identity AS i
	WHERE f.report_id = c.report_id AND i.identity_id = f.identity_id
		AND i.place IN ('years', 'bodies');
	DELETE FROM glasshouse.report_figure AS f USING pg_temp.reread_change AS c
	WHERE f.report_id = c.report_id;

	DELETE FROM etl.document_version AS d USING pg_temp.reread_change AS c
	WHERE c.outcome = 'withdrawn' AND d.report_id = c.report_id;
	DELETE FROM glasshouse.dim_report AS p USING pg_temp.reread_change AS c
	WHERE c.outcome = 'withdrawn' AND p.report_id = c.report_id;
	UPDATE glasshouse.dim_report AS p SET
		agency_id = s.agency_id, year_id = s.year_id, era = s.era, scope = s.scope,
		title = s.title, published = s.published, signed = s.signed,
		period_start = s.period_start, period_end = s.period_end, uri = s.uri,
		archive_length = s.archive_length, captured = s.captured,
		agency_printed = s.agency_printed, agency_evidence = s.agency_evidence,
		agency_confidence = s.agency_confidence, agency_normal = s.agency_normal,
		agency_normal_level = s.agency_normal_level,
		agency_normal_family = s.agency_normal_family,
		place_confidence = s.place_confidence, credit_code = s.credit_code,
		credit_evidence = s.credit_evidence,
		publisher_org_code = s.publisher_org_code, year_evidence = s.year_evidence,
		year_confidence = s.year_confidence, stated_cells = s.stated_cells,
		asked_cells = s.asked_cells, stream_version = s.stream_version,
		run_id = of_run, is_current = true
	FROM pg_temp.reread_report AS s
		JOIN pg_temp.reread_change AS c ON c.report_id = s.report_id
	WHERE p.report_id = s.report_id;

	INSERT INTO glasshouse.fact_disclosure (report_id, agency_id, year_id, category_id,
		measure_id, cell_value, unit, cell_state, cell_raw, source_line)
	SELECT c.report_id, s.agency_id, s.year_id, c.row_id, c.column_id, c.new_value,
		c.new_unit, c.new_state, c.new_raw, c.new_line
	FROM pg_temp.reread_cell AS c
		JOIN pg_temp.reread_report AS s ON s.report_id = c.report_id
	WHERE c.fact = 'disclosure' AND c.new_state IS NOT NULL
	ORDER BY c.report_id;
	INSERT INTO glasshouse.fact_request (report_id, agency_id, year_id, outcome_id,
		applicant_id, cell_value, unit, cell_state, cell_raw, source_line)
	SELECT c.report_id, s.agency_id, s.year_id, c.row_id, c.column_id, c.new_value,
		c.new_unit, c.new_state, c.new_raw, c.new_line
	FROM pg_temp.reread_cell AS c
		JOIN pg_temp.reread_report AS s ON s.report_id = c.report_id
	WHERE c.fact = 'request' AND c.new_state IS NOT NULL
	ORDER BY c.report_id;
	INSERT INTO glasshouse.fact_review (report_id, agency_id, year_id, channel_id,
		result_id, cell_value, unit, cell_state, cell_raw, source_line)
	SELECT c.report_id, s.agency_id, s.year_id, c.row_id, c.column_id, c.new_value,
		c.new_unit, c.new_state, c.new_raw, c.new_line
	FROM pg_temp.reread_cell AS c
		JOIN pg_temp.reread_report AS s ON s.report_id = c.report_id
	WHERE c.fact = 'review' AND c.new_state IS NOT NULL
	ORDER BY c.report_id;
	INSERT INTO glasshouse.fact_indicator (report_id, agency_id, year_id, indicator_id,
		cell_value, unit, cell_state, cell_raw, source_line)
	SELECT c.report_id, s.agency_id, s.year_id, c.row_id, c.new_value,
		c.new_unit, c.new_state, c.new_raw, c.new_line
	FROM pg_temp.reread_cell AS c
		JOIN pg_temp.reread_report AS s ON s.report_id = c.report_id
	WHERE c.fact = 'indicator' AND c.new_state IS NOT NULL
	ORDER BY c.report_id;
	INSERT INTO glasshouse.fact_identity (report_id, agency_id, year_id, identity_id,
		member_code, left_value, right_value, difference, identity_state)
	SELECT c.report_id, s.agency_id, s.year_id, c.identity_id, c.member_code, c.new_left,
		c.new_right, c.new_difference, c.new_state
	FROM pg_temp.reread_check AS c
		JOIN pg_temp.reread_report AS s ON s.report_id = c.report_id
	WHERE c.new_state IS NOT NULL
	ORDER BY c.report_id;
END
$$;
COMMENT ON FUNCTION glasshouse.reread_apply(bigint) IS
	'Replaces and withdraws what glasshouse.reread_compare() has found, for a run, and keeps what was there before';

-- The row of a body is made of what its reports say.  Where a report that made it
-- says otherwise now, or is of another body, the others decide: as in
-- load/sql/agency_mend.sql the longest name, then the first.
CREATE FUNCTION glasshouse.settle_names(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
	SET work_mem = '128MB' AS $$
BEGIN
	UPDATE glasshouse.dim_agency AS a
	SET agency_name = w.agency_normal, agency_level = w.agency_normal_level,
		organ_family = w.agency_normal_family
	FROM (
		SELECT DISTINCT ON (p.agency_id) p.agency_id, p.agency_normal,
			p.agency_normal_level, p.agency_normal_family
		FROM glasshouse.dim_report AS p
		WHERE p.agency_id <> -1 AND p.agency_normal IS NOT NULL AND (of_run IS NULL
			OR p.agency_id IN (SELECT e.agency_id FROM etl.reread AS e
				WHERE e.run_id = of_run))
		ORDER BY p.agency_id, length(p.agency_normal) DESC,
			p.agency_normal COLLATE "C", p.agency_normal_level COLLATE "C",
			p.agency_normal_family COLLATE "C"
	) AS w
	WHERE a.agency_id = w.agency_id
		AND (a.agency_name, a.agency_level, a.organ_family)
		IS DISTINCT FROM (w.agency_normal, w.agency_normal_level,
			w.agency_normal_family);
END
$$;
COMMENT ON FUNCTION glasshouse.settle_names(bigint) IS
	'Works out anew the rows of bodies that a run has read reports of again, or of all';

-- A body that no report is of any more goes, as it would not be here had the new
-- reader read all.  Each costs a look through the facts, which no index spares.
CREATE FUNCTION glasshouse.settle_leavers(of_run bigint) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	DELETE FROM glasshouse.dim_agency AS a
	USING (SELECT DISTINCT e.agency_id FROM etl.reread AS e
		WHERE of_run IS NULL OR e.run_id = of_run) AS e
	WHERE a.agency_id = e.agency_id AND a.agency_id <> -1
		AND NOT EXISTS (SELECT FROM glasshouse.dim_report AS p
			WHERE p.agency_id = a.agency_id);
END
$$;
COMMENT ON FUNCTION glasshouse.settle_leavers(bigint) IS
	'Removes bodies that the rereading of a run, or of any, has left without a report';
