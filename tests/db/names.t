#!/bin/sh
# Which reports are of one body: its key says so, and no name does.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"

# One report for each line: what it calls its body, that body's key, its normal
# name, its division, cells that it states, its year, the day of its capture.
stream() { # stream FIRST: their digests are numbers from there on
	awk -v first="$1" 'BEGIN {
		FS = OFS = "\t"
		null = "\\N"
		print "glasshouse", 1, "glasshouse-transform", "0.1.0"
	}
	{
		print "report", NR, "x", null, "x", 0, 1, sprintf("%064x", first + NR), 1, \
		    "2021-02-" $7 "T00:00:00Z", $1, "x", "high", $2, $3, $4, null, null, \
		    null, null, null, null, $6, "x", "high", "e2021", "own", null, null, null, null, null, $5, 9
		print "request", NR, "out_new", "app_total", $5, null, "stated", null, 1
	}
	END { print "end", "glasshouse-transform", 2 * NR, "" }'
}
current() { # current: digests and names of those that stand
	sql "SELECT ltrim(p.digest, '0'), p.agency_printed FROM glasshouse.dim_report AS p
	    WHERE p.is_current ORDER BY 1"
}

# One body under three names, in one stream and in the next.
database migrated
stream 0 <<'EOT' | "$LOAD" -q
长河街道	330108002/street_office	杭州市滨江区长河街道办事处	330108002	5	2020	01
杭州市滨江区长河街道	330108002/street_office	杭州市滨江区长河街道办事处	330108002	9	2020	02
长河街办	330108002/street_office	杭州市滨江区长河街道办事处	330108002	7	2020	03
长河街道办	330108002/street_office	杭州市滨江区长河街道办事处	330108002	7	2021	03
EOT
is "$(sql "SELECT agency_key, agency_name, county_code FROM glasshouse.dim_agency WHERE agency_id <> -1")" \
    '330108002/street_office|杭州市滨江区长河街道办事处|330108' 'a body of four names is one'
is "$(current)" '2|杭州市滨江区长河街道
4|长河街道办' 'and one of its reports on a year stands'
stream 16 <<'EOT' | "$LOAD" -q
长河街道办事处	330108002/street_office	杭州市滨江区长河街道办事处	330108002	9	2020	04
EOT
is "$(current)" '11|长河街道办事处
4|长河街道办' 'a later one under a fifth name takes its place'
is "$(sql 'SELECT agency, agency_name FROM bi.request_totals ORDER BY 1')" \
    '长河街道办|杭州市滨江区长河街道办事处
长河街道办事处|杭州市滨江区长河街道办事处' 'the views have both names'

# Two of one name in two cities; and two that nothing places.
database migrated
stream 0 <<'EOT' | "$LOAD" -q
长河街道	330108002/street_office	杭州市滨江区长河街道办事处	330108002	5	2020	01
长河街道	371402002/street_office	德州市德城区长河街道办事处	371402002	7	2020	01
鼓楼区民政局	鼓楼区民政局@a.example.cn	鼓楼区民政局	\N	5	2020	01
鼓楼区民政局	鼓楼区民政局@b.example.cn	鼓楼区民政局	\N	7	2020	01
鼓楼区民政局	\N	\N	\N	7	2020	01
EOT
is "$(sql 'SELECT agency_key FROM glasshouse.dim_agency WHERE agency_id <> -1 ORDER BY agency_key COLLATE "C"')" \
    '330108002/street_office
371402002/street_office
鼓楼区民政局@a.example.cn
鼓楼区民政局@b.example.cn' 'nothing merges on a name alone'
is "$(sql 'SELECT count(*) FROM bi.request_totals')" 5 'and each report stands for itself'
is "$(sql 'SELECT agency, agency_name, agency_key FROM bi.report WHERE agency_key = '"'unknown'")" \
    '鼓楼区民政局|未知|unknown' 'what has no key is of no agency, and keeps its name'

# Years call one body by two names: whichever comes first, one is kept.
for order in '1 2' '2 1'; do
	database migrated
	for i in $order; do
		stream "$i" <<-EOT | "$LOAD" -q
		甲县局	330110/x	甲$([ "$i" = 1 ] && echo 市余杭区 || echo 县余杭区)局	330110	$i	202$i	01
		EOT
	done
	is "$(sql 'SELECT agency_name FROM glasshouse.dim_agency WHERE agency_id <> -1')" \
	    '甲县余杭区局' "loaded in the order $order, the body has one name"
done

# A code that is none is for the server to refuse.
stream 0 <<'EOT' | "$LOAD" -q 2>"$tmp/err"
甲	33010/x	甲	33010	5	2020	01
EOT
is $? 69 'a division of five digits is refused'
ok 'and the server says why' grep -q dim_agency_division_check "$tmp/err"
finish
