# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# Units of work in a folder that all machines share: UNIT.list says what to read,
# as batch.sh has it.  A unit is
#
#	read      when UNIT.read is there: its records lie beside it, packed
#	entered   when UNIT.entered is there: loaded, and in the ledger
#
# What is neither is to be read, again or for the first time.
. "$parts/listing.sh"

# Cuts what the ledger does not know into units, once for a folder.
make_units() { # make_units OPERAND...
	local version
	if [ -e "$work/planned" ]; then
		return
	fi
	mkdir -p "$work/units/claims" || die 74 "$work cannot be written to"
	list_archives "$work/listing" "$@"
	[ "$unlisted" -eq 0 ] || die 65 'nothing is done until all of the list is there'
	ask ledger >"$work/ledger" || exit
	plan_archives "$work/listing" "$work/ledger" 1000 '' '' >"$work/plan" || die 74 'no plan'
	awk -F '\t' -v OFS='\t' '$5 ~ /^(loaded|damaged)$/ && $4 != "-" { print $4, $1 }' \
	    "$work/ledger" >"$work/units/known"
	[ -n "$dry" ] || cut -f 1-3,6 "$work/plan" | ask plan || exit
	awk -F '\t' -v OFS='\t' -v folder="$work/units" -v most="$unit_bytes" '
	$6 == "gone" { next }
	{
		if (file == "" || bytes + $2 > most || count == 10000) {
			if (file != "")
				close(file)
			file = sprintf("%s/%06d.list", folder, ++n)
			bytes = count = 0
		}
		print $1, $2, $3, $4, $5 >file
		bytes += $2
		count++
	}' "$work/plan" || die 74 "$work cannot be written to"
	touch "$work/planned" || die 74 "$work cannot be written to"
}

# Units that are to be read: neither read nor entered.
unread() {
	units_without read entered
}

# Units that are read and not entered.
unloaded() {
	local list base
	for list in "$work"/units/*.list; do
		base=${list%.list}
		[ ! -e "$base.read" ] || [ -e "$base.entered" ] || basename "$base"
	done
}

units_without() {
	local list base mark
	for list in "$work"/units/*.list; do
		[ -e "$list" ] || continue
		base=${list%.list}
		for mark; do
			[ ! -e "$base.$mark" ] || continue 2
		done
		basename "$base"
	done
}

# Reads one unit.  Whoever else is at it, on a node that was given up for lost,
# is waited for, and then has done it.
read_unit() { # read_unit UNIT
	local base=$work/units/$1 code=0
	exec 8>"$base.lock"
	flock 8
	if [ ! -e "$base.read" ]; then
		pack='gzip -1' bash "$parts/batch.sh" read "$base" 8>&- || code=$?
		cat "$base.err" >&2 2>/dev/null || true
		[ $code -ne 0 ] || touch "$base.read"
	fi
	exec 8>&-
	return $code
}

# Loads one unit and enters it in the ledger.
load_unit() { # load_unit UNIT
	local base=$work/units/$1 code=0 version
	version=$("$load" --version)
	if [ ! -e "$base.result" ]; then
		pack='gzip -1' bash "$parts/batch.sh" load "$base" || code=$?
		if [ $code -ne 0 ]; then
			cat "$base.said" >&2 2>/dev/null || true
			return $code
		fi
	fi
	enter "$base" "${version##* }" '' || return
	touch "$base.entered"
	rm -f "$base.records"
}

# Loads all that is read, for loader K of N.
load_units() { # load_units K N
	local unit n=0 code=0 worst=0
	need_warehouse
	for unit in $(unloaded); do
		n=$((n + 1))
		[ $((n % $2)) -eq $(($1 % $2)) ] || continue
		code=0
		load_unit "$unit" || code=$?
		case $code in
		0) ;;
		69 | 74 | 75) return $code ;;
		*) worst=65 ;;
		esac
	done
	return $worst
}

# A line on how far it is; 0 if all is entered and nothing failed.
tell_units() {
	local all read entered failed damaged
	all=$(find "$work/units" -maxdepth 1 -name '*.list' | wc -l)
	entered=$(find "$work/units" -maxdepth 1 -name '*.entered' | wc -l)
	read=$(unloaded | wc -l)
	failed=$(cat "$work"/units/*.result 2>/dev/null | awk -F '\t' '$5 == "failed" { n++ } END { print n + 0 }')
	damaged=$(cat "$work"/units/*.result 2>/dev/null | awk -F '\t' '$5 == "damaged" { n++ } END { print n + 0 }')
	say "units: $all; loaded: $entered; read and not loaded: $read; to read: $((all - entered - read));" \
	    "archives failed: $failed, damaged: $damaged"
	[ "$entered" -eq "$all" ] || return 75
	[ $((failed + damaged)) -eq 0 ] || return 65
}

# What both engines take: their own options are left in `rest`.
unit_options() {
	rest=() operands=() rate=20 seconds=60 unit_mib='' dry='' waits=''
	while [ $# -gt 0 ]; do
		case $1 in
		-d | --dbname | --rate | --seconds | --unit | --loaders | --at-once | --partition | \
		    -j | --jobs | --sshlogin | --sshloginfile)
			[ $# -gt 1 ] || misused "$1 wants a value"
			;;
		esac
		case $1 in
		-d | --dbname) set_database "$2"; shift ;;
		--rate) whole --rate "$2" 1 100000; rate=$2; shift ;;
		--seconds) whole --seconds "$2" 30 86400; seconds=$2; shift ;;
		--unit) whole --unit "$2" 0 1000000; unit_mib=$2; shift ;;
		--dry-run) dry=1 ;;
		--wait) waits=1 ;;
		--loaders | --at-once | --partition | -j | --jobs | --sshlogin | --sshloginfile)
			rest+=("$1" "$2")
			shift
			;;
		-h | --help) help ;;
		-?*) misused "no option $1" ;;
		*) operands+=("$1") ;;
		esac
		shift
	done
	[ ${#operands[@]} -ge 2 ] || misused 'which archives, and which folder for the work?'
	work=$(realpath -sm -- "${operands[-1]}")
	unset 'operands[-1]'
	unit_bytes=$((${unit_mib:-$((rate * seconds))} * 1048576))
}
