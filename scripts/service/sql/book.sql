-- What became of archives, from standard input: BASE.result and BASE.met as
-- batch.sh writes them.
BEGIN;
CREATE TEMP TABLE news (
	archive text, archive_size bigint, stamp bigint, digest text,
	archive_state text, exit_status integer, complaint text,
	report_count bigint, reject_count bigint, seconds numeric, was_read boolean
) ON COMMIT DROP;
CREATE TEMP TABLE met (
	archive text, archive_offset bigint, reason text
) ON COMMIT DROP;
\copy news FROM pstdin
\copy met FROM pstdin
-- An archive that was replaced and is whole: what was given up in its old bytes
-- and is not given up in the new ones stands no longer.
UPDATE etl.reject AS r SET
	resolved_run_id = (SELECT max(run_id) FROM etl.run), resolved_at = now()
FROM news AS n JOIN etl.archive AS a ON a.archive = n.archive
WHERE n.was_read AND n.archive_state = 'loaded' AND a.digest <> n.digest
	AND r.resolved_at IS NULL
	AND (r.archive = n.archive OR starts_with(r.archive, n.archive || '#'))
	AND NOT EXISTS (SELECT FROM met AS m WHERE m.archive = r.archive
		AND m.archive_offset = r.archive_offset AND m.reason = r.reason);
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
