-- pgTAP: what each role may do, and what it may not.
BEGIN;
SELECT no_plan();
\i schema/roles.sql

CREATE TEMP VIEW ours AS
SELECT c.oid, s.nspname, c.relname, format('%I.%I', s.nspname, c.relname) AS name, c.relkind
FROM pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace
WHERE s.nspname IN ('glasshouse', 'etl', 'bi') AND c.relkind IN ('r', 'v', 'm', 'p');

-- Runs a text as a role; whatever it says in the end is undone with it.
CREATE FUNCTION pg_temp.as_role(wanted text, what text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	n bigint := 0;
BEGIN
	EXECUTE format('SET LOCAL ROLE %I', wanted);
	EXECUTE what;
	GET DIAGNOSTICS n = ROW_COUNT;
	RESET ROLE;
	RETURN n;
END
$$;
CREATE FUNCTION pg_temp.refused(wanted text, what text) RETURNS SETOF text
LANGUAGE sql AS $$
	SELECT throws_ok(format('SELECT pg_temp.as_role(%L, %L)', wanted, what), '42501',
		NULL, wanted || ' may not: ' || what)
$$;

SELECT is_empty($$
	SELECT rolname FROM pg_roles
	WHERE rolname LIKE 'glasshouse\_%' AND rolname !~ 'test'
		AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication
			OR rolbypassrls OR rolcanlogin)
	$$, 'no role is more than it must be');
SELECT is((SELECT count(*) FROM pg_roles WHERE rolname IN ('glasshouse_owner',
		'glasshouse_loader', 'glasshouse_reader')), 3::bigint, 'there are three');

SELECT is_empty($$
	SELECT name, p.p FROM ours, unnest(ARRAY['SELECT', 'REFERENCES']) AS p (p)
	WHERE nspname <> 'etl' AND NOT has_table_privilege('glasshouse_reader', oid, p.p)
	$$, 'the reader reads the star and its views, and sees their keys');
SELECT is_empty($$
	SELECT name, p.p FROM ours,
		unnest(ARRAY['INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) AS p (p)
	WHERE has_table_privilege('glasshouse_reader', oid, p.p)
	$$, 'and writes nothing');
SELECT is_empty($$
	SELECT nspname FROM pg_namespace
	WHERE nspname IN ('glasshouse', 'etl', 'bi', 'public')
		AND has_schema_privilege('glasshouse_reader', oid, 'CREATE')
	$$, 'and makes nothing');
SELECT ok(NOT has_schema_privilege('glasshouse_reader', 'etl', 'USAGE'),
	'and does not reach the books');
SELECT is_empty($$
	SELECT p.oid::regprocedure FROM pg_proc AS p
		JOIN pg_namespace AS s ON s.oid = p.pronamespace
	WHERE s.nspname IN ('glasshouse', 'etl', 'bi')
		AND has_function_privilege('glasshouse_reader', p.oid, 'EXECUTE')
	$$, 'and calls no function of the loader');
SELECT lives_ok(format('SELECT pg_temp.as_role(''glasshouse_reader'', ''SELECT * FROM %s LIMIT 3'')',
	name), 'the reader can read ' || name)
FROM ours WHERE nspname = 'bi' ORDER BY name;
SELECT pg_temp.refused('glasshouse_reader', what) FROM unnest(ARRAY[
	'SELECT 1 FROM etl.run', 'SELECT 1 FROM etl.reject', 'SELECT etl.grant_access()',
	'SELECT glasshouse.settle(NULL)', 'CREATE TABLE glasshouse.mine (n integer)',
	'CREATE TABLE bi.mine (n integer)', 'CREATE SCHEMA mine',
	'DELETE FROM glasshouse.fact_request', 'DROP TABLE glasshouse.population',
	'INSERT INTO glasshouse.population (division_code, year_id, resident_count) VALUES (''11'', 2020, 1)',
	'UPDATE glasshouse.dim_report SET is_current = false',
	'TRUNCATE glasshouse.fact_identity', 'SELECT nextval(''glasshouse.report_key'')'
]) AS what;

-- The catalogue shows a reader the keys, as BI tools look for them.
CREATE TEMP TABLE seen AS
SELECT constraint_name::text, constraint_type::text
FROM information_schema.table_constraints WHERE false;
GRANT ALL ON seen TO glasshouse_reader;
SELECT pg_temp.as_role('glasshouse_reader', 'INSERT INTO pg_temp.seen
	SELECT constraint_name, constraint_type FROM information_schema.table_constraints
	WHERE table_schema = ''glasshouse'' AND constraint_type IN (''PRIMARY KEY'', ''FOREIGN KEY'')');
SELECT set_eq('SELECT constraint_name FROM seen', $$
	SELECT conname::text FROM pg_constraint AS c JOIN pg_namespace AS s ON s.oid = c.connamespace
	WHERE s.nspname = 'glasshouse' AND contype IN ('p', 'f') $$,
	'the reader sees every key of the star in information_schema');

SELECT is_empty($$
	SELECT name FROM ours WHERE nspname = 'glasshouse' AND relkind = 'r'
		AND NOT (has_table_privilege('glasshouse_loader', oid, 'SELECT')
			AND has_table_privilege('glasshouse_loader', oid, 'INSERT'))
	$$, 'the loader fills every table of the star');
SELECT pg_temp.refused('glasshouse_loader', what) FROM unnest(ARRAY[
	'UPDATE etl.migration SET checksum = ''x''', 'DELETE FROM etl.seed',
	'DROP VIEW bi.cell', 'TRUNCATE glasshouse.fact_request',
	'ALTER TABLE glasshouse.fact_request DROP CONSTRAINT fact_request_pk',
	'CREATE TABLE glasshouse.mine (n integer)', 'CREATE SCHEMA mine'
]) AS what;

-- What a later migration of the same owner adds is theirs too.
CREATE TABLE glasshouse.later (n integer);
CREATE VIEW bi.later AS SELECT 1 AS n;
SELECT ok(has_table_privilege('glasshouse_reader', 'glasshouse.later', 'SELECT, REFERENCES')
	AND has_table_privilege('glasshouse_reader', 'bi.later', 'SELECT')
	AND has_table_privilege('glasshouse_loader', 'glasshouse.later', 'INSERT'),
	'a table that comes later is granted as it is made');

SELECT * FROM finish();
ROLLBACK;
