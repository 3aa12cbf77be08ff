# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# Questions to the server, each a file of scripts/service/sql.
shopt -s extglob

# Runs a question, with what stands on standard input if it copies.  Values are
# psql's variables, which it quotes.  If it fails, says why in one line, and
# returns 75 if the same might go well later (the server away or busy, no room
# left, a lock), 69 if not.
ask() { # ask NAME [VARIABLE=VALUE...]
	local name=$1 variables=() said code
	shift
	while [ $# -gt 0 ]; do
		variables+=(-v "$1")
		shift
	done
	{
		said=$(psql -XAtqw -F $'\t' -v ON_ERROR_STOP=1 -v VERBOSITY=verbose \
		    "${variables[@]}" -f "$parts/sql/$name.sql" 2>&1 >&3 3>&-) && return
		code=$?
	} 3>&1
	[ $code -ne 141 ] || return 141 # whoever was to read the answer has left
	# psql:FILE:LINE: ERROR:  SQLSTATE: MESSAGE
	said=$(grep -m 1 -E 'ERROR|FATAL|PANIC|error:' <<<"$said" || true)
	said=${said##*sql:+([0-9]): }
	say "$name: $(one_line "$said")"
	if [[ $said =~ (ERROR|FATAL|PANIC):\ \ ([0-9A-Z]{5}): ]]; then
		[[ ${BASH_REMATCH[2]} =~ ^(08|53|57|40|55P03) ]] || return 69
		return 75
	fi
	return "$(server_status "$said")"
}

# The status for a connection that failed with the words of $1: 75 if the server
# is away, is on its way up or down, or has no room; 69 if it refused.
server_status() {
	case ${1-} in
	*'could not '* | *'starting up'* | *'shutting down'* | *'recovery'* | *'too many'* | *'remaining'*)
		echo 75
		;;
	*) if pg_isready -q; then echo 69; else echo 75; fi ;;
	esac
}

# Ends the run unless the server answers and has a warehouse of this version.
# Says why in the server's own words, in one line.
need_warehouse() {
	local said
	said=$(psql -XAtqw -c "SELECT to_regclass('etl.archive') IS NOT NULL" 2>&1) ||
	    die "$(server_status "$said")" "$(one_line "$said")"
	[ "$said" = t ] || die 69 'there is no warehouse in this database: run glasshouse setup'
}

# Enters what became of a batch in the ledger.
enter() { # enter BASE VERSION INGEST
	{
		cat "$1.result"
		printf '\\.\n'
		cat "$1.met" 2>/dev/null
		printf '\\.\n'
	} | ask book version="$2" ingest="$3"
}

# A complaint of psql as one line, without its own name.
one_line() {
	printf '%s' "$1" | tr -s '\n\t' '  ' | sed 's/^psql: error: //; s/ $//' | cut -c 1-300
}

# A text as JSON has it.
json_text() {
	local text=$1
	text=${text//\\/\\\\}
	text=${text//\"/\\\"}
	printf '"%s"' "$(printf '%s' "$text" | tr '\000-\037' ' ')"
}
