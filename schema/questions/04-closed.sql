-- Which bodies disclose least of what they are asked, of those that handled 20 requests or more?
SELECT agency_name, report_year, numerator AS disclosed, denominator AS handled,
	round(metric_value, 1) AS percent
FROM bi.metric
WHERE metric_code = 'disclosure_rate' AND denominator >= 20
ORDER BY metric_value, agency_key COLLATE "C", report_year
LIMIT 5;
