-- Adds the figures of a stream's reports to the totals, as glasshouse.recount()
-- does.
INSERT INTO glasshouse.figure_total AS t (cohort_id, figure_id, amount, report_count)
SELECT w.cohort_id, w.figure_id, w.amount, w.reports
FROM unnest($1::integer[], $2::integer[], $3::integer[], $4::numeric[], $5::numeric[],
		$6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[])
	AS w (cohort_id, figure_id, column_id, amount, below, reports)
ORDER BY w.cohort_id, w.figure_id
ON CONFLICT (cohort_id, figure_id) DO UPDATE SET
	amount = trim_scale(t.amount + excluded.amount),
	report_count = t.report_count + excluded.report_count
