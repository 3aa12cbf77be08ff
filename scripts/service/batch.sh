# shellcheck shell=bash
# Reads a batch of archives into records, and loads them.
#
#	batch.sh read|load|both BASE
#
# What it is given: BASE.list, a line for each archive, parted by tabs: path,
# size, time in microseconds, digest and state in the ledger (- for none).
# BASE's folder has known, with digest and path of all that is loaded, and the
# folder claims.  What it makes:
#
#	BASE.records   the stream, if there is anything to read; packed if $pack
#	BASE.result    what sql/book.sql takes: written last, whole or not at all
#	BASE.met       where its rejects lie, and why
#	BASE.err       what the stages complained of
#	BASE.counts    new reports, their cells, new rejects; then reports that were
#	               read again and became something else, in load's words
#
# Exits 0 if BASE.result says it all, or with 69, 74 or 75 if whatever comes next
# would fail like this; the archives are then left waiting.
set -uo pipefail
export LC_ALL=C
mode=$1 base=$2
folder=${base%/*}
: "${extract:?}" "${transform:?}" "${load:?}" "${pack=}"
began=$EPOCHREALTIME

# Digests of all that is there: a tab, and the path.  openssl, where it is, knows
# the processor's own instructions, and takes a tenth of the time.  A file that
# cannot be read has none, and classify says so.
digest_all() {
	local digest=(sha256sum -b --)
	! command -v openssl >/dev/null || digest=(openssl dgst -sha256 -r)
	cut -f 1 "$base.list" | tr '\n' '\0' |
	    { xargs -0r "${digest[@]}" 2>/dev/null || true; } | sed 's/ \*/\t/'
}

# Parts what must be read (BASE.todo) from what is dealt with by its digest.
classify() {
	digest_all | awk -F '\t' -v OFS='\t' -v known="$folder/known" -v todo="$base.todo" '
	function result(state, status, words) {
		print $1, $2, $3, digest[$1] ? digest[$1] : "\\N", state, status, words,
		    "\\N", "\\N", "\\N", state == "failed" ? "t" : "f"
	}
	BEGIN {
		while ((getline <known) > 0)
			if (!($1 in owner))
				owner[$1] = $2
		printf "" >todo
	}
	FILENAME == "-" { digest[$2] = $1; next }
	!($1 in digest) { result("failed", 65, "the file cannot be read"); next }
	digest[$1] == $4 && $5 ~ /^(loaded|damaged|duplicate)$/ {
		result($5, "\\N", "\\N")
		next
	}
	digest[$1] in owner && owner[digest[$1]] != $1 {
		result("duplicate", "\\N", "the same bytes as " owner[digest[$1]])
		next
	}
	{ print $1, $2, $3, digest[$1] >todo }' - "$base.list" >"$base.done"
}

# Of archives with the same bytes, one is read; who makes the folder reads.
claim() {
	local path size stamp digest
	: >"$base.mine"
	while IFS=$'\t' read -r path size stamp digest; do
		if mkdir "$folder/claims/$digest" 2>/dev/null; then
			printf '%s\t%s\t%s\t%s\n' "$path" "$size" "$stamp" "$digest" >>"$base.mine"
			printf '%s\n' "$path" >"$folder/claims/$digest/path"
		elif [ "$path" = "$(cat "$folder/claims/$digest/path" 2>/dev/null)" ]; then
			printf '%s\t%s\t%s\t%s\n' "$path" "$size" "$stamp" "$digest" >>"$base.mine"
		else
			printf '%s\t%s\t%s\t%s\tduplicate\t\\N\tthe same bytes as another of this run\t\\N\t\\N\t\\N\tf\n' \
			    "$path" "$size" "$stamp" "$digest" >>"$base.done"
		fi
	done <"$base.todo"
}

# Leaves the statuses of the two stages in `first` and `second`.
read_mine() {
	cut -f 1 "$base.mine" >"$base.paths"
	if [ -n "$pack" ]; then
		"$extract" "@$base.paths" 2>"$base.err" | "$transform" 2>>"$base.err" |
		    $pack >"$base.records.part"
	else
		"$extract" "@$base.paths" 2>"$base.err" | "$transform" 2>>"$base.err" \
		    >"$base.records.part"
	fi
	local statuses=("${PIPESTATUS[@]}")
	first=${statuses[0]} second=${statuses[1]}
	[ "${statuses[2]:-0}" -eq 0 ] || second=74
}

# The status of the stage that is to blame, or 0 if the stream is whole.
blame() {
	if [ "$second" -eq 0 ]; then
		[ "$first" -eq 65 ] || echo "$first"
	elif [ "$second" -eq 65 ] && [ "$first" -ne 0 ] && [ "$first" -ne 65 ]; then
		echo "$first"
	else
		echo "$second"
	fi
}

# Which archives are no longer what they were when they were listed.
changed() {
	cut -f 1 "$base.mine" | tr '\n' '\0' |
	    xargs -0r stat -L --printf '%n\t%s\t%.6Y\n' -- 2>/dev/null | sed 's/\.\([0-9]*\)$/\1/' |
	    awk -F '\t' 'FILENAME == "-" { is[$0] = 1; next }
		!(($1 "\t" $2 "\t" $3) in is) { print $1 }' - "$base.mine"
}

unpacked() {
	if [ -n "$pack" ]; then gzip -dc "$1"; else cat "$1"; fi
}

# What became of each archive that was read: $1 is the state of those that
# nobody complained of, $2 the status.
judge() {
	changed >"$base.changed"
	{
		if [ "$1" = loaded ]; then
			unpacked "$base.records.part" | awk -F '\t' -v OFS='\t' -v met="$base.met" '
			BEGIN { printf "" >met }
			$1 == "reject" { print $5, $6, $9 >met }
			$1 == "input" { archive = $3 }
			$1 == "report" { reports[archive]++ }
			$1 == "reject" { rejects[archive]++ }
			END { for (a in reports) print "p\t" a "\t" reports[a]
				for (a in rejects) print "j\t" a "\t" rejects[a] }'
		fi
		sed 's/^/c\t/' "$base.changed"
		tr '\t\\' ' /' <"$base.err" | sed 's/^/e\t/'
	} | awk -F '\t' -v OFS='\t' -v state="$1" -v status="$2" \
	    -v seconds="$(elapsed)" '
	BEGIN { n = nsaid = 0 }
	FILENAME == "-" {
		if ($1 == "p") reports[$2] = $3
		if ($1 == "j") rejects[$2] = $3
		if ($1 == "c") changed[$2] = 1
		if ($1 == "e") said[nsaid++] = $2
		next
	}
	{ path[n] = $1; line[n++] = $1 OFS $2 OFS $3 OFS $4 }
	# A complaint names the archive, and a place behind a colon or a sharp.
	function owner(text,    i, p, best) {
		sub(/^glasshouse-[a-z]*: /, "", text)
		for (i = 0; i < n; i++) {
			p = path[i]
			if (substr(text, 1, length(p)) == p &&
			    substr(text, length(p) + 1, 1) ~ /[:#]/ && length(p) > length(best))
				best = p
		}
		return best
	}
	END {
		for (i = 0; i < nsaid; i++) {
			p = owner(said[i])
			if (p != "" && !(p in complaint))
				complaint[p] = said[i]
			if (p != "")
				found = 1
		}
		for (i = 0; i < n; i++) {
			p = path[i]
			s = state; code = status ? status : "\\N"; words = "\\N"
			if (state == "failed")
				words = p in complaint ? complaint[p] : nsaid ? said[0] : "stopped with status " status
			else if (p in changed) {
				s = "failed"; code = 75; words = "it changed while it was read"
			} else if (status == 65 && (p in complaint || !found)) {
				s = "damaged"; words = p in complaint ? complaint[p] : said[0]
			} else
				code = "\\N"
			print line[i], s, code, substr(words, 1, 1000), reports[p] + 0,
			    rejects[p] + 0, seconds, "t"
		}
	}' - "$base.mine"
}

elapsed() {
	awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f", b - a }'
}

# Ends with a result for all, or with a status for which nothing is at fault here.
give_up() { # give_up STATUS
	rm -f "$base.records" "$base.records.part"
	case $1 in
	69 | 74 | 75) exit "$1" ;;
	esac
	judge failed "$1" >>"$base.done" && mv "$base.done" "$base.result" || exit 74
	exit 0
}

read_batch() {
	: >"$base.err"
	classify && claim || exit 74
	if [ ! -s "$base.mine" ]; then
		mv "$base.done" "$base.result.part" || exit 74
		return
	fi
	read_mine
	local status
	status=$(blame)
	[ -z "$status" ] || [ "$status" -eq 0 ] || give_up "$status"
	cp "$base.done" "$base.result.part" && judge loaded "$first" >>"$base.result.part" &&
	    mv "$base.records.part" "$base.records" || exit 74
}

# Another loader at work is waited for, but not for ever.
load_batch() {
	local status=0
	if [ -s "$base.records" ]; then
		unpacked "$base.records" | flock "$folder/load.lock" "$load" --wait 900 \
		    ${max_rejects:+"$max_rejects"} ${reread:+--reread} 2>"$base.said" >/dev/null
		status=${PIPESTATUS[1]}
		grep -v '^glasshouse-load: .*reports: ' "$base.said" >>"$base.err"
		[ "$status" -eq 0 ] || give_up "$status"
		sed -n 's/.*reports: \([0-9]*\) loaded\(.*\); cells: \([0-9]*\);.*rejects: \([0-9]*\) new.*/\1 \3 \4 \2/p' \
		    "$base.said" >"$base.counts"
	fi
	rm -f "$base.records"
	mv "$base.result.part" "$base.result" || exit 74
}

max_rejects=${GLASSHOUSE_MAX_REJECTS:+--max-rejects=$GLASSHOUSE_MAX_REJECTS}
case $mode in
read) read_batch ;;
load) load_batch ;;
both)
	read_batch
	load_batch
	;;
esac
