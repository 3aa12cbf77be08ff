#!/bin/sh
# The same stream again changes no row, writes nothing, and says so.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
keys() { # where the loader takes the keys of reports from
	sql 'SELECT last_value, is_called FROM glasshouse.report_key'
}
"$LOAD" <"$records/tiny.records" 2>"$tmp/first" || exit 1
is "$(cat "$tmp/first")" \
    'glasshouse-load: reports: 3 loaded, 0 unchanged; cells: 22; checks: 4; rejects: 2 new, 0 known' \
    'the first load says what it brought'
{ rows; keys; } >"$tmp/before"

# The server writes for itself now and then, so the least of three counts.
least=
for try in 1 2 3; do
	sql CHECKPOINT
	lsn=$(sql 'SELECT pg_current_wal_insert_lsn()')
	"$LOAD" <"$records/tiny.records" 2>"$tmp/again$try" || exit 1
	bytes=$(sql "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '$lsn')")
	[ "${least:-$bytes}" -ge "$bytes" ] && least=$bytes
done
is "$(cat "$tmp/again1")" \
    'glasshouse-load: nothing new: reports: 0 loaded, 3 unchanged; cells: 0; checks: 0; rejects: 0 new, 2 known' \
    'the second says that nothing is new'
{ rows; keys; } >"$tmp/after"
ok 'no row of any table is changed, and no key is taken' diff "$tmp/before" "$tmp/after"
is "$least" 0 'nothing is written to the log'

# Something new beside something known: a run, and the rejects seen again.
{
	echo "glasshouse	1	glasshouse-transform	0.1.0"
	sed '1d; $d' "$records/tiny.records"
	sed '1d; $d; s/^input	1/input	3/; s/	1	/	4	/' "$records/version-1.records"
	echo "end	glasshouse-transform	43	"
} >"$tmp/more.records"
lines=$(($(wc -l <"$tmp/more.records") - 2))
sed -i "\$s/43/$lines/" "$tmp/more.records"
is "$("$LOAD" <"$tmp/more.records" 2>&1)" \
    'glasshouse-load: reports: 1 loaded, 3 unchanged; cells: 2; checks: 0; rejects: 0 new, 2 known' \
    'only what is new is loaded'
is "$(sql 'SELECT run_id, reports_loaded, reports_unchanged, rejects_known FROM etl.run ORDER BY 1')" \
    '1|3|0|0
2|1|3|2' 'there is a row for each run that brought something'
is "$(sql 'SELECT DISTINCT first_run_id, last_run_id, last_seen > first_seen FROM etl.reject')" \
    '1|2|t' 'known rejects are marked as seen again'
is "$(sql 'SELECT run_id, input_no, input, report_count, reject_count FROM etl.input ORDER BY 1, 2')" \
    '1|1|tiny.warc.gz|1|0
1|2|more.html|2|2
2|1|tiny.warc.gz|1|0
2|2|more.html|2|2
2|3|version-1.records|1|0' 'and its inputs, with what was found in each'

# Twice in one stream is once.
{
	sed '$d' "$records/version-2.records"
	sed '1d; $d; s/^input	1/input	2/; s/	1	version/	2	other/; s/^request	1/request	2/; s/^report	1/report	2/' "$records/version-2.records"
	echo 'end	glasshouse-transform	10	'
} >"$tmp/twice.records"
is "$("$LOAD" <"$tmp/twice.records" 2>&1)" \
    'glasshouse-load: reports: 1 loaded, 1 unchanged; cells: 3; checks: 0; rejects: 0 new, 0 known' \
    'a document that is there twice is loaded once'
is "$("$LOAD" -q <"$tmp/twice.records" 2>&1)" '' 'with -q nothing is said'

database migrated
"$LOAD" -qvW <"$records/tiny.records" 2>"$tmp/err"
is $? 65 'with -W a reject makes the exit status 65'
is "$(cat "$tmp/err")" \
    'glasshouse-load: load.reports=3 load.unchanged=0 load.cells=22 load.identities=4 load.rejects=2 load.rejects_known=0 load.rejects_resolved=0 load.reread=0 load.withdrawn=0 transform.reports=3 extract.documents=5' \
    'with -v all counters are printed'
is "$(sql 'SELECT count(*) FROM glasshouse.dim_report')" 3 'and all is loaded all the same'
finish
