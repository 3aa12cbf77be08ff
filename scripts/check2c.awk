# Turns the checks of schema/catalog into C: every check a report can be put
# to, one for each column, row or cell that it is tried on.
#
#	awk -f check2c.awk identity.tsv category.tsv ... check.tsv
#
# Columns of check.tsv:
#	identity  from identity.tsv
#	over      codes parted by commas, or a catalogue, which stands for its
#	          rows that have cells; the check is made once for each of
#	          them, with its code in place of every @
#	member    what it was tried on, as results name it
#	when      cells that the form must have, or with ! must not have,
#	          parted by blanks; no result otherwise
#	left, right
#	          sums of cells, row:column or an indicator's code.  A part
#	          that ends in * stands for the leaves of its catalogue that
#	          begin so.  A cell with ? may be missing from the form.  0 is
#	          no cell at all.
#	op        = <= or >=
#	unless    may_issue_rules: a body that may is excused
# Rows one after another with one identity and member are alternatives: one
# that holds will do.
function fail(text) {
	printf "%s:%d: %s\n", FILENAME, FNR, text > "/dev/stderr"
	bad = 1
	exit 1
}
function base(path) {
	sub(/.*\//, "", path)
	sub(/\.tsv$/, "", path)
	return path
}
function replaced(text, code) {
	gsub(/@/, code, text)
	return text
}
# Codes that `pattern` stands for, into match_code[1..].
function matching(pattern, wanted_table,   i, prefix) {
	nmatch = 0
	if (pattern !~ /\*$/) {
		if (table_of[pattern] != wanted_table || wanted_table == "")
			fail("no code " pattern " in " wanted_table)
		if (role_of[pattern] == "heading")
			fail(pattern " is a heading and has no cell")
		match_code[++nmatch] = pattern
		return
	}
	prefix = substr(pattern, 1, length(pattern) - 1)
	for (i = 1; i <= ncodes; i++)
		if (index(codes[i], prefix) == 1 && role_of[codes[i]] == "leaf" &&
		    table_of[codes[i]] == wanted_table)
			match_code[++nmatch] = codes[i]
	if (nmatch == 0)
		fail("no leaf begins with " prefix)
}
# The catalogue that a pattern's codes come from.
function table_for(pattern,   i, prefix) {
	if (pattern !~ /\*$/)
		return table_of[pattern]
	prefix = substr(pattern, 1, length(pattern) - 1)
	for (i = 1; i <= ncodes; i++)
		if (index(codes[i], prefix) == 1)
			return table_of[codes[i]]
	return ""
}
function add_term(fact, row, column, role) {
	terms[nterms++] = sprintf("\t{ %s, %s, %s, %s },", fact, toupper(row),
	    toupper(column), role)
}
# Adds the cells of one term; returns how many they are.
function add_cells(term, role,   part, table, n, i, j, nrows, row, ncolumns) {
	if (term ~ /^text_[a-z]+$/) {
		add_term("FACT_TEXT", term, 0, role)
		return 1
	}
	if (split(term, part, ":") > 2)
		fail(term " has two colons")
	table = table_for(part[1])
	if (!(table in fact_of))
		fail("no fact has rows such as " part[1])
	matching(part[1], table)
	nrows = nmatch
	for (i = 1; i <= nrows; i++)
		row[i] = match_code[i]
	if (table == "indicator" && part[2] == "")
		part[2] = "m_indicator_value"
	matching(part[2], columns_of[table])
	ncolumns = nmatch
	n = 0
	for (i = 1; i <= nrows; i++)
		for (j = 1; j <= ncolumns; j++) {
			add_term(fact_of[table], row[i], match_code[j], role)
			n++
		}
	return n
}
function add_when(text,   n, i, term, count) {
	n = split(text, term, " ")
	count = 0
	for (i = 1; i <= n; i++)
		if (substr(term[i], 1, 1) == "!")
			count += add_cells(substr(term[i], 2), "TERM_NOT_ASKED")
		else
			count += add_cells(term[i], "TERM_REQUIRED")
	return count
}
function add_side(text,   n, i, term, count) {
	if (text == "0")
		return 0
	n = split(text, term, "+")
	if (n == 0)
		fail("a side is empty")
	count = 0
	for (i = 1; i <= n; i++)
		if (sub(/\?$/, "", term[i]))
			count += add_cells(term[i], "TERM_OPTIONAL")
		else
			count += add_cells(term[i], "TERM_REQUIRED")
	return count
}
function add_check(code,   first, nwhen, nleft, nright, member) {
	member = replaced($at["member"], code)
	if (member !~ /^[a-z][a-z0-9_:]*$/)
		fail("a member is not named")
	first = nterms
	nwhen = add_when(replaced($at["when"], code))
	nleft = add_side(replaced($at["left"], code))
	nright = add_side(replaced($at["right"], code))
	if (nleft == 0)
		fail("the left side is no sum of cells")
	checks[nchecks++] = sprintf("\t{ IDENTITY_%s, \"%s\", %s, %d, %d, %d, %d, %s, %s },",
	    toupper($at["identity"]), member, op_name[$at["op"]], first,
	    nwhen, nleft, nright,
	    $at["unless"] == "" ? "false" : "true",
	    $at["identity"] " " member == last ? "true" : "false")
	last = $at["identity"] " " member
}
function check_row(   n, i, over) {
	if (!($at["identity"] in place))
		fail("no identity " $at["identity"])
	if (place[$at["identity"]] !~ /^(report|text)$/)
		fail($at["identity"] " needs more than one report")
	if (!($at["op"] in op_name))
		fail("no operator " $at["op"])
	if ($at["unless"] != "" && $at["unless"] != "may_issue_rules")
		fail("no excuse " $at["unless"])
	checked[$at["identity"]] = 1
	n = split($at["over"], over, ",")
	if (n == 0)
		add_check("")
	else if (!(over[1] in rows_of))
		for (i = 1; i <= n; i++)
			add_check(over[i])
	else
		for (i = 1; i <= rows_of[over[1]]; i++)
			if (role_of[row_code[over[1], i]] != "heading")
				add_check(row_code[over[1], i])
}
BEGIN {
	FS = "\t"
	nterms = nchecks = ncodes = 0
	op_name["="] = "CHECK_EQUAL"
	op_name["<="] = "CHECK_AT_MOST"
	op_name[">="] = "CHECK_AT_LEAST"
	fact_of["category"] = "FACT_DISCLOSURE"
	columns_of["category"] = "measure"
	fact_of["outcome"] = "FACT_REQUEST"
	columns_of["outcome"] = "applicant"
	fact_of["channel"] = "FACT_REVIEW"
	columns_of["channel"] = "result"
	fact_of["indicator"] = "FACT_INDICATOR"
	columns_of["indicator"] = "measure"
}
FNR == 1 {
	table = base(FILENAME)
	delete at
	for (i = 1; i <= NF; i++)
		at[$i] = i
	wanted = NF
	next
}
NF != wanted { fail(wanted " columns wanted, " NF " found") }
table == "check" { check_row(); next }
table == "identity" { place[$at["code"]] = $at["place"]; next }
{
	codes[++ncodes] = $at["code"]
	table_of[$at["code"]] = table
	role_of[$at["code"]] = $at["role"]
	row_code[table, ++rows_of[table]] = $at["code"]
}
END {
	if (bad)
		exit 1
	for (code in place)
		if (place[code] ~ /^(report|text)$/ && !(code in checked))
			fail("nothing checks " code)
	print "/* Made from schema/catalog; edit that. */"
	print "static const struct check_term check_terms[] = {"
	for (i = 0; i < nterms; i++)
		print terms[i]
	print "};\n\nstatic const struct check checks[] = {"
	for (i = 0; i < nchecks; i++)
		print checks[i]
	print "};"
}
