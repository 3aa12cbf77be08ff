# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse diff: what two readings of the same documents say differently.

synopsis='usage: glasshouse diff [-d NAME] RUN RUN'
runs=()
while [ $# -gt 0 ]; do
	case $1 in
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	-h | --help) explained <<END
$synopsis

Prints the cells, checks and heads of reports that two readings have
differently, a line each, and a sum.  A RUN is a run of the warehouse by its
number (run_id), a file of records, perhaps packed by gzip, or "now": what the
other run read, read again by the programs that are here.  Documents are the
same by their digest.

  -d, --dbname NAME  the database
  -h, --help         print this

Exits 0 if both say the same, 1 if not.
END
		;;
	-?*) misused "no option $1" ;;
	*) runs+=("$1") ;;
	esac
	shift
done
[ ${#runs[@]} -eq 2 ] || misused 'two runs are compared'
[ "${runs[0]} ${runs[1]}" != 'now now' ] || misused 'one of them must be a run or a file'

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
: >"$folder/known"

reading() { # reading RUN OTHER: the shape of one side
	local code
	case $1 in
	now)
		[[ $2 =~ ^[0-9]+$ ]] || misused 'now wants the number of a run beside it'
		need_warehouse
		ask diff_inputs run="$2" >"$folder/inputs" || exit
		[ -s "$folder/inputs" ] || die 65 "there is no run $2"
		"$extract" "@$folder/inputs" | "$transform" >"$folder/records" || {
			# A stream that was cut is the fault of who wrote it.
			code=("${PIPESTATUS[@]}")
			[ "${code[*]}" = '65 0' ] || die $((code[0] > 0 && code[1] % 65 == 0 ? code[0] : code[1])) \
			    'the archives could not be read again'
		}
		awk -f "$parts/records.awk" "$folder/records"
		;;
	*[!0-9]* | '')
		[ -r "$1" ] || die 65 "$1 is no run and no file"
		gzip -dcf -- "$1" | awk -f "$parts/records.awk" || die 65 "$1: no stream of records, or a part of one"
		;;
	*)
		need_warehouse
		ask diff_run run="$1" || exit
		ask diff_known run="$1" >>"$folder/known" || exit
		;;
	esac
}

reading "${runs[0]}" "${runs[1]}" >"$folder/first"
reading "${runs[1]}" "${runs[0]}" >"$folder/second"
for side in first second; do
	[ -s "$folder/$side" ] || die 65 'one of the runs has no reports'
done
awk -v known="$folder/known" -v first="${runs[0]}" -v second="${runs[1]}" \
    -f "$parts/diff.awk" "$folder/first" "$folder/second"
