#!/bin/sh
# Reports that are read again by a better reader: the end is that of a warehouse
# which had that reader all along, and what was read before is kept.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"

stream() { # stream READER FROM TO
	LC_ALL=C awk -v reader="$1" -v from="$2" -v to="$3" -f "$records/reread.awk"
}
# The same documents, cut otherwise each time.
all() { # all READER OPTION...
	reader=$1
	shift
	stream "$reader" 1 $((10 + reader)) | "$LOAD" "$@" &&
	    stream "$reader" $((11 + reader)) 24 | "$LOAD" "$@" &&
	    stream "$reader" 25 40 | "$LOAD" "$@"
}
# All that is there but the traces of what was before.
whole() {
	state | grep -v '^reject'
	psql -qAtX -v ON_ERROR_STOP=1 -f tests/service/rows.sql | LC_ALL=C sort
}

database migrated
all 1 -q || exit 1
whole >"$tmp/first"
psql -qX -c 'SELECT 1' >/dev/null
old=$own
for reader in 2 3 1; do
	own=${old}_$reader
	database migrated
	all $reader -q || exit 1
	whole >"$tmp/wanted"
	PGDATABASE=$old
	ok "reader $reader takes over" all $reader -q --reread
	whole >"$tmp/got"
	ok "and all is as if it had been there all along, $reader" diff "$tmp/wanted" "$tmp/got"
	rows >"$tmp/before"
	ok 'again' all $reader -q --reread
	rows >"$tmp/after"
	ok 'nothing is written' diff "$tmp/before" "$tmp/after"
	dropdb "$own"
done
own=$old
is "$(sql 'SELECT count(*) > 20 FROM etl.reread')" t 'many reports were read otherwise'
is "$(sql "SELECT string_agg(DISTINCT outcome, ' ') FROM etl.reread")" 'replaced withdrawn' \
    'some were none any more'
ok 'the first reader finds what it left' diff "$tmp/first" "$tmp/got"
sql 'SELECT glasshouse.settle(NULL)' >/dev/null
whole >"$tmp/got"
ok 'and nothing is otherwise if all is worked out anew' diff "$tmp/first" "$tmp/got"

# One case after another.  A report of tiny.records is a document, two are another.
database migrated
told() { # told OPTION... <STREAM: what the loader says of reports
	awk -F '\t' -v OFS='\t' '$1 == "end" { $3 = NR - 1 - 1; $4 = "" } { print }' |
	    "$LOAD" "$@" 2>&1 | sed 's/glasshouse-load: //; s/; cells.*//'
}
of() { # of RUN: what its trace says
	sql "SELECT left(digest, 1), ordinal, outcome, reason, old_run_id, old_version,
		cells_before, cells_after, cells_changed, checks_changed
	    FROM etl.reread WHERE run_id = $1 ORDER BY 1, 2"
}
tiny=$records/tiny.records
"$LOAD" -q <"$tiny" || exit 1
rows >"$tmp/before"
is "$(told <"$tiny")" 'nothing new: reports: 0 loaded, 3 unchanged' 'what is known is known'
is "$(told --reread <"$tiny")" 'nothing new: reports: 0 loaded, 3 unchanged' \
    'and read alike it is'
sed 's/tiny.warc.gz/other.warc.gz/g' "$tiny" >"$tmp/elsewhere"
is "$(told --reread <"$tmp/elsewhere" | sed 's/nothing new: //')" \
    'reports: 0 loaded, 3 unchanged, 1 elsewhere' 'the same bytes elsewhere are no new reading'
sed '/^[a-z]*\t3\t/d' "$tiny" >"$tmp/fewer"
is "$(told --reread --max-rejects 0 <"$tmp/fewer")" \
    '2 rejects beside 2 reports are more than --max-rejects allows; nothing is kept' \
    'a stream that is undone'
rows >"$tmp/after"
ok 'none of it has changed a row' diff "$tmp/before" "$tmp/after"
is "$(told --reread <"$tmp/fewer")" 'reports: 0 loaded, 2 unchanged, 1 withdrawn' \
    'a document that has fewer reports'
is "$(of 2)" 'b|2|withdrawn|fewer_reports|1|0.1.0|2|0|2|0' 'is told with why'
is "$(sql 'SELECT row_code, old_value, old_state, old_raw, new_state FROM etl.replaced_cell
    WHERE run_id = 2 ORDER BY 1')" 'i14_fee||unreadable|O.5	万\元|
i14_request_received|7|stated||' 'and all its cells are kept'
is "$(told <"$tiny")" 'reports: 1 loaded, 2 unchanged' 'it can come again'
is "$(sql 'SELECT count(*) FROM etl.reread AS e JOIN glasshouse.dim_report AS p USING (report_id)')" \
    0 'under another key'

given_up() { # given_up REASON: a document that is none any more
	awk -F '\t' -v OFS='\t' -v reason="$1" '$1 == "report" && $2 == 1 {
		print "reject", "transform", $3, $4, $5, $6, $7, $8, reason, "so it is"
		next
	}
	$2 != 1 || $1 == "input" || $1 == "glasshouse" { print }' "$tiny"
}
rows_of() { rows | grep '^[a-z]*_\(disclosure\|request\|review\|report\|total\)|'; }
rows_of >"$tmp/before"
is "$(given_up missing_tool | told --reread)" 'reports: 0 loaded, 2 unchanged, 1 kept' \
    'what could not be read for want of a tool is kept'
rows_of >"$tmp/after"
ok 'as it is' diff "$tmp/before" "$tmp/after"
is "$(given_up notice | told --reread)" 'reports: 0 loaded, 2 unchanged, 1 withdrawn' \
    'what the new reader takes for something else is withdrawn'
is "$(of 5)" 'a|1|withdrawn|notice|1|0.1.0|13|0|13|2' 'for the reason of the reject'
is "$(sql "SELECT count(*) FROM glasshouse.dim_report WHERE digest ~ '^a'")" 0 \
    'it is no report any more'
is "$(sql "SELECT reason FROM etl.reject WHERE digest ~ '^a' AND resolved_at IS NULL")" \
    'notice' 'but a reject that stands, alone'

# Read otherwise: a number, a state, a cell that is new and one that is gone.
sed 's/0\.1\.0$/0.2.0/; /^request\t2\tout_new/s/\t8\t/\t9\t/
    /^request\t2\tout_other\t/s/6\t件\tstated\t6件/\\N\t\\N\tunreadable\t6件?/
    /^request\t2\tout_other_misc/d
    /^request\t2\tout_total/s/.*/&\nrequest\t2\tout_partial\tapp_total\t1\t件\tstated\t\\N\t7/
    /^identity\t2\tt3_balance/s/8\t8\t0\tholds/9\t8\t1\tfails/' "$tiny" >"$tmp/otherwise"
before=$(sql "SELECT report_id FROM glasshouse.dim_report WHERE digest ~ '^b' AND ordinal = 1")
is "$(told --reread <"$tmp/otherwise")" 'reports: 1 loaded, 0 unchanged, 2 reread' \
    'a newer reader'
is "$(of 6 | head -n 1)" 'b|1|replaced||1|0.1.0|7|7|4|1' 'is told with what it was before'
is "$(sql "SELECT row_code, old_value, old_state, old_raw, new_value, new_state, new_raw
    FROM etl.replaced_cell WHERE run_id = 6 ORDER BY fact, row_code")" \
    't3_balance|0|holds||1|fails|
out_new|8|stated||9|stated|
out_other|6|stated|6件||unreadable|6件?
out_other_misc|6|stated||||
out_partial||||1|stated|' 'and each cell that differs, with both'
is "$(sql "SELECT report_id, stream_version, run_id FROM glasshouse.dim_report
    WHERE digest ~ '^b' AND ordinal = 1")" "$before|0.2.0|6" 'it has its key and the new version'
is "$(sql 'SELECT reports_loaded, reports_unchanged, reports_reread, reports_withdrawn
    FROM etl.run ORDER BY run_id DESC LIMIT 1')" '1|0|2|0' 'and the run its counts'
is "$("$LOAD" --status | grep '^reports')" 'reports	3
reports.current	3
reports.reread	2
reports.withdrawn	2' 'and the status'
"$LOAD" --reread --bulk <"$tiny" 2>"$tmp/err"
is "$? $(head -n 1 "$tmp/err")" \
    '64 glasshouse-load: --bulk and --reread exclude each other' 'bulk does not go with it'
finish
