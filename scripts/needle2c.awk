# Turns schema/catalog/needle.tsv into the rows that extract searches for.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
BEGIN {
	FS = "\t"
	print "/* Made from schema/catalog/needle.tsv; edit that. */"
	print "static const struct needle_row needle_rows[] = {"
}
FNR == 1 { next }
NF != 3 { fail("3 columns wanted, " NF " found") }
$1 !~ /^(topic|form|alone)$/ { fail("a part is topic, form or alone") }
$2 ~ /["\\]/ { fail("a quote or backslash in a needle") }
$2 in seen { fail($2 " is here twice") }
{
	seen[$2] = 1
	printf "\t{ NEEDLE_%s, \"%s\" },\n", toupper($1), $2
}
END {
	if (bad)
		exit 1
	print "};"
}
