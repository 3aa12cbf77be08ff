# Turns schema/catalog/place_word.tsv into C: the words that are looked for in
# the name of a body, by role, the longest first.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
BEGIN {
	FS = "\t"
	print "/* Made from schema/catalog/place_word.tsv; edit that. */"
}
FNR == 1 { next }
NF != 3 { fail("3 columns wanted, " NF " found") }
$1 !~ /^[a-z][a-z_0-9]*$/ || $2 == "" || $2 ~ /["\\]/ { fail("a role and a word wanted") }
($1, $2) in seen { fail($2 " is here twice") }
$1 ~ /^(kind|called)_/ || $1 == "people" { next }
$1 ~ /^host_/ {
	hosts = hosts sprintf("\t{ \".%s\", %s0000000 },\n", $2, substr($1, 6))
	next
}
{
	seen[$1, $2] = 1
	if (!($1 in n))
		role[++nroles] = $1
	word[$1, ++n[$1]] = $2
	if (length($2) > longest)
		longest = length($2)
}
END {
	if (bad)
		exit 1
	if (!rows) {
		print "#ifndef GEN_PLACE_WORD_H\n#define GEN_PLACE_WORD_H\n\nenum place_role {"
		for (i = 1; i <= nroles; i++)
			printf "\tPLACE_%s,\n", toupper(role[i])
		print "\tPLACE_ROLE_COUNT\n};\n\n#endif"
		exit
	}
	print "static const struct place_word place_words[] = {"
	for (i = 1; i <= nroles; i++) {
		first[i] = total + 0
		for (len = longest; len > 0; len--)
			for (j = 1; j <= n[role[i]]; j++)
				if (length(word[role[i], j]) == len) {
					printf "\t{ \"%s\", sizeof(\"%s\") - 1 },\n", word[role[i], j], word[role[i], j]
					total++
				}
	}
	print "};\n\nstatic const size_t place_first[] = {"
	for (i = 1; i <= nroles; i++)
		printf "\t%d,\n", first[i]
	printf "\t%d,\n};\n\nstatic const struct place_host place_hosts[] = {\n%s};\n", total, hosts
}
