#!/bin/sh
# Versions of one report: the end does not depend on the order of loading, nor
# on loaders that run at once.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
all='1 2 3 4'
for i in $all; do
	"$LOAD" -q <"$records/version-$i.records" || exit 1
done
state >"$tmp/wanted"
is "$(sql 'SELECT left(digest, 1) FROM glasshouse.dim_report WHERE is_current')" 3 \
    'most cells, then latest, then lowest digest'

clear_all() {
	sql 'TRUNCATE glasshouse.dim_report, glasshouse.fact_disclosure,
		glasshouse.fact_request, glasshouse.fact_review,
		glasshouse.fact_indicator, glasshouse.fact_identity,
		glasshouse.report_figure, glasshouse.report_cohort,
		glasshouse.cell_total, glasshouse.figure_total, glasshouse.rate_total,
		glasshouse.dim_cohort,
		etl.document_version, etl.run, etl.input, etl.reject, etl.reread,
		etl.replaced_cell;
	    DELETE FROM glasshouse.dim_agency_version WHERE agency_id <> -1;
	    DELETE FROM glasshouse.dim_agency WHERE agency_id <> -1' || exit 1
}
: >"$tmp/differ"
for a in $all; do for b in $all; do for c in $all; do for d in $all; do
	[ "$(printf '%s\n' "$a" "$b" "$c" "$d" | sort -u | wc -l)" = 4 ] || continue
	clear_all
	for i in "$a" "$b" "$c" "$d"; do
		"$LOAD" -q <"$records/version-$i.records" || echo "$i fails" >>"$tmp/differ"
	done
	state | cmp -s - "$tmp/wanted" || echo "$a $b $c $d" >>"$tmp/differ"
done; done; done; done
is "$(cat "$tmp/differ")" '' 'all 24 orders end alike'

# Loaded at once, by eight loaders, each stream by two.
: >"$tmp/differ"
for round in 1 2 3; do
	clear_all
	pids=
	for i in 4 3 2 1 1 2 3 4; do
		"$LOAD" -q --wait 600 <"$records/version-$i.records" 2>>"$tmp/differ" &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || echo "round $round: status $?" >>"$tmp/differ"
	done
	state | cmp -s - "$tmp/wanted" || echo "round $round" >>"$tmp/differ"
done
is "$(cat "$tmp/differ")" '' 'eight loaders at once end alike, without a deadlock'
finish
