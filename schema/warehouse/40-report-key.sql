-- The keys from the facts to dim_report.  They stand apart because a
-- distributed server takes them only once both tables have been spread by
-- report_id; elsewhere the order makes no difference.
ALTER TABLE glasshouse.fact_disclosure
	ADD CONSTRAINT fact_disclosure_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
ALTER TABLE glasshouse.fact_request
	ADD CONSTRAINT fact_request_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
ALTER TABLE glasshouse.fact_review
	ADD CONSTRAINT fact_review_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
ALTER TABLE glasshouse.fact_indicator
	ADD CONSTRAINT fact_indicator_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
ALTER TABLE glasshouse.fact_identity
	ADD CONSTRAINT fact_identity_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
ALTER TABLE glasshouse.report_figure
	ADD CONSTRAINT report_figure_report_fk FOREIGN KEY (report_id)
	REFERENCES glasshouse.dim_report (report_id);
