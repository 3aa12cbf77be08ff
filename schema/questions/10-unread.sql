-- How many cells of the forms hold no number, and why?
SELECT report_year, count(*) AS cells, count(*) FILTER (WHERE cell_state = 'blank') AS blank,
	count(*) FILTER (WHERE cell_state = 'placeholder') AS placeholder,
	count(*) FILTER (WHERE cell_state = 'absent') AS absent,
	count(*) FILTER (WHERE cell_state = 'unreadable') AS unreadable
FROM bi.current_cell
GROUP BY report_year
ORDER BY report_year DESC
LIMIT 5;
