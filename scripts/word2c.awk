# Turns schema/catalog/word.tsv into C: the words role by role, and for the bytes
# that a text begins with which roles have words that begin so.
#
#	LC_ALL=C awk -f word2c.awk word.tsv
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
# Of a character of one byte that byte, of any other its first three mixed.
function lead(word,    c) {
	c = byte[substr(word, 1, 1)]
	return c < 128 ? c : (c * 64 + byte[substr(word, 2, 1)] * 8 + \
	    byte[substr(word, 3, 1)]) % 1024
}
BEGIN {
	FS = "\t"
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
	nroles = split("placeholder minus plus unit numeral power column mark chain page count remark elsewhen measured", roles, " ")
	for (i = 1; i <= nroles; i++)
		bit[roles[i]] = 2 ^ (i - 1)
}
FNR == 1 { next }
NF != 5 || !($1 in bit) { fail("a role and 5 columns wanted") }
{
	at = lead($2)
	if (int(leads[at] / bit[$1]) % 2 == 0)
		leads[at] += bit[$1]
	gsub(/\\/, "&&", $2)
	rows[$1] = rows[$1] sprintf("\t{ WORD_%s, \"%s\", sizeof(\"%s\") - 1, %s, %d },\n",
	    toupper($1), $2, $2, $3 == "" ? "NULL" : "\"" $3 "\"", $4)
	n[$1]++
}
END {
	if (bad)
		exit 1
	print "/* Made from schema/catalog/word.tsv; edit that. */"
	print "static const struct word word_rows[] = {"
	for (i = 1; i <= nroles; i++)
		printf "%s", rows[roles[i]]
	print "};\n\nstatic const unsigned char word_first[] = {"
	for (i = 1; i <= nroles; i++) {
		printf "\t[WORD_%s] = %d,\n", toupper(roles[i]), first
		first += n[roles[i]]
	}
	printf "\t%d\n};\n\nstatic const uint16_t word_lead[1024] = {\n", first
	for (i = 0; i < 1024; i++)
		if (leads[i])
			printf "\t[%d] = %d,\n", i, leads[i]
	print "};"
}
