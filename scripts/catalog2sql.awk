# Turns a table of schema/catalog into the statement that seeds its table in
# the warehouse: rows that differ are changed, others left alone, and the keys
# that rows have been given stay.
#
#	awk -v name=NAME -f catalog2sql.awk member.tsv NAME.tsv
#
# member.tsv has the label of the unknown member.  For NAME = member, only that
# one is made, for the dimensions that no table of the catalogue fills.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function quote(text) {
	gsub(/'/, "''", text)
	return "'" text "'"
}
function get(column) {
	if (!(column in at))
		fail("no column " column)
	return $at[column]
}
function optional(text) {
	return text == "" ? "NULL" : quote(text)
}
function row(values) {
	printf "%s\t(%s)", n++ ? ",\n" : "VALUES\n", values
}
function begin_statement() {
	printf "INSERT INTO %s AS t (%s)\n", table, columns
	if (key != "")
		row("-1, " unknown_row)
}
# columns: all, the surrogate key first if there is one.
function end_statement(    list, i, m, sets, old, new) {
	m = split(columns, list, ", ")
	for (i = 1; i <= m; i++) {
		if (list[i] == key || list[i] == "code")
			continue
		sets = sets (sets == "" ? "" : ",\n\t") list[i] " = excluded." list[i]
		old = old (old == "" ? "" : ", ") "t." list[i]
		new = new (new == "" ? "" : ", ") "excluded." list[i]
	}
	printf "\nON CONFLICT (code) DO UPDATE SET\n\t%s\n", sets
	printf "WHERE (%s)\n\tIS DISTINCT FROM (%s);\n", old, new
}
function open_table() {
	key = name "_id"
	table = "glasshouse.dim_" name
	if (name == "reason") {
		key = ""
		table = "etl.reject_reason"
		columns = "code, program, label_zh, label_en"
	} else if (name == "identity") {
		columns = key ", code, label_zh, label_en, severity, place, eras, formula, sort_no"
		unknown_row = unknown ", 'unknown', 'unknown', NULL, '', 0"
	} else if (name == "metric") {
		columns = key ", code, label_zh, label_en, parent_code, kind, unit, scale, " \
		    "numerator_code, denominator_code, formula, note, sort_no"
		unknown_row = unknown ", NULL, 'unknown', NULL, 1, NULL, NULL, '', NULL, 0"
	} else {
		columns = key ", code, label_zh, label_en, parent_code, role, unit, eras, sort_no"
		unknown_row = unknown ", NULL, 'unknown', NULL, NULL, 0"
	}
	begin_statement()
}
function member_statements() {
	printf "INSERT INTO glasshouse.dim_agency AS t (agency_id, agency_key, agency_name)\n"
	printf "VALUES (-1, 'unknown', %s)\n", label
	print "ON CONFLICT (agency_id) DO UPDATE SET agency_name = excluded.agency_name"
	print "WHERE t.agency_name <> excluded.agency_name;"
	print "INSERT INTO glasshouse.dim_agency_version AS t (agency_version_id, agency_id,"
	print "\tversion_no, agency_name, valid_from, valid_to, is_current)"
	printf "VALUES (-1, -1, 1, %s, '0001-01-01', '9999-12-31', true)\n", label
	print "ON CONFLICT (agency_version_id) DO UPDATE SET agency_name = excluded.agency_name"
	print "WHERE t.agency_name <> excluded.agency_name;"
	printf "INSERT INTO glasshouse.dim_year AS t (year_id, year_label)\n"
	printf "VALUES (-1, %s)\n", label
	print "ON CONFLICT (year_id) DO UPDATE SET year_label = excluded.year_label"
	print "WHERE t.year_label <> excluded.year_label;"
}
BEGIN {
	FS = "\t"
	n = 0
	printf "-- Made from schema/catalog/%s.tsv; edit that.\n", name
}
FNR == 1 {
	delete at
	for (i = 1; i <= NF; i++)
		at[$i] = i
	wanted = NF
	if (++files == 2)
		open_table()
	next
}
NF != wanted { fail(wanted " columns wanted, " NF " found") }
files == 1 {
	if (get("code") == "unknown") {
		label = quote(get("zh"))
		unknown = quote(get("code")) ", " label ", " quote(get("en"))
	}
	next
}
get("code") in seen { fail(get("code") " is here twice") }
{ seen[get("code")] = 1 }
name == "reason" {
	row(quote(get("code")) ", " quote(get("program")) ", " quote(get("zh")) ", " quote(get("en")))
	next
}
{
	values = "DEFAULT, " quote(get("code")) ", " quote(get("zh")) ", " \
	    quote(get("en"))
}
name == "identity" {
	row(values ", " quote(get("severity")) ", " quote(get("place")) ", " \
	    optional(get("eras")) ", " quote(get("formula")) ", " n)
	next
}
get("parent_code") != "" && !(get("parent_code") in seen) {
	fail("parent " get("parent_code") " is not above it")
}
name == "metric" {
	row(values ", " optional(get("parent_code")) ", " quote(get("kind")) ", " \
	    optional(get("unit")) ", " get("scale") + 0 ", " optional(get("numerator")) ", " \
	    optional(get("denominator")) ", " quote(get("formula")) ", " \
	    optional(get("note")) ", " n)
	next
}
{
	row(values ", " optional(get("parent_code")) ", " quote(get("role")) ", " \
	    optional(get("unit")) ", " optional(get("eras")) ", " n)
}
END {
	if (bad)
		exit 1
	if (label == "")
		fail("no unknown member")
	if (files == 1)
		member_statements()
	else
		end_statement()
}
