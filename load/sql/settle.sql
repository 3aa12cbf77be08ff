-- Which of several versions is current: the one with most stated cells, then
-- the latest captured, then the lowest digest, which decides by nothing but
-- itself.  So the end does not depend on the order of loading.  Only the
-- agencies, years and scopes that run $1 brought are looked at, and only rows
-- that are wrong are changed.  Where the agency or the year is unknown, no two
-- reports can be said to be versions of one, and each is current.
WITH touched AS (
	SELECT DISTINCT agency_id, year_id, scope
	FROM glasshouse.dim_report
	WHERE run_id = $1::bigint AND agency_id <> -1 AND year_id <> -1
), ranked AS (
	SELECT r.report_id, r.is_current, 1 = row_number() OVER (
			PARTITION BY r.agency_id, r.year_id, r.scope
			ORDER BY r.stated_cells DESC, r.captured DESC NULLS LAST,
				r.digest COLLATE "C", r.ordinal
		) AS is_best
	FROM glasshouse.dim_report AS r
		JOIN touched AS t ON t.agency_id = r.agency_id
			AND t.year_id = r.year_id AND t.scope = r.scope
)
UPDATE glasshouse.dim_report AS r
SET is_current = k.is_best
FROM ranked AS k
WHERE r.report_id = k.report_id AND k.is_current <> k.is_best
