-- The tables of the star, with what an export has to say of each: whether it
-- has a year, its key in order, and its columns as JSON.
SELECT c.relname,
	EXISTS (SELECT FROM pg_attribute AS y WHERE y.attrelid = c.oid
		AND y.attname = 'year_id' AND c.relname <> 'dim_year'),
	(SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place)
	FROM pg_constraint AS p
		CROSS JOIN unnest(p.conkey) WITH ORDINALITY AS k (attnum, place)
		JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.attnum
	WHERE p.conrelid = c.oid AND p.contype = 'p'),
	(SELECT json_agg(json_build_object('name', a.attname,
		'type', format_type(a.atttypid, a.atttypmod),
		'nullable', NOT a.attnotnull,
		'comment', col_description(c.oid, a.attnum)) ORDER BY a.attnum)
	FROM pg_attribute AS a
	WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
	(SELECT string_agg(quote_literal(a.attname) || ': ' || quote_literal(
		CASE format_type(a.atttypid, NULL) WHEN 'timestamp with time zone'
			THEN 'TIMESTAMPTZ' WHEN 'text' THEN 'VARCHAR'
			WHEN 'numeric' THEN 'DECIMAL(18,6)' ELSE
			upper(format_type(a.atttypid, NULL)) END), ', ' ORDER BY a.attnum)
	FROM pg_attribute AS a
	WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace
WHERE s.nspname = 'glasshouse' AND c.relkind IN ('r', 'p')
	AND c.relname ~ '^[a-z_]+$' AND NOT c.relispartition
ORDER BY c.relname COLLATE "C";
