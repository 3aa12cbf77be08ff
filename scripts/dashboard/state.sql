-- What the pages of bodies come from, as a digest each: as long as it is what it
-- was, the page is what it was.  For the session that keeps the sight of the
-- warehouse; writes .work/catalogue and .work/bodies.
--
-- A report's cells are told by its row, which no cell changes without: xmin is
-- the transaction that wrote it.  Figures and failures follow from other reports
-- as well, so they are told by themselves.
SET client_min_messages = warning;
SET timezone = 'UTC';
SET datestyle = 'ISO';
SET work_mem = '128MB';
SET jit = off;

-- Which warehouse this is: the numbers of transactions are the server's own.
SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS told \gset
\if :told
SELECT system_identifier FROM pg_control_system() \g .work/server
\endif
SELECT current_setting('server_version_num'), (SELECT oid FROM pg_database WHERE datname = current_database()),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.outcome_id)) FROM glasshouse.dim_outcome AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.applicant_id)) FROM glasshouse.dim_applicant AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.channel_id)) FROM glasshouse.dim_channel AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.result_id)) FROM glasshouse.dim_result AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.category_id)) FROM glasshouse.dim_category AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.measure_id)) FROM glasshouse.dim_measure AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.indicator_id)) FROM glasshouse.dim_indicator AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.identity_id)) FROM glasshouse.dim_identity AS d),
	(SELECT md5(string_agg(d::text, ' ' ORDER BY d.figure_id)) FROM glasshouse.dim_figure AS d)
\g .work/catalogue

COPY (
	SELECT a.agency_id, left(md5(a.agency_key), 12), count(*),
		left(md5(concat(a::text, string_agg(p.said, ' ' ORDER BY p.report_id))), 16)
	FROM glasshouse.dim_agency AS a JOIN (
		SELECT p.agency_id, p.report_id, concat(p.xmin, p::text, g::text, f.said) AS said
		FROM glasshouse.dim_report AS p
			LEFT JOIN glasshouse.report_figure AS g USING (report_id)
			LEFT JOIN (
				SELECT f.report_id, string_agg(concat_ws(' ', identity_id, member_code, left_value,
				    right_value, difference), ' ' ORDER BY identity_id, member_code COLLATE "C") AS said
				FROM glasshouse.fact_identity AS f WHERE identity_state = 'fails' GROUP BY f.report_id
			) AS f USING (report_id)
		WHERE p.is_current
	) AS p USING (agency_id)
	GROUP BY a.agency_id
	ORDER BY a.agency_id
) TO STDOUT
\g .work/bodies
