#!/bin/sh
# Making a warehouse, bringing it up to date, and refusing another's.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
version=$(basename "$(find schema/warehouse -name '[0-9]*.sql' | sort | tail -n 1)" | cut -d - -f 1)
made="glasshouse-load: the warehouse is at version $version: \
$(find schema/warehouse -name '[0-9]*.sql' | wc -l) migrations and \
$(find "$B/gen/seed" -name '*.sql' | wc -l) tables of the catalogue applied"
nothing="glasshouse-load: nothing to do: the warehouse is at version $version"
database empty
"$LOAD" <"$records/tiny.records" 2>"$tmp/err"
is "$?" 69 'no warehouse: exit status 69'
is "$(cat "$tmp/err")" \
    'glasshouse-load: there is no warehouse in this database: run glasshouse-load --migrate' \
    'and one sentence says what to do'

# As a role that owns nothing but the database.
sql "DO \$\$ BEGIN CREATE ROLE glasshouse_test_plain LOGIN PASSWORD 'plain' NOSUPERUSER;
    EXCEPTION WHEN duplicate_object THEN NULL; END \$\$"
sql "ALTER DATABASE $own OWNER TO glasshouse_test_plain"
plain() {
	PGOPTIONS='-c role=glasshouse_test_plain' "$LOAD" "$@"
}
is "$(plain --migrate 2>&1)" "$made" \
    'a role without superuser makes a warehouse'
is "$(sql "SELECT string_agg(DISTINCT tableowner, ',') FROM pg_tables
    WHERE schemaname IN ('glasshouse', 'etl')")" glasshouse_test_plain 'and owns it'
ok 'and loads' plain <"$records/tiny.records"
rows >"$tmp/before"
is "$(plain --migrate 2>&1)" "$nothing" \
    'the second time there is nothing to do'
rows >"$tmp/after"
ok 'and nothing is done' diff "$tmp/before" "$tmp/after"

# A label that has changed in the catalogue is put right, and its key stays.
key=$(sql "SELECT outcome_id FROM glasshouse.dim_outcome WHERE code = 'out_new'")
sql "UPDATE glasshouse.dim_outcome SET label_en = 'old' WHERE code = 'out_new';
    UPDATE etl.seed SET checksum = 'old' WHERE seed = 'outcome'"
plain <"$records/tiny.records" 2>"$tmp/err"
is "$?" 69 'an older catalogue: exit status 69'
is "$(cat "$tmp/err")" \
    'glasshouse-load: the warehouse is older than this program: run glasshouse-load --migrate' \
    'and one sentence says what to do'
is "$(plain --migrate 2>&1)" \
    "glasshouse-load: the warehouse is at version $version: 0 migrations and 1 tables of the catalogue applied" \
    'it is brought up to date'
is "$(sql "SELECT outcome_id, label_en FROM glasshouse.dim_outcome WHERE code = 'out_new'")" \
    "$key|Requests newly received this year" 'the label is the new one under the old key'
is "$(sql "SELECT count(*) FROM glasshouse.dim_outcome WHERE xmin = (SELECT xmin FROM
    glasshouse.dim_outcome WHERE code = 'out_new')")" 1 'and no other row is touched'

sql "UPDATE etl.migration SET checksum = 'other' WHERE version = 30"
plain <"$records/tiny.records" 2>"$tmp/err"
is "$?" 69 'a warehouse of another make: exit status 69'
is "$(cat "$tmp/err")" \
    'glasshouse-load: the warehouse was made by another version of this program: load with that one, or glasshouse-load --migrate a new database' \
    'and one sentence says what to do'
plain --migrate 2>/dev/null
is "$?" 69 'nor is it migrated'

# Two at once.
database empty
pids=
for _ in 1 2 3; do
	"$LOAD" --migrate 2>>"$tmp/at-once" &
	pids="$pids $!"
done
status=
for pid in $pids; do
	wait "$pid"
	status="$status$?"
done
is "$status" 000 'three migrations at once go well'
is "$(sort "$tmp/at-once" | uniq -c | sed 's/^ *//')" \
"2 $nothing
1 $made" \
    'and one does the work'

# A migration that fails leaves no part of itself.
database empty
sql 'CREATE SCHEMA glasshouse'
"$LOAD" --migrate 2>"$tmp/err"
is "$?" 69 'a migration that fails: exit status 69'
is "$(cat "$tmp/err")" \
    'glasshouse-load: 20-dimension: schema "glasshouse" already exists (SQLSTATE 42P06)' \
    'and it says which and why'
is "$(sql 'SELECT version FROM etl.migration')" 10 'what went before it is kept'
sql 'DROP SCHEMA glasshouse'
ok 'and the next run goes on from there' "$LOAD" --migrate

finish
sql 'DROP ROLE glasshouse_test_plain'
