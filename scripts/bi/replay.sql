-- What BI tools ask the catalogue when they look at a database for the first
-- time, each a line of name and count.  A role that may only SELECT is told of
-- no key by information_schema; one with REFERENCES is told of all.
\pset tuples_only on
\pset format unaligned
\pset fieldsep '\t'
-- Power BI, tables and foreign keys (as logs of public servers have them).
SELECT 'powerbi_tables', count(*) FROM information_schema.tables
WHERE table_schema NOT IN ('information_schema', 'pg_catalog') AND table_schema IN ('glasshouse', 'bi');
SELECT 'powerbi_foreign', count(*)
FROM (
	SELECT pkcol.column_name AS pk_column_name, fkcol.table_schema AS fk_table_schema,
		fkcol.table_name AS fk_table_name, fkcol.column_name AS fk_column_name,
		fkcol.ordinal_position, fkcon.constraint_schema || '_' || fkcol.table_name || '_' || fkcon.constraint_name
	FROM (
		SELECT DISTINCT constraint_catalog, constraint_schema, unique_constraint_schema,
			constraint_name, unique_constraint_name
		FROM information_schema.referential_constraints
	) AS fkcon
		INNER JOIN information_schema.key_column_usage AS fkcol
			ON fkcon.constraint_schema = fkcol.constraint_schema
			AND fkcon.constraint_name = fkcol.constraint_name
		INNER JOIN information_schema.key_column_usage AS pkcol
			ON fkcon.unique_constraint_schema = pkcol.constraint_schema
			AND fkcon.unique_constraint_name = pkcol.constraint_name
	WHERE pkcol.ordinal_position = fkcol.ordinal_position
) AS found;
-- Metabase: primary keys from information_schema, foreign keys from pg_constraint.
SELECT 'metabase_primary', count(*)
FROM information_schema.table_constraints AS c
	JOIN information_schema.key_column_usage AS k USING (constraint_schema, constraint_name)
WHERE c.constraint_type = 'PRIMARY KEY' AND k.ordinal_position = 1 AND c.table_schema IN ('glasshouse', 'bi');
SELECT 'metabase_foreign', count(*)
FROM pg_constraint AS c JOIN pg_namespace AS n ON n.oid = c.connamespace
WHERE c.contype = 'f' AND n.nspname = 'glasshouse';
-- Grafana's query builder: tables of the search path, then columns.
SELECT 'grafana_columns', count(*) FROM information_schema.columns
WHERE quote_ident(table_schema) IN ('glasshouse', 'bi');
-- Tableau and Superset list relations by their kind; a partitioned table would be missed.
SELECT 'tableau_relations', count(*)
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE n.nspname IN ('glasshouse', 'bi') AND c.relkind IN ('r', 'v', 'm') AND has_table_privilege(c.oid, 'SELECT');
