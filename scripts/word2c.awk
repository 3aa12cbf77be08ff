# Turns schema/catalog/word.tsv into C.
BEGIN {
	FS = "\t"
	print "/* Made from schema/catalog/word.tsv; edit that. */"
	print "static const struct word word_rows[] = {"
}
FNR == 1 { next }
NF != 5 || $1 !~ /^(placeholder|minus|plus|unit|mark|chain|numeral|power|column)$/ {
	printf "%s:%d: a role and 5 columns wanted\n", FILENAME, FNR > "/dev/stderr"
	bad = 1
	exit 1
}
{
	gsub(/\\/, "&&", $2)
	printf "\t{ WORD_%s, \"%s\", sizeof(\"%s\") - 1, %s, %d },\n", toupper($1), $2, $2,
	    $3 == "" ? "NULL" : "\"" $3 "\"", $4
}
END {
	if (bad)
		exit 1
	print "};"
}
