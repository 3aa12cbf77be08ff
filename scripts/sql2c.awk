# Turns SQL into C, for a program that carries its own.
#
#	awk -v what=statement -f sql2c.awk load/sql/*.sql
#		the loader's statements, each a `struct statement`
#	awk -v what=warehouse -f sql2c.awk schema/warehouse/*.sql gen/seed/*.sql
#		the migrations, whose names begin with their number, and the
#		seeds: their texts by line, and the SHA-256 of each
function fail(text) {
	printf "%s: %s\n", FILENAME, text > "/dev/stderr"
	bad = 1
	exit 1
}
function literal(text) {
	gsub(/\\/, "\\\\&", text)
	gsub(/"/, "\\\"", text)
	gsub(/\t/, "\\t", text)
	return "\"" text "\\n\""
}
function base(path) {
	sub(/.*\//, "", path)
	sub(/\.sql$/, "", path)
	return path
}
function checksum(path,    command, line, word) {
	command = "sha256sum <'" path "'"
	if ((command | getline line) <= 0)
		fail("sha256sum says nothing")
	close(command)
	split(line, word, " ")
	return word[1]
}
function close_file() {
	if (file == "")
		return
	if (what == "statement")
		print "};"
	else
		print "\tNULL\n};"
	print ""
}
function open_file() {
	close_file()
	file = FILENAME
	if (what == "statement") {
		names[nfiles++] = base(file)
		printf "const struct statement sql_%s = { \"%s\",\n", base(file), base(file)
		return
	}
	number = base(file) + 0
	if (number > 0 && nseeds > 0 || number > 0 && number <= last)
		fail("the migrations are not in order")
	if (number > 0) {
		last = number
		migration[nmigrations++] = sprintf("{ %d, \"%s\", \"%s\", lines_%d }",
		    number, base(file), checksum(file), nfiles)
	} else {
		seed[nseeds++] = sprintf("{ 0, \"%s\", \"%s\", lines_%d }",
		    base(file), checksum(file), nfiles)
	}
	printf "static const char *const lines_%d[] = {\n", nfiles++
}
BEGIN {
	nfiles = nmigrations = nseeds = last = 0
	print "/* Made from SQL files; edit those. */"
	if (what == "statement") {
		print "#ifndef GEN_STATEMENT_H\n#define GEN_STATEMENT_H\n"
		print "struct statement {\n\tconst char *name;\n\tconst char *text;\n};\n"
		print "#ifdef STATEMENT_TEXTS"
	}
}
FNR == 1 { open_file() }
what == "statement" && /^--/ { next }
{ print "\t" literal($0) (what == "statement" ? "" : ",") }
END {
	if (bad)
		exit 1
	close_file()
	if (what == "statement") {
		print "#else"
		for (i = 0; i < nfiles; i++)
			printf "extern const struct statement sql_%s;\n", names[i]
		print "#endif\n\n#endif"
		exit
	}
	print "static const struct migration migrations[] = {"
	for (i = 0; i < nmigrations; i++)
		print "\t" migration[i] ","
	print "};\n\nstatic const struct migration seeds[] = {"
	for (i = 0; i < nseeds; i++)
		print "\t" seed[i] ","
	print "};"
}
