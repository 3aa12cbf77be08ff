-- Makes a row for each cohort that new reports may belong to and that has none.
-- $1 has the keys of their agencies, $2 the years, $3 the scopes, $4 the forms.
INSERT INTO glasshouse.dim_cohort (cohort_id, year_id, scope, era, province_code,
	agency_level, report_count)
SELECT DISTINCT glasshouse.cohort_key(w.year_id, w.scope, w.era,
		coalesce(a.province_code, ''), coalesce(a.agency_level, '')) AS cohort_id,
	w.year_id, w.scope, w.era, coalesce(a.province_code, ''),
	coalesce(a.agency_level, ''), 0
FROM unnest($1::text[], $2::integer[], $3::text[], $4::text[])
		AS w (agency_key, year_id, scope, era)
	LEFT JOIN glasshouse.dim_agency AS a ON a.agency_key = w.agency_key
WHERE glasshouse.cohort_key(w.year_id, w.scope, w.era, coalesce(a.province_code, ''),
	coalesce(a.agency_level, '')) IS NOT NULL
ORDER BY 1
ON CONFLICT (cohort_id) DO NOTHING
