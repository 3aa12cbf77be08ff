# Turns the pairs of schema/catalog/pattern.tsv, a traditional character and its
# simplified one each, into C tables by the traditional one: what it becomes, and
# a bit for each that becomes another, sixteen times smaller, 64 to a word.
#
#	LC_ALL=C awk -f han2c.awk pattern.tsv
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
# The code of a character of three bytes, as all of them have.
function code(bytes,    c) {
	c = (byte[substr(bytes, 1, 1)] - 224) * 4096 + \
	    (byte[substr(bytes, 2, 1)] - 128) * 64 + byte[substr(bytes, 3, 1)] - 128
	if (c < first || c > last)
		fail("not an ideograph: " bytes)
	return c
}
BEGIN {
	FS = "\t"
	first = 19968 # U+4E00
	last = 40959  # U+9FFF
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
}
$2 == "pairs" {
	if (length($3) % 6 != 0)
		fail("not two by two")
	for (i = 1; i < length($3); i += 6) {
		from = code(substr($3, i, 3))
		if (!(from in to))
			order[n++] = from
		to[from] = code(substr($3, i + 3, 3))
	}
}
END {
	if (bad)
		exit 1
	print "/* Made from schema/catalog/pattern.tsv; edit that. */"
	print "#ifndef GEN_HAN_H\n#define GEN_HAN_H\n"
	print "#include <stdint.h>\n"
	printf "enum { HAN_FIRST = %d, HAN_LAST = %d };\n\n", first, last
	print "#ifdef HAN_ROWS"
	print "static const uint16_t simplified[HAN_LAST - HAN_FIRST + 1] = {"
	for (i = 0; i < n; i++) {
		c = to[order[i]]
		if (c in to)
			c = to[c]
		printf "\t[%d] = %d,\n", order[i] - first, c
		word = int(order[i] / 64)
		join = word in bits ? bits[word] " | " : ""
		bits[word] = join "UINT64_C(1) << " order[i] % 64
	}
	print "};\n"
	print "const uint64_t han_bits[HAN_LAST / 64 + 1] = {"
	for (word = 0; word <= last / 64; word++)
		if (word in bits)
			printf "\t[%d] = %s,\n", word, bits[word]
	print "};\n#endif\n\n#endif"
}
