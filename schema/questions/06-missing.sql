-- Which bodies have reported before, and have no report on 2023?
SELECT agency_name, max(report_year) AS last_year, count(*) AS reports
FROM bi.report
WHERE is_current AND agency_key <> 'unknown'
GROUP BY agency_key, agency_name
HAVING min(report_year) < 2023 AND NOT bool_or(report_year = 2023)
ORDER BY last_year DESC, agency_key COLLATE "C";
