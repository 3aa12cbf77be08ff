-- Makes a row for each name that has none.
INSERT INTO glasshouse.dim_agency (agency_name)
SELECT w.agency_name
FROM (
	SELECT DISTINCT n.agency_name
	FROM unnest($1::text[]) AS n (agency_name)
	WHERE n.agency_name IS NOT NULL
) AS w
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_name = w.agency_name
WHERE a.agency_id IS NULL
ORDER BY w.agency_name COLLATE "C"
