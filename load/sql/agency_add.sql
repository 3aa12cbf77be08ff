-- Makes a row for each key that has none.  $1 has the keys, $2 the normal
-- names, $3 the codes of divisions, $4 the levels, $5 the families of organs.
INSERT INTO glasshouse.dim_agency (
	agency_key, agency_name, division_code, agency_level, organ_family
)
SELECT w.agency_key, w.agency_name, w.division_code, w.agency_level,
	w.organ_family
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
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_key = w.agency_key
WHERE a.agency_id IS NULL
ORDER BY w.agency_key COLLATE "C"
