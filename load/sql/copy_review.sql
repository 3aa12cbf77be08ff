COPY glasshouse.fact_review (
	report_id, agency_id, year_id, channel_id, result_id,
	cell_value, unit, cell_state, cell_raw, source_line
) FROM STDIN
