COPY glasshouse.fact_request (
	report_id, agency_id, year_id, outcome_id, applicant_id,
	cell_value, unit, cell_state, cell_raw, source_line
) FROM STDIN
