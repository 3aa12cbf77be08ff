-- The keys of all codes and years, for rows that are copied in with them.
SELECT d.dimension, d.code, d.id
FROM (
	SELECT 'category' AS dimension, code, category_id AS id FROM glasshouse.dim_category
	UNION ALL SELECT 'measure', code, measure_id FROM glasshouse.dim_measure
	UNION ALL SELECT 'outcome', code, outcome_id FROM glasshouse.dim_outcome
	UNION ALL SELECT 'applicant', code, applicant_id FROM glasshouse.dim_applicant
	UNION ALL SELECT 'channel', code, channel_id FROM glasshouse.dim_channel
	UNION ALL SELECT 'result', code, result_id FROM glasshouse.dim_result
	UNION ALL SELECT 'indicator', code, indicator_id FROM glasshouse.dim_indicator
	UNION ALL SELECT 'identity', code, identity_id FROM glasshouse.dim_identity
	UNION ALL SELECT 'year', year_id::text, year_id FROM glasshouse.dim_year
) AS d
WHERE d.id <> -1
ORDER BY d.dimension COLLATE "C", d.code COLLATE "C"
