-- Until the commit, nobody takes away a row that facts have been found to refer
-- to.  Readers do not mind; agencies and years are held by the reports' own keys.
LOCK TABLE glasshouse.dim_category, glasshouse.dim_measure, glasshouse.dim_outcome,
	glasshouse.dim_applicant, glasshouse.dim_channel, glasshouse.dim_result,
	glasshouse.dim_indicator, glasshouse.dim_identity IN SHARE MODE
