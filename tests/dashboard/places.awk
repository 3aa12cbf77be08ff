# Gives the bodies of a made-up stream places, addresses and, for one, a name
# that nobody should trust:
#
#	awk -f tests/dashboard/places.awk schema/catalog/division.tsv STREAM
#
# What the reports of a body say stays as it is; the bodies are invented, and so
# are their places, so that a page of every kind is there.
BEGIN { FS = OFS = "\t" }
FILENAME == ARGV[1] {
	if (length($1) == 6 && $4 == "" && (FNR > 1))
		county[counties++] = $1
	next
}
$1 == "report" && $14 != "\\N" {
	if (!($14 in number))
		number[$14] = bodies++
	n = number[$14]
	key = $14
	if (n == 1) {
		$11 = $15 = "<script>alert(1)</script>'\";--"
		$14 = $15 "@hostile.example"
		$4 = "javascript:alert(1)//\"><script>alert(2)</script>"
	} else if (n == 2) {
		$15 = "=HYPERLINK(\"http://hostile.example\",\"x\")"
		$14 = $15 "@hostile.example"
		$4 = "http://hostile.example/\"onmouseover=\"alert(3)"
	} else if (n % 10 == 3) {
		$14 = "national/" n
		$17 = "national"
		$4 = "https://www.example/" n "/" $23 ".html"
	} else if (n % 10 != 7) {
		code = county[(n * 331) % counties]
		# Sum by province: those with many bodies come first.
		if (n % 3 == 0)
			code = county[(n * 7) % counties]
		$16 = n % 4 == 0 ? substr(code, 1, 4) : code
		$17 = n % 4 == 0 ? "prefecture" : "county"
		$14 = $16 "/" n
		$19 = "high"
		$4 = "https://www.example/" $16 "/" n "/" $23 ".html"
	}
	if ($11 == "\\N")
		$11 = $15
}
{ print }
