#!/bin/sh
# The pages of scripts/dashboard: as a role that may only read, of bodies whose
# names and addresses nobody should trust; again with nothing new, and then with
# a report more.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
make=scripts/dashboard/make
pages=$tmp/pages
reader=${own}_reader
database migrated
sql "CREATE ROLE \"$reader\"; GRANT USAGE ON SCHEMA bi, glasshouse TO \"$reader\";
	GRANT SELECT ON ALL TABLES IN SCHEMA bi, glasshouse TO \"$reader\"" >/dev/null

made() { # made DIR [OPTION]: as the reader
	PGOPTIONS="-c role=$reader" "$make" ${2+"$2"} "$1"
}

# How many pages of bodies were made, with what the pages before had to say.
bodies() { # bodies DIR [OPTION]
	made "$@" | tee "$tmp/said" | sed 's/^.* pages, \([0-9]*\) of them made.*/\1/' >"$tmp/made"
	echo $(($(cat "$tmp/made") - $(find "$1/" -name '*.html' ! -path '*/a/*' | wc -l)))
}

# Pages as they would be if there had been none before.
anew() {
	rm -rf "$tmp/anew" "$tmp"/.anew.*
	made "$tmp/anew" >/dev/null && diff -r "$1/" "$tmp/anew/"
}

# Of a stream, reports for which CHANGE leaves a digest that is new.
again() { # again CHANGE
	awk 'BEGIN { FS = OFS = "\t" }
	$1 == "report" { was = $8; '"$1"'; one = was == $8 ? "" : $2; if (one != "") print; next }
	$1 == "glasshouse" || $1 != "reject" && $1 != "input" && $2 == one { print }
	END { print "end", "glasshouse-transform", 0, "" }' "$tmp/records" |
	    awk 'BEGIN { FS = OFS = "\t" } $1 == "end" { $3 = NR - 2 } { print }'
}

# Addresses of all links, and of nothing else, as they stand in the pages.
links() {
	find "$1/" -name '*.html' -exec grep -oHE '<a( [a-z]+="[^"]*")* href=("[^"]*"|[^ >]*)' {} + |
	    sed 's/\(\.html\):.* href="\{0,1\}\([^"]*\)"\{0,1\}$/\1	\2/'
}

# Links that lead nowhere.
broken() {
	links "$1" | awk -F '\t' -v top="$1/" '
	$2 ~ /^https?:\/\// { next }
	{
		page = $1
		folder = page
		sub(/[^\/]*$/, "", folder)
		part = $2
		sub(/^[^#]*#?/, "", part)
		file = $2
		sub(/#.*/, "", file)
		file = file == "" ? page : folder file
		if (!(file in text)) {
			text[file] = ""
			while ((getline line <file) > 0)
				text[file] = text[file] line
			close(file)
		}
		if (text[file] == "")
			print page ": no file " $2
		else if (part != "" && !match(text[file], " id=\"?" part "[\" >]"))
			print page ": no place " $2
	}'
}

nothing() {
	found=$("$@")
	[ -z "$found" ] || { echo "$found" | head -n 20; return 1; }
}

ok 'an empty warehouse has pages' made "$pages"
ok 'which say so' grep -q 'There is no report yet' "$pages/index.html"

scripts/make-archive --reports 60 --seed 5 "$tmp/archive" >/dev/null
"$B/bin/extract" "$tmp/archive" 2>/dev/null | "$B/bin/transform" 2>/dev/null |
    awk -f tests/dashboard/places.awk schema/catalog/division.tsv - >"$tmp/records"
ok 'made-up reports are loaded' "$LOAD" -q <"$tmp/records"
ok 'a reader makes pages of them' made "$pages"
is "$(find "$pages/a/" -name '*.html' | wc -l)" \
    "$(sql 'SELECT count(DISTINCT agency_key) FROM bi.report WHERE is_current')" 'a page for each body'
is "$(cat "$pages"/a/*.html | grep -oE '<tbody id=y[0-9-]*>' | wc -l)" \
    "$(sql 'SELECT count(*) FROM bi.report WHERE is_current')" 'and in them a line for each report'
focus=$(sed -n 's/.*<p class=lead>\([0-9]*\) .*/\1/p' "$pages/index.html")
# The figure in the headline of that name.
headline() {
	grep -oE "<dt>$1 [^/]*</i></dt><dd>[0-9,.%]*" "$pages/index.html" | sed 's/.*<dd>//; s/,//g'
}
is "$(headline 收到申请)" "$(sql "SELECT sum(received_count) FROM bi.request_totals
	WHERE scope = 'own' AND report_year = $focus")" 'requests received are those of bi.request_totals'
is "$(headline 办理)" "$(sql "SELECT sum(handled_count) FROM bi.request_totals
	WHERE scope = 'own' AND report_year = $focus")" 'and so are those handled'
is "$(headline 数字不符的报告)" "$(sql "SELECT count(DISTINCT report_id) FROM bi.identity_failures
	WHERE severity = 'error'")" 'reports in error are those of bi.identity_failures'
is "$(tail -n +2 "$pages/csv/failures.csv" | wc -l)" "$(sql "SELECT count(*) FROM bi.identity_failures
	WHERE severity <> 'derived'")" 'failures.csv has a line for each failure'
is "$(psql -qAtX -c "CREATE TEMP TABLE t (agency text, key text, a text, b text, c text, d text, e text, f text, page text)" \
    -c "\\copy t FROM '$pages/csv/agencies.csv' (FORMAT csv, HEADER)" -c 'SELECT count(*) FROM t')" \
    "$(sql 'SELECT count(DISTINCT agency_key) FROM bi.report WHERE is_current')" 'agencies.csv can be read back'

ok 'a name that is a script is on a page' \
    grep -q '<h1>&lt;script&gt;alert(1)&lt;/script&gt;&#39;&quot;;--</h1>' "$pages"/a/*.html
ok 'and no script is on any' nothing grep -rliE --include='*.html' '<script|<[^>]* on[a-z]+=|<(iframe|object|embed|form|base)' "$pages/"
ok 'links lead to pages and to the web alone' nothing sh -c \
    "grep -rohE '(href|src)=\"?[a-zA-Z][a-zA-Z0-9+.-]*:[^\" >]*' '$pages/' | grep -vE '=\"?(https?://|data:,)'"
ok 'no link leads nowhere' nothing broken "$pages"
ok 'an address with a quote in it is no link' nothing grep -rl 'href="http://hostile' "$pages/"
ok 'no cell of a CSV file is a formula' nothing sh -c \
    "grep -rnE '(^|,)\"?[[:space:]]*[=+@|%-][^0-9]' '$pages/csv/'"
ok 'the name that is a formula is text there' grep -q "\"'=HYPERLINK" "$pages/csv/agencies.csv"
ok 'CSV files say that they are UTF-8' sh -c \
    "for f in '$pages'/csv/*.csv; do head -c 3 \"\$f\" | od -An -tx1 | grep -q 'ef bb bf' || exit; done"

before=$(find "$pages/" -type f -printf '%P %i %T@\n' | LC_ALL=C sort)
was=$(readlink "$pages")
is "$(bodies "$pages")" 0 'again, and no page of a body is made'
ok 'into another folder' test "$(readlink "$pages")" != "$was" -a ! -e "$tmp/$was"
is "$(find "$pages/" -type f -printf '%P %i %T@\n' | LC_ALL=C sort)" "$before" 'nothing new: no file is written'
ok 'in many parts and three sessions' env GLASSHOUSE_PART=5 PGOPTIONS="-c role=$reader" "$make" -j 3 "$pages"
is "$(find "$pages/" -type f -printf '%P %i %T@\n' | LC_ALL=C sort)" "$before" 'the pages are the same'
is "$(bodies "$pages" --all)" "$(find "$pages/a/" -name '*.html' | wc -l)" 'but all are if it is asked for'
is "$(find "$pages/" -type f -printf '%P %i %T@\n' | LC_ALL=C sort)" "$before" 'and are the same'
again 'if (!n++) { $8 = "ff" substr($8, 3); $23 = 2031 }' >"$tmp/more"
ok 'a report more is loaded' "$LOAD" -q <"$tmp/more"
is "$(bodies "$pages")" 1 'and one page of a body is made'
# Its body's, the first, those of its place and of the missing.
ok 'few of them are written' test "$(find "$pages/" -name '*.html' -links 1 -newer "$tmp/more" | wc -l)" -le 8
ok 'as if there had been none' nothing anew "$pages"
again 'if (n++ % 5 == 1) { $8 = "ee" substr($8, 3); if (n % 2) $23++ }' >"$tmp/more"
ok 'others are loaded, for the same years and the next' "$LOAD" -q <"$tmp/more"
some=$(bodies "$pages")
ok 'pages of some bodies are made' test "$some" -gt 1 -a "$some" -lt "$(find "$pages/a/" -name '*.html' | wc -l)"
ok 'and the pages are what they would be from nothing' nothing anew "$pages"
one="(SELECT agency_id FROM bi.report JOIN glasshouse.dim_report USING (report_id) WHERE report.is_current
	GROUP BY agency_id HAVING count(*) = 1 ORDER BY 1 LIMIT 1)"
several="(SELECT min(agency_id) FROM glasshouse.dim_agency WHERE division_code IS NOT NULL AND agency_id IN (
	SELECT agency_id FROM glasshouse.dim_report WHERE is_current GROUP BY 1 HAVING count(*) > 2))"
sql "UPDATE glasshouse.dim_report SET is_current = false WHERE agency_id = $one" >/dev/null
is "$(bodies "$pages")" 0 'a report is no longer current, the only one of its body'
ok 'whose page goes, and nothing else is stale' nothing anew "$pages"
sql "UPDATE glasshouse.dim_agency SET agency_name = agency_name || '二', division_code = '110101'
	WHERE agency_id = $several" >/dev/null
is "$(bodies "$pages")" 1 'a body has another name and another place'
ok 'and no page has the old' nothing anew "$pages"
sql "UPDATE glasshouse.fact_identity SET identity_state = 'holds' WHERE report_id = (
	SELECT min(report_id) FROM glasshouse.fact_identity JOIN glasshouse.dim_report USING (report_id)
	WHERE identity_state = 'fails' AND is_current)" >/dev/null
is "$(bodies "$pages")" 1 'what failed holds now, for it hung on another report'
ok 'and is nowhere said to fail' nothing anew "$pages"
sql "UPDATE glasshouse.dim_outcome SET label_en = label_en || ' II'" >/dev/null
is "$(bodies "$pages")" "$(find "$pages/a/" -name '*.html' | wc -l)" 'labels are others: all pages are made'
: >"$(find "$pages/a/" -name '*.html' | head -n 1)"
is "$(bodies "$pages")" 1 'and one that somebody has emptied'
ok 'is as it was' nothing anew "$pages"

said=$(NODE_PATH='' XDG_CACHE_HOME=$tmp PGOPTIONS="-c role=$reader" "$make" -q --interactive "$pages" 2>&1; echo $?)
ok 'without node or its packages it says so' sh -c 'echo "$1" | grep -q "no interactive page"' - "$said"
is "$(echo "$said" | tail -n 1)" 0 'and the pages are made'
ok 'and lead to no such page' nothing grep -l 'interactive.html' "$pages/index.html"

mkdir "$tmp/full"
is "$(made "$tmp/full" 2>/dev/null; echo $?)" 74 'a folder that is not ours stays'
is "$("$make" 2>/dev/null; echo $?)" 64 'without a folder it says how'
is "$(PGDATABASE=nothing_$$ made "$pages" 2>/dev/null; echo $?)" 69 'without a warehouse it fails'
ok 'and the pages stay' test -s "$pages/index.html"
is "$(find "$tmp" -maxdepth 1 -name '.pages.*' | wc -l)" 1 'nothing is left lying about'
sql "DROP OWNED BY \"$reader\"; DROP ROLE \"$reader\"" >/dev/null
finish
