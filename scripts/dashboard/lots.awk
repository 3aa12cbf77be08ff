# Says which bodies need a page made, and which page is what it would be again.
#
#	awk -v program=DIGEST -v most=REPORTS -v work=DIR -f lots.awk MADE SIZES BODIES
#
# MADE is what the last pages were made from, and SIZES their sizes as they are
# now; both may be empty.  BODIES has a line for each body: its key, the name of
# its page, how many reports, and their digest.  Written into the folder `work`:
# all, the keys of all bodies; lotN, those whose pages are to be made, REPORTS
# reports at a time; kept, the paths of the other pages; digests, the new MADE
# but for the sizes.  Prints how many lots there are.
FILENAME == ARGV[1] {
	if (FNR == 1)
		known = $1 == program
	else if (known)
		made[$1] = $2 " " $3
	next
}
FILENAME == ARGV[2] {
	size[$1] = $2
	next
}
FNR == 1 {
	print program >(work "/digests")
}
{
	print $1 >(work "/all")
	print $2, $4 >(work "/digests")
	if ($2 in size && made[$2] == size[$2] " " $4) {
		print "a/" $2 ".html" >(work "/kept")
		next
	}
	lot = int(reports / most)
	reports += $3
	if (lot >= lots) {
		close(file)
		lots = lot + 1
		file = work "/lot" lots
	}
	print $1 >file
}
END {
	print lots + 0
}
