#!/bin/sh
# Text that means something to a shell, to SQL, to an array or to COPY is text.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
long=$(awk 'BEGIN { for (i = 0; i < 1000; i++) printf "x" }')
cat >"$tmp/names" <<EOT
<script>alert(1)</script>'";--
'); DROP TABLE glasshouse.dim_report; --
{"a","b"}
NULL
null
\\\\N
a\\tb\\nc\\rd\\\\e
\$1 \$\$ %s %n
$long
EOT
# One report for each name, and a reject of the same text.
awk 'BEGIN {
	FS = OFS = "\t"
	null = "\\N"
	print "glasshouse", 1, "glasshouse-transform", "0.1.0"
}
{
	print "report", NR, $0, $0, $0, 0, 1, sprintf("%064x", NR), 1, null, $0, $0, "high", \
	    $0, $0, null, null, $0, null, $0, $0, $0, 2020, "x", "high", "e2021", "own", $0, null, null, null, null, 1, 1
	print "request", NR, "out_new", "app_total", NR, $0, "stated", $0, 1
	print "identity", NR, "t3_balance", $0, 1, 1, 0, "holds"
	print "reject", "transform", $0, $0, $0, 0, 1, null, "notice", $0
}
END { print "end", "glasshouse-transform", 4 * NR, "" }' "$tmp/names" >"$tmp/hostile.records"
ok 'it is loaded' "$LOAD" -q <"$tmp/hostile.records"

# COPY has the same escapes as the records.
out() { # out QUERY: one column, in the escapes of the records
	psql -qAtX -v ON_ERROR_STOP=1 -c "COPY ($1) TO STDOUT"
}
cat >"$tmp/queries" <<'EOT'
SELECT agency_name FROM glasshouse.dim_agency WHERE agency_id <> -1 ORDER BY (SELECT min(report_id) FROM glasshouse.dim_report AS p WHERE p.agency_id = dim_agency.agency_id)
SELECT title FROM glasshouse.dim_report ORDER BY report_id
SELECT document FROM bi.cell ORDER BY report_id
SELECT unit FROM bi.cell ORDER BY report_id
SELECT cell_raw FROM bi.cell ORDER BY report_id
SELECT source_uri FROM bi.request_totals ORDER BY report_id
SELECT member_code FROM glasshouse.fact_identity ORDER BY report_id
EOT
while read -r query; do
	out "$query" >"$tmp/got"
	ok "it comes out as it went in: ${query%% FROM*}" diff "$tmp/names" "$tmp/got"
done <"$tmp/queries"
LC_ALL=C sort "$tmp/names" >"$tmp/sorted"
for column in document uri archive detail; do
	out "SELECT $column FROM etl.reject" | LC_ALL=C sort >"$tmp/got"
	ok "so does $column of a reject" diff "$tmp/sorted" "$tmp/got"
done
rows >"$tmp/before"
is "$("$LOAD" <"$tmp/hostile.records" 2>&1)" \
    'glasshouse-load: nothing new: reports: 0 loaded, 9 unchanged; cells: 0; checks: 0; rejects: 0 new, 9 known' \
    'and it is known again'
rows >"$tmp/after"
ok 'no row is changed' diff "$tmp/before" "$tmp/after"
finish
