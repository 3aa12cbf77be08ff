COPY glasshouse.fact_disclosure (
	report_id, agency_id, year_id, category_id, measure_id,
	cell_value, unit, cell_state, cell_raw, source_line
) FROM STDIN
