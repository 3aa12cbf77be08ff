-- Who asks?
SELECT applicant_zh, applicant_en, sum(request_count) AS requests,
	round(100 * sum(request_count) / sum(sum(request_count)) OVER (), 1) AS percent
FROM bi.request_outcome_total
WHERE scope = 'own'
GROUP BY applicant_zh, applicant_en
ORDER BY requests DESC NULLS LAST, applicant_zh COLLATE "C";
