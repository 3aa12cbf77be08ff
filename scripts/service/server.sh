# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# Questions to the server, each a file of scripts/service/sql.

# Runs a question, with what stands on standard input if it copies.  Values are
# psql's variables, which it quotes.
ask() { # ask NAME [VARIABLE=VALUE...]
	local name=$1 variables=()
	shift
	while [ $# -gt 0 ]; do
		variables+=(-v "$1")
		shift
	done
	psql -XAtqw -F $'\t' -v ON_ERROR_STOP=1 "${variables[@]}" -f "$parts/sql/$name.sql"
}

# The status for a question that failed: 75 if the server was away, 69 if it
# refused.
server_status() {
	if pg_isready -q; then echo 69; else echo 75; fi
}

# Ends the run unless the server answers and has a warehouse of this version.
# Says why in the server's own words, in one line.
need_warehouse() {
	local said
	said=$(psql -XAtqw -c "SELECT to_regclass('etl.archive') IS NOT NULL" 2>&1) ||
	    die "$(server_status)" "$(one_line "$said")"
	[ "$said" = t ] || die 69 'there is no warehouse in this database: run glasshouse setup'
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
