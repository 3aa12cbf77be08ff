#!/bin/sh
# The script that spreads a warehouse over a Citus cluster, run on a server that
# is none: its functions are made up, so what is tried is that the script names
# all there is, and that load and the views are the same afterwards.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
for stream in tiny version-1 version-2 version-3 version-4; do
	"$LOAD" -q <"$records/$stream.records" || exit 1
done
state >"$tmp/wanted"

database migrated
sql "CREATE TABLE public.spread (relation regclass, how text)"
sql "CREATE FUNCTION public.create_reference_table(regclass) RETURNS void LANGUAGE sql
    AS 'INSERT INTO public.spread VALUES (\$1, ''copied'')'"
sql "CREATE FUNCTION public.create_distributed_table(regclass, text, colocate_with text DEFAULT '')
    RETURNS void LANGUAGE sql AS 'INSERT INTO public.spread VALUES (\$1, \$2)'"
ok 'the script runs' psql -qX -f schema/citus.sql
is "$(sql "SELECT relname FROM pg_class WHERE relnamespace = 'glasshouse'::regnamespace
    AND relkind IN ('r', 'p') AND oid NOT IN (SELECT relation FROM spread)")" '' \
    'no table of the star is left out'
is "$(sql 'SELECT relation FROM spread GROUP BY 1 HAVING count(*) > 1')" '' 'or named twice'
is "$(sql "SELECT c.conname FROM pg_constraint AS c JOIN spread AS s ON s.relation = c.conrelid
    JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    WHERE s.how <> 'copied' AND c.contype IN ('p', 'u') AND a.attname <> s.how")" '' \
    'every key of what is spread begins with what it is spread by'
is "$(sql "SELECT c.conname FROM pg_constraint AS c
    JOIN spread AS s ON s.relation = c.conrelid
    LEFT JOIN spread AS t ON t.relation = c.confrelid
    WHERE c.contype = 'f' AND (t.relation IS NULL OR s.how = 'copied' AND t.how <> 'copied')")" '' \
    'what is copied refers to copies only, and nothing to what stays behind'
is "$(sql "SELECT count(*) FROM pg_constraint WHERE contype = 'f'
    AND confrelid = 'glasshouse.dim_report'::regclass")" 7 'the keys to reports are there again'
for stream in tiny version-1 version-2 version-3 version-4; do
	ok "$stream is loaded" "$LOAD" -q <"$records/$stream.records"
done
state >"$tmp/got"
ok 'and all is as elsewhere' diff "$tmp/wanted" "$tmp/got"
finish
