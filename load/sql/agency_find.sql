-- The key of each name, in the order given; -1 for no name.
SELECT coalesce(a.agency_id, -1)
FROM unnest($1::text[]) WITH ORDINALITY AS w (agency_name, place)
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_name = w.agency_name
ORDER BY w.place
