#!/bin/sh
# What a loader may, what it shows of itself, and what it does with names that
# are statements.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
before=$(sql "SELECT count(*) FROM pg_roles WHERE rolname IN ('glasshouse_owner',
    'glasshouse_loader', 'glasshouse_reader')")
database empty
loader() {
	PGOPTIONS='-c role=glasshouse_loader' "$@"
}
psql -qX -f schema/roles.sql
PGOPTIONS='-c role=glasshouse_owner' "$LOAD" -q --migrate
psql -qX -f schema/roles.sql

loader "$LOAD" --bulk <"$records/tiny.records" 2>"$tmp/err"
is "$? $(cat "$tmp/err")" \
    '69 glasshouse-load: the role may not set session_replication_role, which --bulk needs' \
    'a loader may not leave keys unchecked'
is "$(sql 'SELECT count(*) FROM glasshouse.dim_report')" 0 'and nothing is loaded'
if [ "$(sql 'SHOW server_version_num')" -ge 150000 ]; then
	sql 'GRANT SET ON PARAMETER session_replication_role TO glasshouse_loader'
	ok 'unless it is granted' loader "$LOAD" --bulk <"$records/tiny.records"
	sql 'REVOKE SET ON PARAMETER session_replication_role FROM glasshouse_loader'
else
	ok 'else one by one' loader "$LOAD" <"$records/tiny.records"
fi
ok 'it asks for the status' loader "$LOAD" --status
ok 'and loads more' loader "$LOAD" --max-rejects 100% <"$records/version-1.records"
loader psql -qXc 'ALTER TABLE glasshouse.fact_request DROP CONSTRAINT fact_request_year_fk' 2>/dev/null
is $? 1 'but it changes no table'
PGOPTIONS='-c role=glasshouse_reader' "$LOAD" --status 2>/dev/null >&2
is $? 69 'the books are not for readers'

# A password that should not be there is not to be seen, nor told.  A server that
# asks for one gets the right one.
secret=${PGPASSWORD:-'swordfish%2F7'}
shown=${PGPASSWORD:-swordfish}
mkfifo "$tmp/pipe"
"$LOAD" -d "postgresql:///$own?password=$secret" <"$tmp/pipe" >"$tmp/out" 2>&1 &
pid=$!
exec 3>"$tmp/pipe"
await 1 true
is "$(tr '\0' ' ' <"/proc/$pid/cmdline" | sed 's/.* -d //; s/x*x /x/')" x \
    'the connection string is not in the list of processes'
is "$(sql "SELECT count(*) FROM pg_stat_activity AS a WHERE pid <> pg_backend_pid()
    AND a::text LIKE '%$shown%'")" 0 'nor in that of the server'
exec 3>&-
wait $pid
for target in "host=/nowhere password=$secret" "postgresql://u:$secret@/nowhere/%zz" \
    "host='$secret" "port=$secret" "$secret=$secret"; do
	"$LOAD" -d "$target" </dev/null >>"$tmp/out" 2>&1
done
is "$(grep -c "$shown" "$tmp/out")" 0 'nor in any message'

# Names that are statements come out as they went in.
bad="x'; DROP TABLE etl.reject; --"
sed "s/	more.html/	$bad/g" "$records/tiny.records" >"$tmp/bad.records"
sed -i 's/	[0-9a-f]\{63\}\([0-9a-f]\)	/	'"$(printf '%063d' 7)"'\1	/' "$tmp/bad.records"
loader "$LOAD" -q <"$tmp/bad.records" 2>"$tmp/err"
is "$? $(cat "$tmp/err")" '0 ' 'a name that is a statement is loaded'
is "$(sql 'SELECT count(*) > 0 FROM etl.reject WHERE document LIKE $$x_; DROP%$$')" t 'as a name'
PGDATABASE=postgres
dropdb --force "$own"
[ "$before" -gt 0 ] || sql 'DROP ROLE glasshouse_owner, glasshouse_loader, glasshouse_reader'
echo "1..$n"
