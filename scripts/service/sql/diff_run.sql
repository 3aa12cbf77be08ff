-- What a run read, in the shape that diff.awk makes of a stream.  Lines are told
-- apart by their first field: h a head, f a cell or a check, j a reject.
--
-- Where a later run has read a report again, what that changed is taken back: the
-- first later change of a cell tells what it was.  Checks over several reports
-- are no reader's, and are left out.
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
SELECT 'h', p.digest || ':' || p.ordinal,
	coalesce(p.agency_printed, '\N') || ' | ' ||
	CASE a.agency_id WHEN -1 THEN '\N' ELSE a.agency_key END || ' | ' ||
	coalesce(nullif(p.year_id, -1)::text, '\N') || ' | ' ||
	coalesce(nullif(p.era, 'unknown'), '\N') || ' | ' ||
	coalesce(nullif(p.scope, 'unknown'), '\N'),
	p.document, p.archive || '@' || p.archive_offset, p.stream_version
FROM glasshouse.dim_report AS p
	JOIN glasshouse.dim_agency AS a ON a.agency_id = p.agency_id
WHERE p.run_id = :run;
SELECT 'h', e.digest || ':' || e.ordinal,
	coalesce(e.old_report ->> 'agency_printed', '\N') || ' | ' ||
	CASE e.agency_id WHEN -1 THEN '\N' ELSE e.agency_key END || ' | ' ||
	coalesce(nullif(e.year_id, -1)::text, '\N') || ' | ' ||
	coalesce(nullif(e.old_report ->> 'era', 'unknown'), '\N') || ' | ' ||
	coalesce(nullif(e.scope, 'unknown'), '\N'),
	e.old_report ->> 'document',
	(e.old_report ->> 'archive') || '@' || (e.old_report ->> 'archive_offset'),
	e.old_version
FROM etl.reread AS e
WHERE e.old_run_id = :run;
WITH of_run AS MATERIALIZED (
	SELECT p.report_id, p.digest || ':' || p.ordinal AS name
	FROM glasshouse.dim_report AS p
	WHERE p.run_id = :run
	UNION
	SELECT e.report_id, e.digest || ':' || e.ordinal
	FROM etl.reread AS e
	WHERE e.old_run_id = :run
), later AS MATERIALIZED (
	SELECT DISTINCT ON (x.report_id, x.fact, x.row_code, x.column_code) o.name, x.*
	FROM of_run AS o
		JOIN etl.replaced_cell AS x ON x.report_id = o.report_id
	WHERE x.run_id > :run
	ORDER BY x.report_id, x.fact, x.row_code, x.column_code, x.run_id
), cell AS (
	SELECT o.name, c.report_id, c.fact, c.row_code, c.column_code, c.cell_value,
		c.cell_state, c.cell_raw, c.source_line
	FROM of_run AS o
		JOIN bi.cell AS c ON c.report_id = o.report_id
	UNION ALL
	SELECT o.name, f.report_id, 'identity', i.code, f.member_code, f.difference,
		f.identity_state, NULL, NULL
	FROM of_run AS o
		JOIN glasshouse.fact_identity AS f ON f.report_id = o.report_id
		JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
	WHERE i.place NOT IN ('years', 'bodies')
)
SELECT 'f', r.name, r.fact || ' ' || r.row_code || ' ' || r.column_code,
	coalesce(r.cell_value::text, '\N'), r.cell_state,
	regexp_replace(coalesce(r.cell_raw, '\N'), '[\t\n\r\\]', ' ', 'g'), r.source_line
FROM (
	SELECT c.name, c.fact, c.row_code, c.column_code, c.cell_value, c.cell_state,
		c.cell_raw, c.source_line
	FROM cell AS c
		LEFT JOIN later AS l ON l.report_id = c.report_id AND l.fact = c.fact
			AND l.row_code = c.row_code AND l.column_code = c.column_code
	WHERE l.report_id IS NULL
	UNION ALL
	SELECT l.name, l.fact, l.row_code, l.column_code, l.old_value, l.old_state,
		l.old_raw, l.old_line
	FROM later AS l
	WHERE l.old_state IS NOT NULL
) AS r
ORDER BY r.name, r.fact, r.row_code, r.column_code;
SELECT 'j', r.digest, r.reason
FROM etl.reject AS r WHERE r.first_run_id = :run AND r.digest IS NOT NULL;
SELECT 'j', e.digest, e.reason
FROM etl.reread AS e WHERE e.run_id = :run AND e.outcome = 'withdrawn';
COMMIT;
