-- On which grounds do bodies refuse, and how often?
SELECT outcome_zh, outcome_en, sum(request_count) AS requests
FROM bi.request_outcome_total
WHERE scope = 'own' AND group_code = 'out_denied'
GROUP BY outcome_zh, outcome_en
ORDER BY requests DESC NULLS LAST, outcome_zh COLLATE "C"
LIMIT 5;
