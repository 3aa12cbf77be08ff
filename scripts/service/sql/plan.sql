-- What is to be done, from standard input: new archives and changed ones wait,
-- and those that were to be done and are there no longer are gone.
BEGIN;
CREATE TEMP TABLE planned (
	archive text, archive_size bigint, stamp bigint, why text
) ON COMMIT DROP;
\copy planned FROM pstdin
INSERT INTO etl.archive AS a (archive, archive_size, modified_at, archive_state)
SELECT archive, archive_size,
	'epoch'::timestamptz + stamp * interval '1 microsecond', 'waiting'
FROM planned WHERE why IN ('new', 'changed')
ORDER BY archive COLLATE "C"
ON CONFLICT (archive) DO UPDATE SET
	archive_size = excluded.archive_size, modified_at = excluded.modified_at,
	archive_state = 'waiting', attempts = 0;
UPDATE etl.archive AS a SET archive_state = 'gone'
FROM planned AS p WHERE p.why = 'gone' AND p.archive = a.archive;
COMMIT;
