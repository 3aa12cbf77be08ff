-- How many cells of the forms hold no number, and why?
SELECT report_year, sum(cell_count) AS cells, sum(blank_count) AS blank,
	sum(placeholder_count) AS placeholder, sum(absent_count) AS absent,
	sum(unreadable_count) AS unreadable
FROM bi.cell_total
GROUP BY report_year
ORDER BY report_year DESC
LIMIT 5;
