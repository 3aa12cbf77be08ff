# Code and name of the divisions from provinces to counties, for psql's \copy:
# of one code's names, the one that holds today or else the last.
BEGIN { FS = OFS = "\t" }
FNR > 1 && length($1) <= 6 {
	if (!($1 in name) || $4 == "" || !holds[$1]) {
		name[$1] = $2
		holds[$1] = $4 == ""
	}
}
END {
	for (code in name)
		print code, name[code]
}
