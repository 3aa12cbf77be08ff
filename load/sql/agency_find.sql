-- The key of each agency, in the order given; -1 where it is unknown.
SELECT coalesce(a.agency_id, -1)
FROM unnest($1::text[]) WITH ORDINALITY AS w (agency_key, place)
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_key = w.agency_key
ORDER BY w.place
