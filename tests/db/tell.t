#!/bin/sh
# What a run says of itself: its summary, its limits, and the books' state.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database empty
"$LOAD" --status >"$tmp/status"
is $? 69 'no warehouse: the status is not well'
is "$(sed -n '1p; 3p' "$tmp/status")" 'healthy	no
warehouse	there is no warehouse in this database' 'and says why'
"$LOAD" --migrate -q
"$LOAD" --status >"$tmp/status"
is $? 0 'an empty warehouse: the status is well'
is "$(grep -vE '^(program_version|version|migrations)	' "$tmp/status")" 'healthy	yes
warehouse	fit
at_work	no
constraints.unchecked	0
runs	0
inputs	0
documents	0
reports	0
reports.current	0
agencies	0
rejects	0
rejects.open	0' 'and everything in it is 0'

# json FILE: without instants and what may change with a version
json() {
	sed -E 's/"(20[0-9-]+T[0-9:]+Z|[0-9]+\.[0-9]+\.[0-9]+)"/"X"/; s/[0-9]+\.[0-9]{3},/0.000,/' "$1"
}
valid() { # valid FILE: it is JSON, the server says
	sql "SELECT jsonb_typeof(pg_catalog.jsonb '$(sed "s/'/''/g" "$1")')"
}
echo old >"$tmp/summary"
"$LOAD" --summary "$tmp/summary" <"$records/tiny.records" 2>/dev/null
is "$(json "$tmp/summary")" '{
  "program": "glasshouse-load",
  "version": "X",
  "status": 0,
  "outcome": "loaded",
  "committed": true,
  "run_id": 1,
  "started_at": "X",
  "finished_at": "X",
  "seconds": 0.000,
  "stream_program": "glasshouse-transform",
  "stream_version": "X",
  "reports_read": 3,
  "rejects_read": 2,
  "counts": {
    "load.reports": 3,
    "load.unchanged": 0,
    "load.cells": 22,
    "load.identities": 4,
    "load.rejects": 2,
    "load.rejects_known": 0,
    "load.rejects_resolved": 0,
    "load.reread": 0,
    "load.withdrawn": 0,
    "transform.reports": 3,
    "extract.documents": 5
  }
}' 'a summary has what was loaded'
is "$(valid "$tmp/summary")" object 'and is JSON'
"$LOAD" --status >"$tmp/status"
is $? 0 'the status is well'
is "$(sed -E 's/20[0-9-]+T[0-9:]+Z/TIME/g; s/role=[^ ]*/role=R/; s/[0-9]+\.[0-9]+\.[0-9]+/V/' "$tmp/status" |
    grep -E '^(run|reports|rejects|inputs|documents)')" 'runs	1
run.1	started=TIME finished=TIME role=R reports=3 unchanged=0 cells=22 checks=4 rejects_new=2 rejects_known=0 inputs=2 reread=0 withdrawn=0 version=V
inputs	2
documents	3
reports	3
reports.current	3
rejects	2
rejects.open	2
rejects.open.damaged	1
rejects.open.no_report	1' 'and tells what was loaded'

told() { # told FILE: the lines that tell how it ended
	grep -E '"(status|outcome|committed|run_id|reports_read|load.reports|load.unchanged)"' "$1" |
	    sed 's/^ *//'
}
"$LOAD" -q --summary "$tmp/summary" <"$records/tiny.records"
is "$(told "$tmp/summary")" '"status": 0,
"outcome": "nothing_new",
"committed": false,
"run_id": null,
"reports_read": 3,
"load.reports": 0,
"load.unchanged": 3,' 'that of a run that brought nothing says so'
head -n 30 "$records/tiny.records" | "$LOAD" --summary "$tmp/summary" 2>/dev/null
is "$? $(told "$tmp/summary" | head -n 4)" '65 "status": 65,
"outcome": "failed",
"committed": false,
"run_id": null,' 'that of a run that failed says so'
"$LOAD" -d 'host=/nowhere' --summary "$tmp/summary" </dev/null 2>/dev/null
is "$? $(told "$tmp/summary" | head -n 1)" '75 "status": 75,' 'and where there is no server'
ls "$tmp" >"$tmp/before"
PGOPTIONS='-c default_transaction_read_only=on -c statement_timeout=1' \
    "$LOAD" --summary - <"$records/version-1.records" 2>/dev/null | head -c 1 >"$tmp/before.out"
is "$(cat "$tmp/before.out")" '{' 'a dash is standard output'
ls --ignore=before.out "$tmp" | diff "$tmp/before" - >/dev/null
is $? 0 'no file is left beside it'

rows >"$tmp/rows"
"$LOAD" --summary "$tmp/none/summary" <"$records/version-1.records" 2>"$tmp/err"
is "$? $(cat "$tmp/err")" "74 glasshouse-load: $tmp/none/summary: No such file or directory" \
    'a summary without a place is told at once'
ln -s "$tmp/rows" "$tmp/link"
"$LOAD" --summary "$tmp/link" <"$records/version-1.records" 2>"$tmp/err"
is "$? $(cat "$tmp/err")" "74 glasshouse-load: $tmp/link: it is there and no ordinary file" \
    'and so is one that would take the place of a link'
is "$(rows)" "$(cat "$tmp/rows")" 'and nothing is loaded'

# Two rejects, three reports.
database migrated
empty=$(rows)
for limit in 1 0 39%; do
	"$LOAD" --max-rejects $limit --summary "$tmp/summary" <"$records/tiny.records" 2>"$tmp/err"
	is "$? $(rows)" "3 $empty" "--max-rejects $limit: nothing is kept"
	is "$(cat "$tmp/err")" \
	    'glasshouse-load: 2 rejects beside 3 reports are more than --max-rejects allows; nothing is kept' \
	    'and it says so'
	is "$(told "$tmp/summary" | sed -n '1,3p; 6p')" '"status": 3,
"outcome": "too_many_rejects",
"committed": false,
"load.reports": 0,' 'and so does its summary'
done
"$LOAD" -q --max-rejects 40% <"$records/tiny.records"
is $? 0 'as many as are allowed are no hindrance'
for bad in --max-rejects=x --max-rejects=101% --wait=x --wait=-1 '--status --migrate' \
    '--status --summary=x' '--migrate --max-rejects=1'; do
	# shellcheck disable=SC2086 # several options
	"$LOAD" $bad </dev/null 2>/dev/null
	is $? 64 "$bad is bad usage"
done

# A constraint that was never tried on what is here.
sql 'ALTER TABLE glasshouse.fact_request DROP CONSTRAINT fact_request_year_fk;
    ALTER TABLE glasshouse.fact_request ADD CONSTRAINT fact_request_year_fk
	FOREIGN KEY (year_id) REFERENCES glasshouse.dim_year (year_id) NOT VALID'
"$LOAD" --status >"$tmp/status"
is "$? $(grep -E '^(healthy|constraints.unchecked)' "$tmp/status")" '69 healthy	no
constraints.unchecked	1' 'a constraint that was never tried is not well'
finish
