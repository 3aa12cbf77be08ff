-- Who may do what.  Roles belong to the whole server and not to a warehouse, so
-- they are not made here: schema/roles.sql makes them, and whoever may run it
-- need not own a warehouse.  Rights are given to those of the three that exist,
-- on what is here and on what later migrations of the same owner add; roles.sql
-- calls this again.
--
-- A reader has REFERENCES beside SELECT because the catalogue hides keys from
-- those who have not, and BI tools look for keys there; without the right to
-- create anything it is good for nothing else.
CREATE FUNCTION etl.grant_access() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	REVOKE ALL ON SCHEMA etl, glasshouse, bi FROM PUBLIC;
	REVOKE ALL ON ALL FUNCTIONS IN SCHEMA etl, glasshouse, bi FROM PUBLIC;
	IF to_regrole('glasshouse_reader') IS NOT NULL THEN
		GRANT USAGE ON SCHEMA glasshouse, bi TO glasshouse_reader;
		GRANT SELECT, REFERENCES ON ALL TABLES IN SCHEMA glasshouse, bi
			TO glasshouse_reader;
		ALTER DEFAULT PRIVILEGES IN SCHEMA glasshouse, bi
			GRANT SELECT, REFERENCES ON TABLES TO glasshouse_reader;
	END IF;
	IF to_regrole('glasshouse_loader') IS NOT NULL THEN
		GRANT USAGE ON SCHEMA etl, glasshouse, bi TO glasshouse_loader;
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA etl, glasshouse
			TO glasshouse_loader;
		REVOKE INSERT, UPDATE, DELETE ON etl.migration, etl.seed
			FROM glasshouse_loader;
		GRANT SELECT ON ALL TABLES IN SCHEMA bi TO glasshouse_loader;
		GRANT USAGE ON ALL SEQUENCES IN SCHEMA etl, glasshouse TO glasshouse_loader;
		GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA glasshouse TO glasshouse_loader;
		ALTER DEFAULT PRIVILEGES IN SCHEMA etl, glasshouse
			GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO glasshouse_loader;
		ALTER DEFAULT PRIVILEGES IN SCHEMA bi
			GRANT SELECT ON TABLES TO glasshouse_loader;
		ALTER DEFAULT PRIVILEGES IN SCHEMA etl, glasshouse
			GRANT USAGE ON SEQUENCES TO glasshouse_loader;
		ALTER DEFAULT PRIVILEGES IN SCHEMA glasshouse
			GRANT EXECUTE ON FUNCTIONS TO glasshouse_loader;
	END IF;
END
$$;
COMMENT ON FUNCTION etl.grant_access() IS
	'Gives glasshouse_reader and glasshouse_loader, where they exist, their rights';

SELECT etl.grant_access();
