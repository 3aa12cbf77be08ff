# Turns the dimensions of schema/catalog into C.
#
#	awk -v name=NAME [-v prefix=P_] -f catalog2c.awk NAME.tsv	the enum
#	awk -v rows=1 -f catalog2c.awk NAME.tsv ...		all rows
#
# A file's first line names its columns: code and, if it has them, parent_code,
# zh, eras, unit, role and synonyms.  layout.tsv has columns of its own.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function quote(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	return "\"" text "\""
}
function get(column) {
	return column in at ? $at[column] : ""
}
function base(path) {
	sub(/.*\//, "", path)
	sub(/\.tsv$/, "", path)
	return path
}
function close_table() {
	if (table == "")
		return
	print "};\n"
	if (table == "layout")
		printf "const size_t catalog_nlayout = %d;\n\n", n
	else
		printf "const struct catalog catalog_%s = { \"%s\", %s_rows, %d };\n\n",
		    table, table, table, n
}
function open_table() {
	close_table()
	table = base(FILENAME)
	n = 0
	if (table == "layout")
		print "const struct layout_cell catalog_layout[] = {"
	else
		printf "static const struct catalog_row %s_rows[] = {\n", table
}
function dimension_row() {
	if (get("code") !~ /^[a-z][a-z0-9_]*$/)
		fail("a code is not lower case, digits and _")
	if ((table, get("code")) in row)
		fail(get("code") " is here twice")
	if (get("parent_code") != "" && !((table, get("parent_code")) in row))
		fail("parent " get("parent_code") " is not above it")
	printf "\t{ %s, %d, %s, %s, %s, %s, %s },\n", quote(get("code")),
	    get("parent_code") == "" ? -1 : row[table, get("parent_code")],
	    quote(get("zh")), quote(get("eras")), quote(get("unit")),
	    quote(get("role")), quote(get("synonyms"))
	row[table, get("code")] = n++
}
function layout_row() {
	printf "\t{ %s, %d, %s, %s, %s },\n", quote(get("era")),
	    get("table_no"), toupper(get("key1")), toupper(get("key2")),
	    quote(get("unit"))
	n++
}
BEGIN {
	FS = "\t"
	n = 0
	print "/* Made from schema/catalog; edit that. */"
	if (!rows) {
		guard = "GEN_" toupper(name) "_H"
		printf "#ifndef %s\n#define %s\n\nenum %s {\n", guard, guard, name
	}
}
FNR == 1 {
	delete at
	for (i = 1; i <= NF; i++)
		at[$i] = i
	wanted = NF
	if (rows)
		open_table()
	next
}
NF != wanted { fail(wanted " columns wanted, " NF " found") }
rows && table == "layout" { layout_row(); next }
rows { dimension_row(); next }
{ printf "\t%s%s,\n", prefix, toupper($1); n++ }
END {
	if (bad)
		exit 1
	if (rows)
		close_table()
	else
		printf "\t%s_COUNT\n};\n\n#endif\n", toupper(name)
}
