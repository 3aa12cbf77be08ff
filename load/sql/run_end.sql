-- What the stream came to.  $2 has the loader's counts in the order of the
-- columns, $3 the counters of the stages before it, as NAME=NUMBER.
UPDATE etl.run SET
	finished_at = clock_timestamp(),
	reports_loaded = ($2::bigint[])[1],
	reports_unchanged = ($2::bigint[])[2],
	cells_loaded = ($2::bigint[])[3],
	identities_loaded = ($2::bigint[])[4],
	rejects_new = ($2::bigint[])[5],
	rejects_known = ($2::bigint[])[6],
	rejects_resolved = ($2::bigint[])[7],
	reports_reread = ($2::bigint[])[8],
	reports_withdrawn = ($2::bigint[])[9],
	stage_counts = (
		SELECT coalesce(jsonb_object_agg(split_part(word, '=', 1),
			split_part(word, '=', 2)::bigint), '{}')
		FROM regexp_split_to_table($3, ' ') AS word
		WHERE word <> ''
	)
WHERE run_id = $1::bigint
