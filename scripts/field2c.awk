# Turns schema/catalog/field.tsv into C: the kinds of record, where each field
# of a kind stands, and what may stand in it.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
BEGIN { FS = "\t"; nkinds = 0; nfields = 0; most = 0 }
FNR == 1 { next }
NF != 5 { fail("5 columns wanted, " NF " found") }
$3 !~ /^(int|text|code|date|time|number)$/ { fail("unknown type " $3) }
$4 !~ /^(yes|no)$/ { fail("null is yes or no") }
!($1 in first) {
	kind[nkinds++] = $1
	first[$1] = nfields
	count[$1] = 0
}
{
	if ($1 != kind[nkinds - 1])
		fail("the fields of " $1 " are not together")
	index_of[nfields] = sprintf("%s_%s = %d", toupper($1), toupper($2),
	    count[$1]++)
	row[nfields++] = sprintf("{ \"%s\", FIELD_%s, %s }", $2, toupper($3),
	    $4 == "yes" ? "true" : "false")
	if (count[$1] > most)
		most = count[$1]
}
END {
	if (bad)
		exit 1
	print "/* Made from schema/catalog/field.tsv; edit that. */"
	print "#ifndef GEN_FIELD_H\n#define GEN_FIELD_H\n"
	print "#include <stdbool.h>\n#include <stddef.h>\n"
	print "enum kind {"
	for (i = 0; i < nkinds; i++)
		printf "\tKIND_%s,\n", toupper(kind[i])
	print "\tKIND_COUNT\n};\n"
	for (i = 0; i < nfields; i++)
		printf "enum { %s };\n", index_of[i]
	printf "\nenum { RECORD_FIELDS_MAX = %d };\n\n", most
	print "enum field_type {\n\tFIELD_INT,\n\tFIELD_TEXT,\n\tFIELD_CODE,"
	print "\tFIELD_DATE,\n\tFIELD_TIME,\n\tFIELD_NUMBER\n};\n"
	print "struct field_row {\n\tconst char *name;"
	print "\tenum field_type type;\n\tbool nullable;\n};\n"
	print "struct kind_row {\n\tconst char *name;"
	print "\tsize_t len; /* of the name */"
	print "\tsize_t first; /* of its fields in field_rows */"
	print "\tsize_t nfields;\n};\n"
	printf "extern const struct field_row field_rows[%d];\n", nfields
	print "extern const struct kind_row kind_rows[KIND_COUNT];\n"
	print "#ifdef FIELD_ROWS"
	printf "const struct field_row field_rows[%d] = {\n", nfields
	for (i = 0; i < nfields; i++)
		printf "\t%s,\n", row[i]
	print "};\n\nconst struct kind_row kind_rows[KIND_COUNT] = {"
	for (i = 0; i < nkinds; i++)
		printf "\t{ \"%s\", %d, %d, %d },\n", kind[i],
		    length(kind[i]), first[kind[i]], count[kind[i]]
	print "};\n#endif\n\n#endif"
}
