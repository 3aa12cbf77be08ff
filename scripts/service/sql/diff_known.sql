-- What other runs than this one brought, or took away: it is not to be missed
-- in it.
SELECT p.digest || ':' || p.ordinal FROM glasshouse.dim_report AS p
WHERE p.run_id <> :run
UNION
SELECT e.digest || ':' || e.ordinal FROM etl.reread AS e;
