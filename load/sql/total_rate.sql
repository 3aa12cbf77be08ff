-- Adds both sides of the metrics of a stream's reports to the totals, as
-- glasshouse.recount() does.
INSERT INTO glasshouse.rate_total AS t (cohort_id, metric_id, numerator, denominator,
	report_count)
SELECT w.cohort_id, w.metric_id, w.amount, w.below, w.reports
FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::numeric[], $5::numeric[],
		$6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
	AS w (cohort_id, metric_id, column_id, amount, below, reports)
ORDER BY w.cohort_id, w.metric_id
ON CONFLICT (cohort_id, metric_id) DO UPDATE SET
	numerator = trim_scale(t.numerator + excluded.numerator),
	denominator = trim_scale(t.denominator + excluded.denominator),
	report_count = t.report_count + excluded.report_count
