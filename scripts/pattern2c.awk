# Turns schema/catalog/pattern.tsv into C.
#
#	awk -f pattern2c.awk pattern.tsv		the names
#	awk -v rows=1 -f pattern2c.awk pattern.tsv	what they stand for
#
# A `part` or a `class` is a piece of a pattern, and so are words of words:
# {NAME} in a later row stands for it.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function quote(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	gsub(/\?/, "\\?", text) # or ??( would be a trigraph
	return "\"" text "\""
}
# Puts every part in the place of its {NAME}.
function expand(text,    before) {
	before = ""
	while (match(text, /\{[A-Z][A-Z_0-9]*\}/)) {
		part = substr(text, RSTART + 1, RLENGTH - 2)
		if (!(part in parts))
			fail("no part " part " above")
		before = before substr(text, 1, RSTART - 1) parts[part]
		text = substr(text, RSTART + RLENGTH)
	}
	return before text
}
function table(kind, type,    i) {
	if (rows) {
		printf "static const char *const %s_rows[] = {\n", kind
		for (i = 0; i < n[kind]; i++)
			printf "\t%s,\n", quote(row[kind, i])
		print "};\n"
		return
	}
	printf "enum %s_name {\n", kind
	for (i = 0; i < n[kind]; i++)
		printf "\t%s_%s,\n", toupper(kind), name[kind, i]
	printf "\t%s_COUNT\n};\n\n", toupper(kind)
}
BEGIN {
	FS = "\t"
	n["pattern"] = n["words"] = 0
}
FNR == 1 { next }
NF != 4 { fail("4 columns wanted, " NF " found") }
$1 !~ /^[a-z][a-z0-9_]*$/ { fail("a name is not lower case, digits and _") }
$1 in seen { fail($1 " is here twice") }
{ seen[$1] = 1 }
$2 == "part" { parts[toupper($1)] = "(?:" expand($3) ")"; next }
$2 == "class" { parts[toupper($1)] = $3; next }
$2 == "pairs" { next } # of han2c.awk
$2 !~ /^(pattern|words)$/ { fail("unknown kind " $2) }
{
	name[$2, n[$2]] = toupper($1)
	row[$2, n[$2]++] = expand($3)
}
$2 == "words" { parts[toupper($1)] = row[$2, n[$2] - 1] }
END {
	if (bad)
		exit 1
	print "/* Made from schema/catalog/pattern.tsv; edit that. */"
	guard = rows ? "GEN_PATTERN_ROWS_H" : "GEN_PATTERN_H"
	printf "#ifndef %s\n#define %s\n\n", guard, guard
	table("pattern")
	table("words")
	print "#endif"
}
