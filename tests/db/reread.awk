# Streams of made-up documents, as readers of several versions would read them.
#
#	awk -v reader=N -v from=N -v to=N -f reread.awk
#
# What a document is to a reader is drawn from a few bodies, years, names and
# cells, so that readings meet: versions of one report, years that follow one
# another, bodies below a government.  About every third document is the same to
# the next reader.
function draw(n) { # from 0 to n - 1
	seed = (seed * 1103515245 + 12345) % 2147483648
	return int(seed / 65536) % n
}
function pick(words,    part, n) {
	n = split(words, part, " ")
	return part[draw(n) + 1]
}
function cell(kind, row, column,    state, stated, part) {
	if (draw(4) == 0)
		return
	state = pick("stated stated stated blank placeholder unreadable")
	stated = state == "stated"
	part = pick("_ _ .50 .0")
	sub(/_/, "", part)
	line(kind OFS reports OFS row OFS column OFS (stated ? draw(40) part : "@") OFS \
	    (stated ? "件" : "@") OFS state OFS (state == "unreadable" ? pick("O l") : "@") \
	    OFS draw(3) + 7)
}
# A lone @ stands for what is not known.
function line(text) {
	lines++
	while (sub(/\t@\t/, "\t\\N\t", text))
		;
	sub(/\t@$/, "\t\\N", text)
	print text
}
function report(i, ordinal,    key, place, level, family, body) {
	body = pick("1 2 2 2 2 3 4 5 6")
	split("990101/government 990101/education 990101100/government 99/government national/customs @", key, " ")
	split("990101 990101 990101100 99 @ @", place, " ")
	split("county _ township province vertical @", level, " ")
	split("government education government government customs @", family, " ")
	if (body == 2) # of many small bodies, which come and go
		key[body] = "990101/o" draw(12)
	if (level[body] == "_")
		level[body] = pick("county zone")
	reports++
	line("report" OFS reports OFS "d" i ".html" OFS pick("@ http://a.example/") OFS \
	    "a.warc.gz" OFS i * 100 OFS 90 OFS digest OFS ordinal OFS \
	    pick("@ 2022-01-01T00:00:00Z 2022-01-02T00:00:00Z") OFS pick("甲 乙") OFS \
	    pick("title body") OFS "high" OFS key[body] OFS \
	    (body == 6 ? "@" : pick("某县局 某市某县局 某州某县局")) OFS place[body] OFS \
	    level[body] OFS family[body] OFS "high" OFS \
	    pick("@ @ A1 A2") OFS pick("address index") OFS pick("@ B1") OFS \
	    pick("2019 2020 2021 2021 @") OFS \
	    "title" OFS "high" OFS pick("e2019 e2021 e2021 e2014") OFS \
	    pick("own consolidated consolidated @") OFS pick("@ 年报") OFS \
	    pick("@ 2022-01-31") OFS "@" OFS "@" OFS "@" OFS draw(5) OFS 9)
	cell("disclosure", "cat_normative_doc", "m_issued_count")
	cell("disclosure", "cat_normative_doc", "m_in_force_count")
	cell("disclosure", "cat_penalty", "m_decision_count")
	cell("request", "out_new", "app_total")
	cell("request", "out_carried_in", "app_total")
	cell("request", "out_carried_out", "app_total")
	cell("request", "out_total", "app_total")
	cell("request", "out_granted", "app_natural")
	cell("review", "rvc_review", "rvr_total")
	cell("review", "rvc_review", "rvr_pending")
	cell("indicator", "i14_request_received", "m_indicator_value")
	if (draw(2))
		line("identity" OFS reports OFS "t3_balance" OFS "app_total" OFS pick("5 6") OFS \
		    5 OFS "@" OFS "imputed")
	if (draw(2))
		line("identity" OFS reports OFS "t4_sum_review" OFS "rvc_review" OFS draw(9) OFS \
		    "@" OFS "@" OFS "not_assessable")
}
BEGIN {
	OFS = "\t"
	print "glasshouse", 1, "glasshouse-transform", "0." reader
	line("input" OFS 1 OFS "a.warc.gz" OFS "@")
	for (i = from; i <= to; i++) {
		digest = sprintf("%064d", i)
		# The reader by whom this document was last read otherwise.
		for (by = reader; by > 1; by--) {
			seed = i * 7919 + by * 104729
			draw(9)
			if (draw(3))
				break
		}
		seed = i * 104729 + by * 7919
		draw(9)
		n = pick("0 1 1 1 1 1 2")
		for (ordinal = 1; ordinal <= n; ordinal++)
			report(i, ordinal)
		if (n == 0)
			line("reject" OFS "transform" OFS "d" i ".html" OFS "@" OFS "a.warc.gz" OFS \
			    i * 100 OFS "@" OFS digest OFS pick("no_report list_page") OFS "@")
	}
	print "end", "glasshouse-transform", lines, ""
}
