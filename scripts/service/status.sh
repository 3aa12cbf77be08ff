# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse status: the ledger, for people and for machines.

synopsis='usage: glasshouse status [--json] [-d NAME]'
json=''
while [ $# -gt 0 ]; do
	case $1 in
	--json) json=1 ;;
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	-h | --help) explained <<END
$synopsis

Prints the last runs, the archives by state, what failed, what was given up,
and the years that there are reports on.

  -d, --dbname NAME  the database
      --json         the same as JSON
  -h, --help         print this

Exits 0 if nothing failed or waits, 65 if something did, 75 if the server is
away.
END
		;;
	*) misused "no operand $1" ;;
	esac
	shift
done
need_warehouse

told() { # told NAME
	ask "$1" || exit
}

if [ -n "$json" ]; then
	told status_json
else
	if ! flock -n "$state/lock" true 2>/dev/null && [ -s "$state/lock" ]; then
		printf 'At work: %s\n\n' "$(head -c 200 "$state/lock")"
	fi
	echo 'Last runs'
	told status_runs | awk -F '\t' '
	BEGIN { printf "%6s  %-16s %8s %6s %7s %7s %6s %7s %8s %8s  %s\n", "run", "began",
		"seconds", "status", "loaded", "damaged", "failed", "waiting", "reports", "reread", "on" }
	{ printf "%6s  %-16s %8s %6s %7s %7s %6s %7s %8s %8s  %s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9,
		$10, $11 }'
	printf '\nArchives\n'
	told status_archives | awk -F '\t' '{ printf "%12d %-10s %14.1f MiB\n", $2, $1, $3 / 1048576 }'
	told status_trouble | awk -F '\t' '
	NR == 1 { printf "\nFailed or damaged, the latest first\n" }
	{ printf "  %s, %s: %s\n", $1, $3, $4 ? $4 : "no complaint" }'
	told status_rejects | awk -F '\t' '
	NR == 1 { printf "\nGiven up (glasshouse rejects tells more)\n" }
	{ printf "%12d %-10s %-16s %s\n", $3, $1, $2, $4 }'
	told status_years | awk -F '\t' '
	NR == 1 { printf "\nYears: current reports, bodies, cells stated of those asked\n" }
	{ printf "%12s %8d %8d %7s%%\n", $1, $2, $3, $4 }'
fi
trouble=$(psql -XAtqw -c "SELECT count(*) FROM etl.archive WHERE archive_state IN ('failed', 'waiting')") ||
    exit "$(server_status)"
[ "$trouble" -eq 0 ] || exit 65
