-- The year that the first page is about: the latest of which there are at least
-- half as many reports as of the fullest.
SELECT coalesce(max(report_year), 0) AS focus, coalesce(max(report_year), 0) - 1 AS before
FROM (
	SELECT report_year, count(*) AS n, max(count(*)) OVER () AS most
	FROM report WHERE report_year IS NOT NULL GROUP BY report_year
) AS y
WHERE 2 * n >= most \gset

-- Figures by place and year, of the bodies' own reports: those that governments
-- make for all below them would count twice.
CREATE TEMP TABLE place_year AS
SELECT p.code, r.report_year, count(*) AS reports, count(DISTINCT r.agency_id) AS bodies,
	sum(received) AS received, sum(handled) AS handled, sum(granted) AS granted, sum(denied) AS denied,
	sum(upheld) AS upheld, sum(corrected) AS corrected,
	sum(redress_other) AS redress_other, sum(pending) AS pending,
	sum(errors) AS errors, count(*) FILTER (WHERE errors > 0) AS reports_in_error
FROM report AS r JOIN agency AS a USING (agency_id)
	CROSS JOIN LATERAL (SELECT 'all' AS code UNION SELECT a.place
	    UNION SELECT left(a.place, 2) WHERE a.place NOT IN ('national', 'none')) AS p
WHERE counts
GROUP BY p.code, r.report_year;
