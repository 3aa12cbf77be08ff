-- What became of archives, from standard input, as batch.sh writes it.
BEGIN;
CREATE TEMP TABLE news (
	archive text, archive_size bigint, stamp bigint, digest text,
	archive_state text, exit_status integer, complaint text,
	report_count bigint, reject_count bigint, seconds numeric, was_read boolean
) ON COMMIT DROP;
\copy news FROM pstdin
INSERT INTO etl.archive AS a (
	archive, archive_size, modified_at, digest, archive_state, attempts,
	exit_status, complaint, report_count, reject_count, seconds,
	program_version, ingest_id, last_tried
)
SELECT archive, archive_size,
	'epoch'::timestamptz + stamp * interval '1 microsecond', digest,
	archive_state, (archive_state = 'failed')::integer, exit_status, complaint,
	report_count, reject_count, seconds,
	CASE WHEN was_read THEN :'version' END, nullif(:'ingest', '')::bigint,
	clock_timestamp()
FROM news
ORDER BY archive COLLATE "C"
ON CONFLICT (archive) DO UPDATE SET
	archive_size = excluded.archive_size, modified_at = excluded.modified_at,
	digest = coalesce(excluded.digest, a.digest),
	archive_state = excluded.archive_state,
	attempts = CASE WHEN excluded.archive_state = 'failed'
		THEN a.attempts + 1 ELSE 0 END,
	exit_status = CASE WHEN excluded.program_version IS NULL
		AND excluded.archive_state = a.archive_state
		THEN a.exit_status ELSE excluded.exit_status END,
	complaint = CASE WHEN excluded.program_version IS NULL
		AND excluded.archive_state = a.archive_state
		THEN a.complaint ELSE excluded.complaint END,
	report_count = coalesce(excluded.report_count, a.report_count),
	reject_count = coalesce(excluded.reject_count, a.reject_count),
	seconds = coalesce(excluded.seconds, a.seconds),
	program_version = coalesce(excluded.program_version, a.program_version),
	ingest_id = excluded.ingest_id, last_tried = excluded.last_tried;
COMMIT;
