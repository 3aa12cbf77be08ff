-- Requests by year, body and kind of outcome, of bodies' own current reports.  A
-- body's address is a digest of its key, as on the pages of scripts/dashboard.
SELECT o.report_year::text AS year_label, coalesce(a.province_code, 'none') AS province_code,
	coalesce(a.province_name, '地区不明') AS province_name,
	left(md5(a.agency_key), 12) AS agency_slug, a.agency_name,
	CASE o.group_code WHEN 'out_handled' THEN o.outcome_zh ELSE o.group_zh END AS outcome_group,
	sum(o.request_count)::float8 AS requests
FROM bi.request_outcomes AS o
	JOIN glasshouse.dim_agency AS a USING (agency_key)
WHERE o.scope = 'own' AND o.request_count IS NOT NULL
GROUP BY 1, 2, 3, 4, 5, 6
