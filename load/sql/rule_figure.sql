-- What figures are made of, term by term: the form's year, the fact, row and
-- column of the cell, the figure, whether it is added or taken off, and how many
-- terms the figure has.  Of the checks, those tried and those passed are counted.
SELECT substr(t.era, 2)::integer, t.fact, coalesce(t.row_id,
		CASE t.row_code WHEN 'checks_tried' THEN 0 WHEN 'checks_passed' THEN 1 END, -1),
	t.column_id, t.figure_id, t.sign,
	count(*) OVER (PARTITION BY t.era, t.figure_id)
FROM glasshouse.figure_term AS t
ORDER BY 1, 2, 3, 4, 5
