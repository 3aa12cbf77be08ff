COPY glasshouse.fact_indicator (
	report_id, agency_id, year_id, indicator_id,
	cell_value, unit, cell_state, cell_raw, source_line
) FROM STDIN
