-- Where reports of one body give it different names, as those of years before
-- and after its county became a district do, the longest is kept, then the
-- first by its bytes, which decides by nothing but itself.  So the end does
-- not depend on the order of loading.  The parameters are those of
-- agency_add.sql; only rows that are to change are written.
UPDATE glasshouse.dim_agency AS a
SET agency_name = w.agency_name, agency_level = w.agency_level,
	organ_family = w.organ_family
FROM (
	SELECT DISTINCT ON (n.agency_key COLLATE "C") n.*
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
		AS n (agency_key, agency_name, division_code, agency_level,
			organ_family)
	WHERE n.agency_key IS NOT NULL
	ORDER BY n.agency_key COLLATE "C", length(n.agency_name) DESC,
		n.agency_name COLLATE "C", n.agency_level COLLATE "C",
		n.organ_family COLLATE "C"
) AS w
WHERE a.agency_key = w.agency_key AND a.agency_id <> -1
	AND (length(w.agency_name), a.agency_name COLLATE "C",
		coalesce(a.agency_level, '~') COLLATE "C",
		coalesce(a.organ_family, '~') COLLATE "C")
	> (length(a.agency_name), w.agency_name COLLATE "C",
		coalesce(w.agency_level, '~') COLLATE "C",
		coalesce(w.organ_family, '~') COLLATE "C")
