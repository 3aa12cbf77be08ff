-- Which reports contradict themselves, the worst first?
SELECT agency_name, report_year, count(*) AS failures,
	max(abs(difference)) AS largest_difference
FROM bi.identity_failures
WHERE severity = 'error'
GROUP BY agency_key, agency_name, report_year
ORDER BY failures DESC, largest_difference DESC, agency_key COLLATE "C", report_year;
