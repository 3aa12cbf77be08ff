# Compares two readings, each in the shape of sql/diff_run.sql.
#
#	awk -v known=FILE -v first=NAME -v second=NAME -f diff.awk OLD NEW
#
# `known` has the reports that the warehouse has from elsewhere: one that only a
# single side has is not told if it is among them, unless the other gave it up.
function show(text) {
	return text == "\\N" ? "nothing" : text
}
# Why a cell changed, as far as its states tell.
function why(old_state, new_state, old_raw, new_raw) {
	if (old_state == "unreadable" && new_state == "stated")
		return "can be read now"
	if (new_state == "unreadable")
		return "is no longer held for certain"
	if (old_state == new_state && old_raw != new_raw)
		return "another text was taken for it"
	if (old_state == new_state)
		return "the same text was read as another number"
	return "its state was told otherwise"
}
# The texts that the numbers were read from, where they are not the numbers.
function texts(old, new) {
	return old == new ? "" : sprintf(" [%s -> %s]", show(old), show(new))
}
function tell(kind, report, text) {
	count[kind]++
	differs = 1
	printf "%s\t%s\t%s\n", kind, document[report], text
}
BEGIN {
	FS = "\t"
	while (known != "" && (getline line <known) > 0)
		elsewhere[line] = 1
}
FNR == 1 { side++ }
$1 == "h" {
	if (!(($2) in document))
		reports[++nreports] = $2
	head[side, $2] = $3
	document[$2] = $4
	place[$2] = $5
	version[side, $6] = 1
	next
}
$1 == "j" { given_up[side, $2] = $3; next }
$1 == "f" {
	key = $2 SUBSEP $3
	if (!(key in seen)) {
		seen[key] = 1
		cell[$2, ++ncells[$2]] = $3
	}
	value[side, key] = $4; state[side, key] = $5; raw[side, key] = $6; line_no[side, key] = $7
}
END {
	for (i = 1; i <= nreports; i++) {
		r = reports[i]
		digest = substr(r, 1, 64)
		if (!((1, r) in head)) {
			if (((1, digest) in given_up) || !(r in elsewhere))
				tell("report_new", r, ((1, digest) in given_up) ? \
				    "was given up before: " given_up[1, digest] : "was not found before")
			continue
		}
		if (!((2, r) in head)) {
			if (((2, digest) in given_up) || !(r in elsewhere))
				tell("report_gone", r, ((2, digest) in given_up) ? \
				    "is given up: " given_up[2, digest] : "is not found any more")
			continue
		}
		both++
		if (head[1, r] != head[2, r])
			tell("head", r, head[1, r] " -> " head[2, r])
		for (c = 1; c <= ncells[r]; c++) {
			name = cell[r, c]
			key = r SUBSEP name
			what = name ~ /^identity/ ? "check" : "cell"
			compared[what]++
			old_there = (1, key) in state
			new_there = (2, key) in state
			if (!old_there || !new_there) {
				tell(what "_" (old_there ? "gone" : "new"), r, name ": " \
				    (old_there ? show(value[1, key]) " (" state[1, key] ")" : \
				    show(value[2, key]) " (" state[2, key] ")"))
				continue
			}
			if (value[1, key] == value[2, key] && state[1, key] == state[2, key])
				continue
			tell(what, r, sprintf("%s: %s (%s) -> %s (%s)%s", name, show(value[1, key]),
			    state[1, key], show(value[2, key]), state[2, key], what == "check" ? "" : \
			    ", line " line_no[2, key] ": " \
			    why(state[1, key], state[2, key], raw[1, key], raw[2, key]) \
			    texts(raw[1, key], raw[2, key])))
			if (what == "cell") {
				moved[state[1, key] " to " state[2, key]]++
				fact[substr(name, 1, index(name, " ") - 1)]++
			}
		}
	}
	old = new = ""
	for (k in version) {
		split(k, part, SUBSEP)
		if (part[1] == 1)
			old = old " " part[2]
		else
			new = new " " part[2]
	}
	printf "%d reports in both; of %d cells %d differ, of %d checks %d\n", both,
	    compared["cell"], count["cell"] + count["cell_new"] + count["cell_gone"],
	    compared["check"], count["check"] + count["check_new"] + count["check_gone"]
	printf "heads that differ: %d; reports only in %s: %d; only in %s: %d\n", count["head"],
	    first, count["report_gone"], second, count["report_new"]
	printf "%s was read by version%s, %s by version%s\n", first, old == "" ? " unknown" : old,
	    second, new == "" ? " unknown" : new
	for (m in moved)
		printf "  %s: %d\n", m, moved[m]
	for (m in fact)
		printf "  of %s: %d\n", m, fact[m]
	exit differs + 0
}
