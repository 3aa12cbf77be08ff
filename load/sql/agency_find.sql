-- The key of each agency, in the order given, -1 where it is unknown, and the
-- cohort that a report of it belongs to if nothing else changes.  The parameters
-- are those of cohort_add.sql.
SELECT coalesce(a.agency_id, -1), glasshouse.cohort_key(w.year_id, w.scope, w.era,
	coalesce(a.province_code, ''), coalesce(a.agency_level, ''))
FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[]) WITH ORDINALITY
		AS w (agency_key, year_id, scope, era, place)
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_key = w.agency_key
ORDER BY w.place
