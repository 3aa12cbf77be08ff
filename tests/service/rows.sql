-- Every row of the star and of the open rejects, by what it says: keys that are
-- the database's own are replaced by what they stand for.
SELECT 'report', p.digest, p.ordinal, a.agency_key, a.agency_name, a.division_code,
	a.agency_level, a.organ_family, to_jsonb(p) - 'report_id' - 'agency_id' - 'run_id'
FROM glasshouse.dim_report AS p JOIN glasshouse.dim_agency AS a USING (agency_id);
SELECT 'agency', agency_key, agency_name FROM glasshouse.dim_agency;
SELECT 'cell', p.digest, p.ordinal, a.agency_key, c.fact, c.row_code, c.column_code,
	c.report_year, c.cell_value, c.unit, c.cell_state, c.cell_raw, c.source_line,
	c.is_current
FROM bi.cell AS c
	JOIN glasshouse.dim_report AS p USING (report_id)
	JOIN glasshouse.dim_agency AS a USING (agency_id);
SELECT 'check', p.digest, p.ordinal, i.code, f.member_code, f.year_id, f.left_value,
	f.right_value, f.difference, f.identity_state
FROM glasshouse.fact_identity AS f
	JOIN glasshouse.dim_report AS p USING (report_id)
	JOIN glasshouse.dim_identity AS i USING (identity_id);
SELECT 'reject', reject_key, program, document, archive, archive_offset, reason, detail
FROM etl.reject WHERE resolved_at IS NULL;
SELECT 'document', digest, ordinal FROM etl.document_version;
