# Turns a table of schema/catalog that is no dimension with a code of its own
# into the statements that fill its table in the warehouse.  What is as it
# should be is left alone; what the catalogue has no more is deleted.
#
#	awk -v name=NAME -f table2sql.awk member.tsv NAME.tsv
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function quote(text) {
	gsub(/'/, "''", text)
	return text == "" ? "NULL" : "'" text "'"
}
function number(text) {
	return text == "" ? "NULL" : text + 0
}
function is_key(column,    i) {
	for (i = 1; i <= nkeys; i++)
		if (keys[i] == column)
			return 1
	return 0
}
# Years stand as 2019, 2019-01, or 2019-2020 where only the span is known.
function last_year(text) {
	return number(text ~ /^[0-9]+-[0-9][0-9][0-9][0-9]$/ ? substr(text, 6) : substr(text, 1, 4))
}
function add(values, key) {
	row[n++] = "(" values ")"
	kept = kept (n == 1 ? "" : ",\n\t") "(" key ")"
}
BEGIN {
	FS = "\t"
	if (name == "figure_form") {
		table = "glasshouse.figure_form"
		columns = "figure_code, era, terms, relation, note"
		key = "figure_code, era"
		after = "SELECT glasshouse.settle_figures(NULL);"
	} else if (name == "crosswalk") {
		table = "glasshouse.crosswalk"
		columns = "code_era, code, other_era, other_code, relation, note"
		key = "code_era, code, other_era"
	} else if (name == "division") {
		table = "glasshouse.dim_division"
		columns = "division_code, span_no, division_name, valid_from, valid_to, became"
		key = "division_code, span_no"
		after = "SELECT glasshouse.settle_agencies(NULL);"
	} else if (name == "division_pair") {
		table = "glasshouse.division_change"
		columns = "old_code, old_name, new_code, new_name, change_year, kind, evidence"
		key = "old_code, new_code, change_year, old_name"
		after = "SELECT glasshouse.settle_agencies(NULL);"
	} else
		fail("no such table")
	ncolumns = split(columns, list, ", ")
	nkeys = split(key, keys, ", ")
}
/^#/ { next }
FNR == 1 || !(FILENAME in wanted) { wanted[FILENAME] = NF; files++; next }
NF != wanted[FILENAME] { fail(wanted[FILENAME] " columns wanted, " NF " found") }
files == 1 {
	if ($1 == "unknown")
		label = $2
	next
}
name == "division" {
	if (length($1) <= 6)
		row[n++] = "(" quote($1) ", " ++span[$1] ", " quote($2) ", " number($3) ", " number($4) ", " quote($5) ")"
	next
}
name == "division_pair" {
	for (i = 1; i <= 4; i++) # a new one was nothing before
		if ($i == "")
			$i = "-"
	add(quote($1) ", " quote($2) ", " quote($3) ", " quote($4) ", " last_year($5) ", " \
	    quote($6) ", " quote($7),
	    quote($1) ", " quote($3) ", " last_year($5) ", " quote($2))
	next
}
{
	values = key_values = ""
	for (i = 1; i <= NF; i++) {
		values = values (i > 1 ? ", " : "") quote($i)
		if (is_key(list[i]))
			key_values = key_values (key_values == "" ? "" : ", ") quote($i)
	}
	add(values, key_values)
}
END {
	if (bad)
		exit 1
	printf "-- Made from schema/catalog/%s.tsv; edit that.\n", name
	if (kept != "")
		printf "DELETE FROM %s\nWHERE (%s) NOT IN (VALUES\n\t%s);\n", table, key, kept
	printf "INSERT INTO %s AS t (%s)\nVALUES\n", table, columns
	for (i = 0; i < n; i++)
		printf "\t%s%s\n", row[i], i < n - 1 ? "," : ""
	for (i = 1; i <= ncolumns; i++)
		if (!is_key(list[i])) {
			sets = sets (sets == "" ? "" : ",\n\t") list[i] " = excluded." list[i]
			old = old (old == "" ? "" : ", ") "t." list[i]
			new = new (new == "" ? "" : ", ") "excluded." list[i]
		}
	printf "ON CONFLICT (%s) DO UPDATE SET\n\t%s\n", key, sets
	printf "WHERE (%s)\n\tIS DISTINCT FROM (%s);\n", old, new
	if (name == "division") {
		printf "INSERT INTO %s AS t (division_id, division_code, span_no, division_name)\n", table
		printf "VALUES (-1, 'unknown', 1, %s)\n", quote(label)
		print "ON CONFLICT (division_id) DO UPDATE SET division_name = excluded.division_name"
		print "WHERE t.division_name <> excluded.division_name;"
	}
	if (after != "")
		print after
}
