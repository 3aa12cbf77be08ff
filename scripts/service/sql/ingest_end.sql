-- What it came to.
UPDATE etl.ingest SET
	finished_at = clock_timestamp(), exit_status = :status,
	archives_unchanged = :unchanged, archives_loaded = :loaded,
	archives_damaged = :damaged, archives_duplicate = :duplicate,
	archives_failed = :failed, archives_waiting = :waiting,
	reports_loaded = :reports, cells_loaded = :cells, rejects_new = :rejects,
	reports_reread = :reread, reports_withdrawn = :withdrawn
WHERE ingest_id = :ingest;
