-- How often is a body corrected on reconsideration or in court?
SELECT channel_zh, channel_en, sum(case_count) AS cases,
	sum(case_count) FILTER (WHERE result_code = 'rvr_corrected') AS corrected,
	sum(case_count) FILTER (WHERE result_code = 'rvr_pending') AS pending
FROM bi.review_outcome_total
WHERE scope = 'own'
GROUP BY channel_code, channel_zh, channel_en
ORDER BY channel_code COLLATE "C";
