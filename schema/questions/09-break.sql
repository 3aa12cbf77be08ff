-- How did requests received go on over the years, and where does another form break the line?
SELECT report_year, amount, report_count AS reports, main_era AS form, comparability, is_break
FROM bi.trend_total
WHERE figure_code = 'requests_received' AND scope = 'own'
ORDER BY report_year;
