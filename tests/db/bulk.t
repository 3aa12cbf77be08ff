#!/bin/sh
# Two ways into one warehouse: keys checked one by one, and all at the end.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
"$LOAD" -q <"$records/tiny.records" || exit 1
state >"$tmp/nightly"
database migrated
ok 'a stream is loaded in bulk' "$LOAD" -q --bulk <"$records/tiny.records"
state >"$tmp/bulk"
ok 'and ends as it does one by one' diff "$tmp/nightly" "$tmp/bulk"
rows >"$tmp/before"
ok 'again, it is known' "$LOAD" -q --bulk <"$records/tiny.records"
rows >"$tmp/after"
ok 'and no row is changed' diff "$tmp/before" "$tmp/after"
is "$(sql "SELECT count(*), bool_and(convalidated) FROM pg_constraint WHERE contype = 'f'
    AND conrelid::regclass::text LIKE 'glasshouse.fact\\_%'")" \
    "$(sql "SELECT count(*), true FROM information_schema.table_constraints
    WHERE constraint_type = 'FOREIGN KEY' AND table_name LIKE 'fact\\_%'")" \
    'all foreign keys stand and have been tried'

# What the server would refuse row by row, it refuses at the end: a row of the
# catalogue is gone that the loader still knows, as it reads them first.
mkfifo "$tmp/pipe"
"$LOAD" --bulk <"$tmp/pipe" 2>"$tmp/err" &
exec 3>"$tmp/pipe"
{ # and enough behind it to be read at once
	sed '$d' "$records/version-1.records"
	seq 2 2001 | sed 's/.*/input	&	more	\\N/'
} >&3
await_idle
sql "DELETE FROM glasshouse.fact_request USING glasshouse.dim_applicant AS a
	WHERE a.applicant_id = fact_request.applicant_id AND a.code = 'app_business';
    DELETE FROM glasshouse.fact_identity;
    DELETE FROM glasshouse.dim_applicant WHERE code = 'app_business'"
rows >"$tmp/before"
printf 'end\tglasshouse-transform\t2004\t\n' >&3
exec 3>&-
wait $!
is "$? $(cat "$tmp/err")" \
    '69 glasshouse-load: orphans_request: 1 rows refer to what is not there; nothing is kept' \
    'a fact that refers to nothing is refused'
rows >"$tmp/after"
ok 'and nothing is kept' diff "$tmp/before" "$tmp/after"

# So is what is worked out of a report.  Only a trigger that fires in bulk too can
# make such a row.
for what in figure:agency_id cohort:cohort_id; do
	database migrated
	sql "CREATE FUNCTION public.spoil() RETURNS trigger LANGUAGE plpgsql AS \$\$
	    BEGIN NEW.${what#*:} := 987654321; RETURN NEW; END \$\$;
	    CREATE TRIGGER spoil BEFORE INSERT ON glasshouse.report_${what%:*}
	    FOR EACH ROW EXECUTE FUNCTION public.spoil();
	    ALTER TABLE glasshouse.report_${what%:*} ENABLE ALWAYS TRIGGER spoil"
	"$LOAD" --bulk <"$records/tiny.records" 2>"$tmp/err"
	is "$? $(cat "$tmp/err")" \
	    "69 glasshouse-load: orphans_${what%:*}: 3 rows refer to what is not there; nothing is kept" \
	    "a row of report_${what%:*} that refers to nothing is refused"
	is "$(sql 'SELECT count(*) FROM glasshouse.dim_report')" 0 'and nothing is kept'
done

sql "DO \$\$ BEGIN CREATE ROLE glasshouse_test_bulk NOSUPERUSER;
    EXCEPTION WHEN duplicate_object THEN NULL; END \$\$"
PGOPTIONS='-c role=glasshouse_test_bulk' "$LOAD" --bulk <"$records/version-2.records" 2>"$tmp/err"
is $? 69 'a role that may not is refused'
sql "DROP ROLE glasshouse_test_bulk"
finish
