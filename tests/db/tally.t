#!/bin/sh
# The loader works out figures and totals as their cells pass, and leaves some to
# the server: both must be what the server makes of all of them.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"

# Every row that was worked out, as it is printed.
worked_out() {
	for table in report_figure report_cohort dim_cohort cell_total figure_total rate_total; do
		sql "SELECT '$table', to_jsonb(t) FROM glasshouse.$table AS t ORDER BY 2"
	done
}

compare() { # compare NAME
	worked_out >"$tmp/loaded"
	sql 'SELECT glasshouse.settle_figures(NULL), glasshouse.settle_totals(NULL)' >/dev/null
	worked_out >"$tmp/anew"
	ok "$1" diff "$tmp/loaded" "$tmp/anew"
	ok 'and there are some of each' test "$(cut -d'|' -f1 "$tmp/anew" | sort -u | wc -l)" = 6
}

# A stream whose numbers are changed by a program of sed, as other documents.
odd() { # odd PROGRAM DIGIT
	sed "$1" "$records/tiny.records" | awk -F'\t' -v OFS='\t' -v digit="$2" '
	    $1 == "report" { $8 = digit substr($8, 2) } { print }'
}

tab=$(printf '\t')
for way in '' --bulk; do
	database migrated
	# shellcheck disable=SC2086
	"$LOAD" -q $way <"$records/tiny.records" || exit 1
	compare "loaded${way:+ in bulk}, they are what the server makes of them"
	for stream in version-1 version-2 version-3; do
		# shellcheck disable=SC2086
		"$LOAD" -q $way <"$records/$stream.records" || exit 1
	done
	compare 'so are those of versions that are current no longer'
done

database migrated
odd "s/${tab}\([0-9]*\)${tab}件${tab}stated/${tab}\1.250${tab}件${tab}stated/" 3 |
	"$LOAD" -q || exit 1
compare 'so are those of numbers with a point'
odd "s/${tab}\([0-9]*\)${tab}件${tab}stated/${tab}\1.00000000125${tab}件${tab}stated/" 2 |
	"$LOAD" -q || exit 1
compare 'so are those of numbers with too many digits behind it'
odd "s/${tab}\([0-9]*\)${tab}件${tab}stated/${tab}98765432101234567890\1${tab}件${tab}stated/" 1 |
	"$LOAD" -q || exit 1
compare 'so are those of numbers that are too large'
ok 'they are there' sql "SELECT 1 / count(*) FROM glasshouse.report_figure WHERE amounts::text LIKE '%9876543210123%'"
ok 'and those with points' sql "SELECT 1 / count(*) FROM glasshouse.report_figure WHERE amounts::text LIKE '%.250%'"

finish
