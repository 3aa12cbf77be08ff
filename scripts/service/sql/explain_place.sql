-- Where the bytes of a report lie.
SELECT archive || '@' || archive_offset FROM bi.report WHERE report_id = :report;
