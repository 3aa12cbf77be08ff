-- A migration as the next release could bring it, for tests/db/upgrade.t alone.
ALTER TABLE glasshouse.dim_report ADD COLUMN seen_by text NOT NULL DEFAULT 'nobody';
COMMENT ON COLUMN glasshouse.dim_report.seen_by IS 'Who has seen it';
CREATE VIEW bi.next AS SELECT report_id, seen_by FROM glasshouse.dim_report;
COMMENT ON VIEW bi.next IS 'What is next';
COMMENT ON COLUMN bi.next.report_id IS 'Key of the report';
COMMENT ON COLUMN bi.next.seen_by IS 'Who has seen it';
CREATE OR REPLACE VIEW bi.crosswalk AS
SELECT x.crosswalk_id, x.code_era, x.code, x.other_era, x.other_code, x.relation,
	upper(x.note) AS note
FROM glasshouse.crosswalk AS x;
