COPY glasshouse.dim_report (
	report_id, agency_id, year_id, run_id, document, uri, archive,
	archive_offset, archive_length, digest, ordinal, captured,
	agency_printed, agency_evidence, agency_confidence, agency_normal,
	agency_normal_level, agency_normal_family, place_confidence,
	credit_code, credit_evidence, publisher_org_code,
	year_evidence, year_confidence, era, scope, title, published, signed, period_start, period_end,
	stated_cells, asked_cells, stream_version
) FROM STDIN
