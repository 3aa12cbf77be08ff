-- How many reports a stream adds to each cohort, whose row is there.
INSERT INTO glasshouse.dim_cohort AS c (cohort_id, year_id, scope, era, province_code,
	agency_level, report_count)
SELECT d.cohort_id, d.year_id, d.scope, d.era, d.province_code, d.agency_level,
	w.reports
FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::numeric[], $5::numeric[],
		$6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
	AS w (cohort_id, row_id, column_id, amount, below, reports)
	JOIN glasshouse.dim_cohort AS d ON d.cohort_id = w.cohort_id
ORDER BY d.cohort_id
ON CONFLICT (cohort_id) DO UPDATE SET
	report_count = c.report_count + excluded.report_count
