COPY glasshouse.fact_identity (
	report_id, agency_id, year_id, identity_id, member_code,
	left_value, right_value, difference, identity_state
) FROM STDIN
