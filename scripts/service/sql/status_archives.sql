-- How many archives are in each state, and how large they are.
COPY (
	SELECT archive_state, count(*), sum(archive_size)
	FROM etl.archive GROUP BY 1
	ORDER BY array_position(ARRAY['loaded', 'damaged', 'duplicate', 'failed',
		'waiting', 'gone'], archive_state)
) TO STDOUT;
