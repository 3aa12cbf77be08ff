# Copies a manual.  A line `.\" Table: NAME` gives way to GEN/NAME.mdoc, which
# is made from the catalogue:  awk -v gen=GEN -f manual.awk PAGE
/^\.\\" Table: / {
	file = gen "/" $3 ".mdoc"
	while ((got = (getline line < file)) > 0)
		print line
	if (got < 0) {
		printf "%s:%d: no %s\n", FILENAME, FNR, file > "/dev/stderr"
		exit 1
	}
	close(file)
	next
}
{ print }
