-- What became of each archive, with its time in microseconds.  A duplicate of
-- what is not loaded itself has to be read after all.
COPY (
	SELECT a.archive, a.archive_size,
		(extract(epoch FROM a.modified_at) * 1000000)::bigint,
		coalesce(a.digest, '-'),
		CASE WHEN a.archive_state = 'duplicate' AND NOT EXISTS (
			SELECT FROM etl.archive AS o
			WHERE o.digest = a.digest
				AND o.archive_state IN ('loaded', 'damaged'))
			THEN 'waiting' ELSE a.archive_state END,
		a.attempts, coalesce(extract(epoch FROM a.last_tried), 0)::bigint
	FROM etl.archive AS a
) TO STDOUT;
