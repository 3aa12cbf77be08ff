# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse explain: where the figures of a report come from.

synopsis='usage: glasshouse explain [--bytes] [-d NAME] REPORT|URL|DIGEST|DOCUMENT'
what='' bytes=''
while [ $# -gt 0 ]; do
	case $1 in
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	--bytes) bytes=1 ;;
	-h | --help) explained <<END
$synopsis

Prints what a report says and how that was told: its cells with their states and
the lines they were read from, the sums that were tried, other versions, and the
command that prints the bytes.

  -d, --dbname NAME  the database
      --bytes        print those bytes and nothing else
  -h, --help         print this
END
		;;
	-?*) misused "no option $1" ;;
	*) [ -z "$what" ] || misused 'one report at a time'; what=$1 ;;
	esac
	shift
done
[ -n "$what" ] || misused 'which report?'
need_warehouse

found=$(ask explain_find what="$what") || exit
[ -n "$found" ] || die 65 "there is no report $what"
for report in $found; do
	place=$(ask explain_place report="$report") || exit
	if [ -n "$bytes" ]; then
		exec "$extract" --dump "$place"
	fi
	ask explain report="$report" || exit
	printf 'Its bytes\n%s --dump %q\n\n' "$([ "${extract##*/}" = glasshouse-extract ] &&
	    echo glasshouse-extract || echo "$extract")" "$place"
done
