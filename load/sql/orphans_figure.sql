-- How many rows of report_figure, from report $1 on, refer to nothing: what its
-- foreign keys would find, for all rows at once.  The report's own keys have
-- been checked, so those that its row repeats need only be the same.
SELECT count(*)
FROM glasshouse.report_figure AS f
	LEFT JOIN glasshouse.dim_report AS r ON r.report_id = f.report_id
		AND r.agency_id = f.agency_id AND r.year_id = f.year_id
WHERE f.report_id >= $1::bigint AND r.report_id IS NULL
