# A stream of records in the shape of sql/diff_run.sql.
BEGIN { FS = OFS = "\t" }
NR == 1 {
	if ($1 != "glasshouse" || $2 != 1)
		exit 65
	version = $4
}
$1 == "report" {
	id[$2] = $8 ":" $9
	if (id[$2] in done)
		delete id[$2]
	else {
		done[id[$2]] = 1
		print "h", id[$2], $11 " | " $14 " | " $23 " | " $26 " | " $27, $3, $5 "@" $6, version
	}
}
$1 == "disclosure" || $1 == "request" || $1 == "review" || $1 == "indicator" {
	if ($2 in id) {
		gsub(/\\[tnr\\]/, " ", $8)
		if ($8 == $5)
			$8 = "\\N"
		print "f", id[$2], $1 " " $3 " " $4, $5, $7, $8, $9
	}
}
$1 == "identity" && $2 in id { print "f", id[$2], "identity " $3 " " $4, $7, $8, "\\N", "" }
$1 == "reject" && $8 != "\\N" { print "j", $8, $9 }
$1 == "end" { ended = 1 }
END { if (!ended) exit 65 }
