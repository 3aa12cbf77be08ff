-- Whether there is a ledger of migrations to look into.
SELECT to_regclass('etl.migration') IS NOT NULL
