-- Adds what a stream's reports have in each cell to the totals, as
-- glasshouse.recount() does.
INSERT INTO glasshouse.cell_total AS t (
	cohort_id, fact, row_id, column_id, amount, cell_count, stated_count,
	inferred_count, blank_count, placeholder_count, absent_count, unreadable_count
)
SELECT w.cohort_id, w.fact, w.row_id, w.column_id, w.amount,
	w.stated + w.inferred + w.blank + w.placeholder + w.absent + w.unreadable,
	w.stated, w.inferred, w.blank, w.placeholder, w.absent, w.unreadable
FROM unnest($1::integer[], $2::text[], $3::integer[], $4::integer[], $5::numeric[],
		$6::numeric[], $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[],
		$11::bigint[], $12::bigint[])
	AS w (cohort_id, fact, row_id, column_id, amount, below, stated, inferred, blank,
		placeholder, absent, unreadable)
ORDER BY w.cohort_id, w.fact, w.row_id, w.column_id
ON CONFLICT (cohort_id, fact, row_id, column_id) DO UPDATE SET
	amount = trim_scale(t.amount + excluded.amount),
	cell_count = t.cell_count + excluded.cell_count,
	stated_count = t.stated_count + excluded.stated_count,
	inferred_count = t.inferred_count + excluded.inferred_count,
	blank_count = t.blank_count + excluded.blank_count,
	placeholder_count = t.placeholder_count + excluded.placeholder_count,
	absent_count = t.absent_count + excluded.absent_count,
	unreadable_count = t.unreadable_count + excluded.unreadable_count
