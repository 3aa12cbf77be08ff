-- How many reports were published late?
SELECT report_year, count(*) AS reports,
	count(*) FILTER (WHERE is_on_time) AS on_time,
	count(*) FILTER (WHERE NOT is_on_time) AS late, max(days_late) AS most_days_late
FROM bi.timeliness
GROUP BY report_year
ORDER BY report_year DESC
LIMIT 5;
