# Turns schema/catalog/organ.tsv into C: every name of an organ that stands
# behind the name of a place, by its length in bytes.  (catalog2c.awk makes the
# rows.)
#
#	LC_ALL=C awk -f organ2c.awk organ.tsv
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
BEGIN {
	FS = "\t"
	print "/* Made from schema/catalog/organ.tsv; edit that. */"
	print "static const struct organ_name organ_names[] = {"
}
FNR == 1 { next }
NF != 8 { fail("8 columns wanted, " NF " found") }
$7 !~ /^(government|office|street|township|board|department|institution|vertical)$/ { fail("no such role: " $7) }
# What a township is called depends on its place: the C code knows.
$7 ~ /^(street|township)$/ { next }
{
	n = split($3 ($8 == "" ? "" : "|" $8), names, "|")
	for (i = 1; i <= n; i++) {
		if (names[i] == "" || names[i] ~ /["\\]/)
			fail("an empty name, or a quote or backslash in one")
		if (names[i] in seen)
			fail(names[i] " is a name of " seen[names[i]] " too")
		seen[names[i]] = $1
		len = length(names[i])
		text[len, ++count[len]] = sprintf("\t{ \"%s\", ORGAN_%s },\n", names[i], toupper($1))
		if (len > longest)
			longest = len
	}
}
END {
	if (bad)
		exit 1
	for (len = 0; len <= longest; len++) {
		first[len] = total + 0
		for (i = 1; i <= count[len]; i++)
			printf "%s", text[len, i]
		total += count[len]
	}
	print "};\n\nstatic const uint16_t organ_first[] = {"
	for (len = 0; len <= longest; len++)
		printf "\t%d,\n", first[len]
	printf "\t%d,\n};\n", total
}
