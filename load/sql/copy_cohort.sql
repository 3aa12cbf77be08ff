COPY glasshouse.report_cohort (report_id, cohort_id) FROM STDIN
