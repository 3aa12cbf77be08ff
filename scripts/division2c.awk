# Turns schema/catalog/division.tsv into C: the divisions, and a hash table of
# what each may be called.
#
#	LC_ALL=C awk -f division2c.awk place_word.tsv organ.tsv division.tsv
#
# A name counts in full; without its kind (its last word); and, where it names
# a people, as what stands before the people with the last character, or before
# its last word.  A name that would be a kind without its own, and that of a
# county which begins the name of an organ, are not made short.  Those that are
# made short in another way are listed, by their codes.
#
# Bytes and not characters are counted: a Chinese character is three of them.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function ends(text, end) {
	return length(text) > length(end) && \
	    substr(text, length(text) - length(end) + 1) == end
}
function cut(text, end) {
	return substr(text, 1, length(text) - length(end))
}
function hash(text,    h, i) {
	h = 0
	for (i = 1; i <= length(text); i++)
		h = (h * 31 + byte[substr(text, i, 1)]) % BUCKETS
	return h
}
function number(code) {
	return sprintf("%d", substr(code "000000000", 1, 9))
}
function add(text, len, how,    h) {
	h = hash(text)
	bucket[h] = bucket[h] sprintf("\t{ %d, %d, %s },\n", nrows, len, how)
	count[h]++
}
# The name without its kind, and without the peoples it is named after: sets
# `peopled` if there are any.
function core(name, level,    i, left, again) {
	left = name
	peopled = 0
	for (i = 1; i <= kinds[level]; i++)
		if (ends(name, kind[level, i])) {
			left = cut(name, kind[level, i])
			break
		}
	if (left == name)
		return ""
	do {
		again = 0
		for (i = 1; i <= npeople; i++)
			if (ends(left, people[i]) && length(left) - length(people[i]) >= 6) {
				left = cut(left, people[i])
				again = peopled = 1
			}
	} while (again)
	return left
}
function add_called(code,    names, i, n, h) {
	n = split(called[code], names, "|")
	for (i = 2; i <= n; i++) {
		h = hash(names[i])
		bucket[h] = bucket[h] sprintf("\t{ %d, %d, CALLED },\n", nrows, ncalled)
		count[h]++
		callings = callings sprintf("\t\"%s\",\n", escape(names[i]))
		if (++ncalled > 255)
			fail("too many names that are made short")
	}
}
function add_names(name, level, zone,    short) {
	add(name, length(name), "FULL")
	if (zone)
		return
	short = core(name, level)
	if (length(short) < 6 || short in is_kind)
		return
	if (level < 4 && (short in organ))
		return
	add(short, length(short), "SHORT")
	if (level > 1 && !peopled && ends(short, PEOPLE) && length(short) > 6)
		add(cut(short, PEOPLE) substr(name, length(name) - 2), length(short) - 3, "JOINED")
	if (peopled && level > 1)
		add(short substr(name, length(name) - 2), length(short), "JOINED")
}
function escape(text) {
	if (text ~ /["\\]/)
		fail("a quote or backslash in a name")
	return text
}
BEGIN {
	FS = "\t"
	BUCKETS = 65536
	for (i = 1; i < 256; i++)
		byte[sprintf("%c", i)] = i
	level_of[2] = 1
	level_of[4] = 2
	level_of[6] = 3
	level_of[9] = 4
	print "/* Made from schema/catalog/division.tsv; edit that. */"
	print "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
	print "static const struct division_row division_rows[] = {"
}
FNR == 1 { file++; next }
file == 1 {
	if ($1 ~ /^kind_/) {
		is_kind[$2] = 1
		kind[substr($1, 6), ++kinds[substr($1, 6)]] = $2
	} else if ($1 == "people") {
		people[++npeople] = $2
		# All that end in the same character, "people".
		if (length($2) == 6)
			PEOPLE = substr($2, 4)
	} else if ($1 ~ /^called_/)
		called[substr($1, 8)] = called[substr($1, 8)] "|" $2
	next
}
# Every beginning of the name of an organ, of whole characters.
file == 2 {
	n = split($3 "|" $8, names, "|")
	for (i = 1; i <= n; i++)
		for (j = 6; j < length(names[i]); j += 3)
			organ[substr(names[i], 1, j)] = 1
	next
}
NF != 5 { fail("5 columns wanted, " NF " found") }
!(length($1) in level_of) { fail("a code has 2, 4, 6 or 9 digits") }
($1 "") < (last "") { fail("codes do not rise") }
length($2) > 255 || nrows > 65534 { fail("a name too long, or too many") }
{
	last = $1
	level = level_of[length($1)]
	if (!($2 in offset)) {
		offset[$2] = used
		used += length($2)
		text[++ntexts] = escape($2)
	}
	printf "\t{ %s, %d, %d, %d, %d, %d },\n", number($1), offset[$2],
	    length($2), level, $3 == "" ? 0 : $3 - 2000, $4 == "" ? 0 : $4 - 2000
	n = split($5, codes, "|")
	for (i = 1; i <= n; i++)
		heirs = heirs sprintf("\t{ %d, %s },\n", nrows, number(codes[i]))
	add_names($2, level, $1 ~ /^....7[1-9]$/)
	if ($4 == "")
		add_called($1)
	nrows++
}
END {
	if (bad)
		exit 1
	print "};\n\nstatic const struct heir_row heir_rows[] = {"
	printf "%s};\n\nstatic const char division_text[] =\n", heirs
	for (i = 1; i <= ntexts; i++)
		printf "    \"%s\"\n", text[i]
	printf "    ;\n\nstatic const char *const callings[] = {\n%s};\n\n", callings
	print "static const struct alias_row alias_rows[] = {"
	for (h = 0; h < BUCKETS; h++)
		if (h in bucket)
			printf "%s", bucket[h]
	printf "};\n\nstatic const uint32_t alias_first[] = {\n"
	n = 0
	for (h = 0; h < BUCKETS; h++) {
		printf "\t%d,\n", n
		n += count[h]
	}
	printf "\t%d,\n};\n", n
}
