#!/bin/sh
# No question over all reports reads the facts, and none on one body reads those
# of others.  A few reports are read whole anyway, so the planner is told to
# avoid that: where it still does, there is no other way.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
for stream in tiny version-1 version-2 version-3 version-4; do
	"$LOAD" -q <"$records/$stream.records" || exit 1
done
sql 'ANALYZE'
PGOPTIONS='-c enable_seqscan=off -c enable_bitmapscan=off' scripts/plans >"$tmp/plans"
is "$(grep -c '^== ' "$tmp/plans")" 20 'there are twenty plans'
# Which plans have a line that matches.
with() {
	awk -v what="$1" '/^== / { name = substr($0, 4); next } $0 ~ what { print name }' "$tmp/plans" | sort -u
}
is "$(with 'fact_' | grep -v '^one body')" '07-contradictions' \
    'of the ten questions, only that on contradictions needs the facts'
is "$(sed -n '/^== 07/,/^== 08/p' "$tmp/plans" | grep -c 'Index.* Scan using fact_identity_fails_idx')" 1 \
    'and it reads those that fail alone'
is "$(with 'Seq Scan on (fact_|report_figure|dim_report)' | grep '^one body')" '' \
    'what is asked of one body is found by index'
is "$(awk '/^== / { name = substr($0, 4) }
	whole && !/Index Cond/ { print name }
	{ whole = /Scan using (fact_|report_figure)/ && !/fails_idx/ && name ~ /^one body/ }' "$tmp/plans")" '' \
    'and no index is read whole, but of the few checks that fail'
is "$(with 'on fact_' | grep -c '^one body')" 6 'and there is something to find'
finish
