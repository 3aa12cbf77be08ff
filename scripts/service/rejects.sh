# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse rejects: what was given up, and how to see its bytes.

synopsis='usage: glasshouse rejects [-d NAME] [-n N] [REASON]'
reason='' most=20
while [ $# -gt 0 ]; do
	case $1 in
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	-n) [ $# -gt 1 ] || misused "$1 wants a value"; whole -n "$2" 1 100000000; most=$2; shift ;;
	-h | --help) explained <<END
$synopsis

Prints what was given up by reason, each with the command that prints the bytes
of its first document; or, of one REASON, the documents one by one.

  -d, --dbname NAME  the database
  -n N               at most that many documents of a reason (20)
  -h, --help         print this
END
		;;
	-*) misused "no option $1" ;;
	*) [ -z "$reason" ] || misused 'one reason at most'; reason=$1 ;;
	esac
	shift
done
need_warehouse
dump="${extract##*/}"
[ "$dump" = glasshouse-extract ] || dump=$extract

if [ -z "$reason" ]; then
	ask rejects | awk -F '\t' -v dump="$dump" -v q="'" '
	function quoted(text) { gsub(q, q "\\" q q, text); return q text q }
	{
		printf "%s%d %s (%s): %s\n", (NR > 1 ? "\n" : ""), $3, $2, $1, $4
		if ($6 != "") printf "    the first: %s\n", $6
		printf "    %s --dump %s\n", dump, quoted($5)
	}' || exit
	exit
fi
ask rejects_of reason="$reason" most="$most" | awk -F '\t' -v dump="$dump" -v q="'" '
function quoted(text) { gsub(q, q "\\" q q, text); return q text q }
{
	printf "%s%s\n", (NR > 1 ? "\n" : ""), $1
	if ($4 != "") printf "    %s\n", $4
	printf "    first seen %s, last %s\n    %s --dump %s\n", $5, $6, dump, quoted($2)
}
END { if (!NR) { print "nothing was given up for that reason" } }' || exit
