-- The checks on one report alone, of which its figures count those that were
-- tried and those that were passed.
SELECT identity_id FROM glasshouse.dim_identity WHERE place = 'report'
ORDER BY identity_id
