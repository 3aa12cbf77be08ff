-- How many rows of fact_disclosure, from report $1 on, refer to nothing: what its
-- foreign keys would find, for all rows at once.  The report's own keys have
-- been checked, so those that its rows repeat need only be the same.
SELECT count(*)
FROM glasshouse.fact_disclosure AS f
	LEFT JOIN glasshouse.dim_report AS r ON r.report_id = f.report_id
		AND r.agency_id = f.agency_id AND r.year_id = f.year_id
	LEFT JOIN glasshouse.dim_category AS a ON a.category_id = f.category_id
	LEFT JOIN glasshouse.dim_measure AS b ON b.measure_id = f.measure_id
WHERE f.report_id >= $1::bigint
	AND (r.report_id IS NULL OR a.category_id IS NULL OR b.measure_id IS NULL)
