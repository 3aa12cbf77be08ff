-- The last runs of the service, the latest first.
COPY (
	SELECT ingest_id, to_char(started_at, 'YYYY-MM-DD HH24:MI'),
		coalesce(round(extract(epoch FROM finished_at - started_at))::text, '-'),
		coalesce(exit_status::text, '-'), coalesce(archives_loaded, 0),
		coalesce(archives_damaged, 0), coalesce(archives_failed, 0),
		coalesce(archives_waiting, 0), coalesce(reports_loaded, 0),
		coalesce(reports_reread + reports_withdrawn, 0), host
	FROM etl.ingest ORDER BY ingest_id DESC LIMIT 7
) TO STDOUT;
