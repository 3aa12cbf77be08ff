-- Puts the new readings in place of the old ones, for run $1.
SELECT glasshouse.reread_apply($1::bigint)
