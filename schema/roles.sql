-- Makes the three roles of a warehouse, and gives them their rights in this
-- database.  For psql, as a role that may create roles and owns the database;
-- no superuser is needed.  To be run before load --migrate or after it, and as
-- often as one likes:
--
--	psql -d warehouse -f schema/roles.sql
--
-- None of them can log in: make logins of your own members of them.
--
--	glasshouse_owner   owns the tables: load --migrate, and bulk loads
--	glasshouse_loader  loads; cannot change a table, or what made it
--	glasshouse_reader  reads the star and its views; not the loader's books
\set ON_ERROR_STOP 1
DO $$
DECLARE
	wanted text;
BEGIN
	FOREACH wanted IN ARRAY ARRAY['glasshouse_owner', 'glasshouse_loader',
			'glasshouse_reader'] LOOP
		IF to_regrole(wanted) IS NULL THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
		END IF;
	END LOOP;
	EXECUTE format('GRANT CREATE, CONNECT ON DATABASE %I TO glasshouse_owner',
		current_database());
	EXECUTE format('GRANT CONNECT ON DATABASE %I TO glasshouse_loader, '
		'glasshouse_reader', current_database());
	-- Before PostgreSQL 15 everybody could make tables in the schema public.
	IF to_regnamespace('public') IS NOT NULL AND pg_has_role(
			(SELECT nspowner FROM pg_namespace WHERE nspname = 'public'), 'USAGE') THEN
		REVOKE CREATE ON SCHEMA public FROM PUBLIC;
	END IF;
	IF to_regprocedure('etl.grant_access()') IS NOT NULL THEN
		PERFORM etl.grant_access();
	END IF;
END
$$;
