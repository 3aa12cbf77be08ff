-- Spreads a warehouse over the workers of a Citus cluster: reports with their
-- facts by report, everything that they refer to as copies on each worker, the
-- loader's books on the coordinator.  For psql, as the warehouse's owner, after
-- load --migrate; before anything is loaded, or on a quiet warehouse:
--
--	psql -d warehouse -f schema/citus.sql
--
-- load and the views are the same afterwards; load --reread was not tried there.
-- A key that does not begin with the column that rows are spread by cannot be
-- kept there, so report_id is put before the keys of facts; and the keys to
-- dim_report are made again, for they may join only tables that are spread
-- alike.
\set ON_ERROR_STOP 1
BEGIN;
SET LOCAL citus.multi_shard_modify_mode = 'sequential';
SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname)
FROM pg_constraint
WHERE contype = 'f' AND confrelid = 'glasshouse.dim_report'::regclass
\gexec
-- A table stands behind those that it refers to.
SELECT create_reference_table(('glasshouse.' || t)::regclass)
FROM unnest(ARRAY['dim_agency', 'dim_year', 'dim_category', 'dim_measure',
	'dim_applicant', 'dim_outcome', 'dim_channel', 'dim_result', 'dim_indicator',
	'dim_identity', 'dim_figure', 'dim_metric', 'figure_form', 'crosswalk',
	'dim_division', 'division_change', 'dim_agency_version', 'population',
	'dim_cohort', 'cell_total', 'figure_total', 'rate_total'])
	WITH ORDINALITY AS w (t, n)
ORDER BY n;
SELECT create_distributed_table('glasshouse.dim_report', 'report_id');
SELECT create_distributed_table(('glasshouse.' || t)::regclass, 'report_id',
	colocate_with => 'glasshouse.dim_report')
FROM unnest(ARRAY['fact_disclosure', 'fact_request', 'fact_review',
	'fact_indicator', 'fact_identity', 'report_figure', 'report_cohort']) AS w (t);
SELECT format('ALTER TABLE glasshouse.%1$I ADD CONSTRAINT %2$I FOREIGN KEY (report_id) '
	'REFERENCES glasshouse.dim_report (report_id)', t, t || '_report_fk')
FROM unnest(ARRAY['fact_disclosure', 'fact_request', 'fact_review',
	'fact_indicator', 'fact_identity', 'report_figure', 'report_cohort']) AS w (t)
\gexec
COMMIT;
