#!/bin/sh
# The three roles at work, none of them a superuser: the owner makes a warehouse,
# the loader loads it, the reader reads it.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
before=$(sql "SELECT count(*) FROM pg_roles WHERE rolname IN ('glasshouse_owner',
    'glasshouse_loader', 'glasshouse_reader')")
database empty
as() { # as ROLE COMMAND...
	role=$1
	shift
	PGOPTIONS="-c role=glasshouse_$role" "$@"
}
ok 'the roles are made' psql -qX -f schema/roles.sql
ok 'and made again, they stay' psql -qX -f schema/roles.sql
ok 'the owner makes a warehouse' as owner "$LOAD" --migrate
is "$(sql "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables
    WHERE schemaname IN ('glasshouse', 'etl')")" glasshouse_owner 'and owns it'
ok 'made again, the roles have their rights' psql -qX -f schema/roles.sql
for stream in tiny version-1 version-2 version-3 version-4; do
	ok "the loader loads $stream" as loader "$LOAD" <"$records/$stream.records"
done
ok 'and the same again' as loader "$LOAD" <"$records/tiny.records"
sed 's/0\.1\.0$/0.2.0/' "$records/tiny.records" >"$tmp/newer"
ok 'and reads it again' as loader "$LOAD" --reread <"$tmp/newer"
is "$(sql 'SELECT count(*) FROM etl.reread')" 3 'by a newer reader'
as loader "$LOAD" --migrate >"$tmp/out" 2>&1
is "$?" 0 'where there is nothing to migrate, it may say so'
as reader "$LOAD" <"$records/tiny.records" >"$tmp/out" 2>&1
is "$?" 69 'the reader does not load'
sql "SELECT format('SELECT count(*) FROM bi.%I;', viewname) FROM pg_views
    WHERE schemaname = 'bi' ORDER BY viewname" >"$tmp/all.sql"
ok 'the reader reads every view' as reader psql -qAtX -v ON_ERROR_STOP=1 -f "$tmp/all.sql"
is "$(as reader psql -qAtX -c 'SELECT count(*) FROM bi.report')" \
    "$(sql 'SELECT count(*) FROM bi.report')" 'and all of it'
PGDATABASE=postgres
dropdb --force "$own"
[ "$before" -gt 0 ] || sql 'DROP ROLE glasshouse_owner, glasshouse_loader, glasshouse_reader'
echo "1..$n"
