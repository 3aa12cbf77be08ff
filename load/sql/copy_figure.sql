COPY glasshouse.report_figure (
	report_id, agency_id, year_id, figures, amounts, gaps
) FROM STDIN
