-- Archives that failed or are damaged, the latest first.
COPY (
	SELECT archive_state, attempts, archive, coalesce(complaint, '')
	FROM etl.archive WHERE archive_state IN ('failed', 'damaged')
	ORDER BY last_tried DESC NULLS LAST, archive COLLATE "C" LIMIT 10
) TO STDOUT;
