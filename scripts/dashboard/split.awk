# Writes the pages of a stream of lines, each a path, a tab and a page in the
# escapes of COPY, into the folder `new`.  Of a page that stands in the folder
# `old` as it is, the path goes to the file `same` instead, to be linked.
#
#	awk -v new=DIR -v old=DIR -v same=FILE -f split.awk
BEGIN { FS = "\t" }

# The text of a file, which no page's text can be cut by: pages hold no controls.
function content(file,   text, was) {
	was = RS
	RS = "\001"
	if ((getline text <file) <= 0)
		text = ""
	close(file)
	RS = was
	return text
}

{
	tab = index($0, "\t")
	path = substr($0, 1, tab - 1)
	page = substr($0, tab + 1)
	gsub(/\\n/, "\n", page)
	page = page "\n"
	if (path !~ /^([a-z]\/)?[a-z0-9-]+\.html$/) {
		print "split: no path: " path >"/dev/stderr"
		bad = 1
		exit 1
	}
	pages++
	if (old != "" && content(old "/" path) == page) {
		print path >same
		next
	}
	written++
	printf "%s", page >(new "/" path)
	close(new "/" path)
}

END {
	if (!bad)
		printf "%d pages, %d of them written\n", pages, written
	exit bad
}
