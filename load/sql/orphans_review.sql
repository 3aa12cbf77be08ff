-- How many rows of fact_review, from report $1 on, refer to nothing: what its
-- foreign keys would find, for all rows at once.  The report's own keys have
-- been checked, so those that its rows repeat need only be the same.
SELECT count(*)
FROM glasshouse.fact_review AS f
	LEFT JOIN glasshouse.dim_report AS r ON r.report_id = f.report_id
		AND r.agency_id = f.agency_id AND r.year_id = f.year_id
	LEFT JOIN glasshouse.dim_channel AS a ON a.channel_id = f.channel_id
	LEFT JOIN glasshouse.dim_result AS b ON b.result_id = f.result_id
WHERE f.report_id >= $1::bigint
	AND (r.report_id IS NULL OR a.channel_id IS NULL OR b.result_id IS NULL)
