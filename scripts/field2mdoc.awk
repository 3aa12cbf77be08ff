# Turns schema/catalog/field.tsv into the part of glasshouse-record(5) that
# lists the kinds of record and their fields.
function text(s) {
	gsub(/\\/, "\\e", s)
	return s
}
BEGIN { FS = "\t" }
FNR == 1 { next }
NF != 5 {
	printf "%s:%d: 5 columns wanted, %d found\n", FILENAME, FNR, NF > "/dev/stderr"
	bad = 1
	exit 1
}
$1 != kind {
	if (kind != "")
		print ".El"
	kind = $1
	printf ".Ss %s\n.Bl -tag -width Ds\n", kind
}
{
	printf ".It Va %s Pq %s%s\n%s.\n", $2, $3,
	    $4 == "yes" ? ", or \\eN" : "", text($3 == "code" ? $5 : toupper(substr($5, 1, 1)) substr($5, 2))
}
END {
	if (bad)
		exit 1
	if (kind != "")
		print ".El"
}
