-- How many requests did bodies receive each year, and what share did they grant, in full or in part?
SELECT report_year, count(*) AS reports, sum(received_count) AS received,
	sum(handled_count) AS handled, sum(granted_count) AS granted,
	round(100 * sum(granted_count) / nullif(sum(handled_count), 0), 1) AS percent
FROM bi.request_totals
	LEFT JOIN (
		SELECT report_id, amount AS granted_count
		FROM bi.figure
		WHERE figure_code = 'requests_disclosed'
	) AS g USING (report_id)
WHERE scope = 'own'
GROUP BY report_year
ORDER BY report_year;
