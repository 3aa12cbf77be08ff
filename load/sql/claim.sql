-- Which reports of a batch are new, and a key for each: $1 has their digests,
-- $2 their ordinals.  The first of several alike is the one to load.  Nothing
-- is taken from the sequence if nothing is new.
SELECT fresh.place, nextval('glasshouse.report_key')
FROM (
	SELECT min(w.place) AS place
	FROM unnest($1::text[], $2::integer[]) WITH ORDINALITY
			AS w (digest, ordinal, place)
		LEFT JOIN etl.document_version AS d
			ON d.digest = w.digest AND d.ordinal = w.ordinal
	WHERE d.digest IS NULL
	GROUP BY w.digest, w.ordinal
	ORDER BY 1
) AS fresh
