\pset footer off
\echo
\echo How many requests did bodies receive, and how many could they grant?
\echo (Governments that report for all below them are left out, or all would count twice.)
SELECT t.report_year AS "year", count(*) AS reports,
	sum(t.received_count) AS received, sum(t.handled_count) AS handled,
	round(100 * sum(g.granted) / nullif(sum(t.handled_count), 0), 1) AS "granted, %"
FROM bi.request_totals AS t
	JOIN (
		SELECT report_id, sum(request_count) AS granted
		FROM bi.request_outcomes
		WHERE outcome_code IN ('out_granted', 'out_partial')
		GROUP BY report_id
	) AS g USING (report_id)
WHERE t.scope = 'own'
GROUP BY t.report_year
ORDER BY t.report_year;

\echo Why were requests not granted, over all years?
SELECT outcome_zh AS "outcome", outcome_en AS "in English", sum(request_count) AS requests
FROM bi.request_outcomes
WHERE scope = 'own' AND group_code IN ('out_denied', 'out_unable', 'out_not_processed')
GROUP BY outcome_zh, outcome_en
ORDER BY requests DESC, outcome_zh
LIMIT 6;

\echo Which reports do not add up?
SELECT agency, report_year AS "year", identity_en AS "what should hold", member_code AS "on",
	left_value AS "left", right_value AS "right"
FROM bi.identity_failures
WHERE severity IN ('error', 'warning')
ORDER BY agency, report_year, identity_code, member_code
LIMIT 10;
