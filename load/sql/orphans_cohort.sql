-- How many rows of report_cohort, from report $1 on, refer to nothing: what its
-- foreign keys would find, for all rows at once.  The cohorts are held by the
-- number of their reports, which this stream has just changed.
SELECT count(*)
FROM glasshouse.report_cohort AS f
	LEFT JOIN glasshouse.dim_report AS r ON r.report_id = f.report_id
	LEFT JOIN glasshouse.dim_cohort AS c ON c.cohort_id = f.cohort_id
WHERE f.report_id >= $1::bigint AND (r.report_id IS NULL OR c.cohort_id IS NULL)
