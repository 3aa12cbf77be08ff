-- Works out all that follows from the reports of run $1: which version of each
-- is current, its figures, the agencies' history, and the checks over several
-- reports.  See schema/warehouse/45-derive.sql.
SELECT glasshouse.settle($1::bigint)
