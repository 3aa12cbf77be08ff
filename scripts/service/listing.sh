# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# Which archives there are, and which of them have to be read.

# Lists the archives of operands, sorted by path: path, size, time in
# microseconds.  An operand is a file, @LIST, or a folder with all below it but
# what begins with a dot.  Leaves in `unlisted` how many are not there, cannot be
# read or could not be entered, and names five of each.
list_archives() { # list_archives FILE OPERAND...
	local to=$1 operand path
	shift
	: >"$to.raw"
	: >"$to.missing"
	: >"$to.unread"
	for operand; do
		case $operand in
		@*)
			[ -r "${operand#@}" ] && [ ! -d "${operand#@}" ] ||
			    die 64 "${operand#@} cannot be read"
			while IFS= read -r path || [ -n "$path" ]; do
				[ -z "$path" ] || list_one "$path" "$to"
			done <"${operand#@}" >>"$to.raw"
			;;
		*)
			list_one "$operand" "$to" >>"$to.raw"
			;;
		esac
	done
	# A name that is no text, or that would break a line of the ledger.
	grep -axv '.*' "$to.raw" >"$to.odd" || true
	{ grep -ax '.*' "$to.raw" || true; } | awk -F '\t' -v odd="$to.odd" '
		NF != 3 || /\\/ || $2 !~ /^[0-9]+$/ { print >>odd; next }
		{ print }' | sort -t $'\t' -k 1,1 -u >"$to"
	sed 's/\t[0-9]*\t[0-9]*$//' "$to.odd" | tr -c '[:print:]\n' '?' | head -n 5 |
	    sed 's/^/glasshouse: a name that the ledger cannot hold: /' >&2
	tr -c '[:print:]\n' '?' <"$to.missing" | head -n 5 |
	    sed 's/^/glasshouse: /; s/$/ is not there/' >&2
	tr -c '[:print:]\n' '?' <"$to.unread" | head -n 5 | sed 's/^[a-z]*: /glasshouse: /' >&2
	unlisted=$(cat "$to.odd" "$to.missing" "$to.unread" | wc -l)
}

# A line feed in a name becomes a tab, or its rest would be taken for a path.
list_one() { # list_one PATH FILE
	local path
	path=$(realpath -sm -- "$1")
	if [ -d "$path" ]; then
		LC_ALL=C find "$path" -mindepth 1 -name '.*' -prune -o -type f -printf '%p\t%s\t%T@\0' -o \
		    -type l -xtype f -exec stat -L --printf '%n\t%s\t%.9Y\0' {} + 2>>"$2.unread" || true
	elif [ -e "$path" ]; then
		stat -L --printf '%n\t%s\t%.9Y\0' -- "$path"
	else
		printf '%s\n' "$path" >>"$2.missing"
	fi | tr '\n\0' '\t\n' | sed 's/\.\([0-9]\{6\}\)[0-9]*$/\1/'
}

# Compares a listing with the ledger and writes, in the order in which they are
# to be read: path, size, time, digest, state, and why (new, changed, waiting,
# failed or again; gone for what was to be read and is no longer there).
plan_archives() { # plan_archives LISTING LEDGER ATTEMPTS AGAIN FOLDERS
	awk -F '\t' -v OFS='\t' -v listing="$1" -v attempts="$3" -v again="$4" \
	    -v folders="$5" '
	BEGIN {
		nfolders = split(folders, folder, "\n")
		while ((getline <listing) > 0) {
			path[n++] = $1; size[$1] = $2; stamp[$1] = $3
		}
	}
	{ # the ledger
		if ($1 in size)
			entry[$1] = $0
		else if ($5 ~ /^(waiting|failed)$/)
			for (i = 1; i <= nfolders; i++)
				if (index($1, folder[i] "/") == 1) {
					print "9", "0", $1, $2, $3, $4, $5, "gone"
					break
				}
	}
	function plan(rank, key, p, digest, state, why) {
		print rank, key, p, size[p], stamp[p], digest, state, why
	}
	END {
		for (i = 0; i < n; i++) {
			p = path[i]
			if (!(p in entry)) {
				plan(1, i, p, "-", "-", "new")
				continue
			}
			split(entry[p], e, "\t")
			if (e[2] != size[p] || e[3] != stamp[p])
				plan(1, i, p, e[4], e[5], "changed")
			else if (again == "failed" && e[5] ~ /^(failed|damaged|waiting|gone)$/ ||
			    again == "all")
				plan(1, i, p, "-", "-", "again")
			else if (e[5] == "waiting" || e[5] == "gone")
				plan(1, i, p, "-", e[5], "waiting")
			else if (e[5] == "failed" && e[6] < attempts)
				plan(2, -e[7], p, "-", "-", "failed")
		}
	}' "$2" | sort -t $'\t' -k 1,1n -k 2,2n -k 3,3 | cut -f 3-
}

# Cuts what is to be read into batches, FOLDER/NNNNNN.list: small archives share
# one, since each batch is a pipeline and a transaction; what failed is alone.
cut_batches() { # cut_batches FOLDER <PLAN
	awk -F '\t' -v OFS='\t' -v folder="$1" '
	BEGIN { SMALL = 4 * 1048576; BATCH = 8 * 1048576; MOST = 500 }
	$6 == "gone" { next }
	{
		alone = $2 >= SMALL || $6 == "failed" || $6 == "again"
		if (file == "" || alone || last_alone || bytes + $2 > BATCH || count == MOST) {
			if (file != "")
				close(file)
			file = sprintf("%s/%06d.list", folder, ++n)
			bytes = count = 0
		}
		print $1, $2, $3, $4, $5 >file
		bytes += $2
		count++
		last_alone = alone
	}'
}
