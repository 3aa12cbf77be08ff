#!/bin/sh
# A reject stands until a later run meets its document without that trouble.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated

# stream LINE...: each is `report ARCHIVE OFFSET DIGIT` or `reject ARCHIVE OFFSET
# DIGIT|- DETAIL`, the digit that of a digest.
stream() {
	printf '%s\n' "$@" | awk 'BEGIN {
		OFS = "\t"
		null = "\\N"
		print "glasshouse", 1, "glasshouse-transform", "0.1.0"
	}
	function digest(digit) {
		if (digit == "-")
			return null
		digit = sprintf("%064s", digit)
		gsub(/ /, "0", digit)
		return digit
	}
	$1 == "report" {
		print "report", ++n, $2 "#" $3, null, $2, $3, 1, digest($4), 1, \
		    null, "body", "x", "high", "body@", "body", null, null, null, null, null, null, null, 2020, \
		    "x", "high", "e2021", "own", null, null, null, null, null, 0, 0
	}
	$1 == "reject" {
		print "reject", "transform", $2 "#" $3, null, $2, $3, null, digest($4), \
		    "no_report", $5
	}
	END { print "end", "glasshouse-transform", NR, "" }'
}
load() { stream "$@" | "$LOAD" 2>&1 | sed 's/.*rejects: //'; }
standing() { sql "SELECT archive, archive_offset, detail FROM etl.reject
    WHERE resolved_at IS NULL ORDER BY 1, 2, 3"; }

is "$(load 'reject a 0 1 one' 'reject a 5 2 two' 'reject b 0 - three' 'reject c 0 3 four')" \
    '4 new, 0 known' 'four rejects stand'
is "$(load 'report a 0 1' 'reject a 5 2 two')" '0 new, 1 known, 1 resolved' \
    'a document that became a report is resolved'
is "$(standing)" 'a|5|two
b|0|three
c|0|four' 'and the others stand'
is "$(sql 'SELECT resolved_run_id, resolved_at > first_seen, last_run_id FROM etl.reject WHERE detail = $$one$$')" \
    '2|t|1' 'it tells which run resolved it'
is "$(load 'report d 7 3')" '0 new, 0 known, 1 resolved' \
    'so is one whose bytes are a report elsewhere'
is "$(load 'report b 0 4')" '0 new, 0 known, 1 resolved' \
    'so is one whose bytes could not be read, at its place'
is "$(load 'report e 1 9')" '0 new, 0 known' 'another document resolves nothing'
is "$(load 'reject a 5 2 other')" '1 new, 0 known, 1 resolved' \
    'a reject gives way to another of the same document'
is "$(standing)" 'a|5|other' 'which stands'
rows >"$tmp/before"
is "$(load 'report a 0 1' 'reject a 5 2 other')" '0 new, 1 known' 'again, nothing is new'
rows >"$tmp/after"
ok 'and no row is changed' diff "$tmp/before" "$tmp/after"
is "$(load 'reject a 5 2 two')" '0 new, 1 known, 1 resolved' \
    'one that was resolved can be met again'
is "$(standing)" 'a|5|two' 'and stands again'
is "$(sql 'SELECT max(run_id) = (SELECT last_run_id FROM etl.reject WHERE detail = $$two$$) FROM etl.run')" t \
    'as the last run says'

# Bytes that are a report and a reject at once, in two places by turns.
load 'report f 0 8' 'reject f 0 8 half' >/dev/null
is "$(load 'report g 0 8' 'reject g 0 8 half')" '1 new, 0 known' \
    'bytes that are given up elsewhere are not resolved'
is "$(load 'report f 0 8' 'reject f 0 8 half')" '0 new, 1 known' 'in neither place'
is "$(sql 'SELECT count(*), sum(rejects_resolved) FROM etl.run WHERE rejects_resolved > 0')" '5|5' \
    'runs count what they resolved'
finish
