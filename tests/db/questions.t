#!/bin/sh
# The questions of schema/questions, asked as a role that may only read, have on
# the sample the answers that the README gives.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
reader=${own}_reader
sql "CREATE ROLE \"$reader\"; GRANT USAGE ON SCHEMA bi, glasshouse TO \"$reader\";
	GRANT SELECT ON ALL TABLES IN SCHEMA bi, glasshouse TO \"$reader\"" >/dev/null
scripts/make-archive "$tmp/sample" >/dev/null
"$B/bin/extract" "$tmp/sample" 2>/dev/null | "$B/bin/transform" 2>/dev/null >"$tmp/records"
ok 'the sample is loaded' "$LOAD" -q <"$tmp/records"
PGOPTIONS="-c role=$reader" scripts/bi/questions >"$tmp/answers"
is "$(grep -c '^[0-9]*\. ' "$tmp/answers")" 10 'there are ten questions'
sed -n '/^## Ten questions/,/^## /{/^[0-9 ]/p;}' README.md >"$tmp/told"
sed '/^$/d' "$tmp/answers" >"$tmp/got"
ok 'and the answers are those of the README (scripts/bi/questions prints them)' diff "$tmp/told" "$tmp/got"
sql "DROP OWNED BY \"$reader\"; DROP ROLE \"$reader\"" >/dev/null
finish
