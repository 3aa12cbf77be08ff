# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# Settings, in rising order: the file, the environment, the options of a command.
# The file is read and never run.  What of it begins with PG goes into the
# environment, for libpq; so no connection string stands in a process list.

settings_of() { # settings_of FILE
	local file=$1 line key value n=0
	while IFS= read -r line || [ -n "$line" ]; do
		n=$((n + 1))
		[[ $line =~ ^[[:space:]]*(#|$) ]] && continue
		[[ $line =~ ^[[:space:]]*([A-Za-z_]+)[[:space:]]*=[[:space:]]*(.*[^[:space:]])?[[:space:]]*$ ]] ||
		    die 64 "$file:$n: this is no setting: ${line:0:60}"
		key=${BASH_REMATCH[1]} value=${BASH_REMATCH[2]}
		case $key in
		archives) # may stand there several times
			archives_there=${archives_there:+$archives_there:}$value
			continue
			;;
		state | jobs | metrics | summary | time_limit | archive_limit | \
		    attempts | max_rejects | dashboard) key=GLASSHOUSE_${key^^} ;;
		PG[A-Z]*) ;;
		*) die 64 "$file:$n: no setting is called ${key:0:60}" ;;
		esac
		[ -n "${!key+set}" ] || export "$key=$value"
	done <"$file"
}

archives_there=''
conf=${GLASSHOUSE_CONF-/etc/glasshouse.conf}
if [ -n "$conf" ] && [ -e "$conf" ]; then
	[ -r "$conf" ] || die 69 "$conf cannot be read"
	settings_of "$conf"
elif [ -n "${GLASSHOUSE_CONF-}" ]; then
	die 64 "$conf is not there"
fi
: "${GLASSHOUSE_ARCHIVES=$archives_there}"

# Where the service keeps its lock and what it works on.
state=${GLASSHOUSE_STATE-}
if [ -z "$state" ]; then
	state=/var/lib/glasshouse
	[ -w "$state" ] || state=${XDG_STATE_HOME:-${HOME:-/nonexistent}/.local/state}/glasshouse
fi

if [ -z "${PGDATABASE-}${PGSERVICE-}" ]; then
	export PGDATABASE=glasshouse
fi
export PGCLIENTENCODING=UTF8 PGCONNECT_TIMEOUT=${PGCONNECT_TIMEOUT:-10}
# No question is left to hang for ever, and none is answered by a person.
export PSQL_PAGER='' PSQLRC=/dev/null

# The database of --dbname: a name, for a string with a password in it would be
# seen by everyone on the machine.
set_database() {
	case $1 in
	'' | *=* | *://*) misused 'a database is its name; the rest goes into PG variables or a service file' ;;
	esac
	unset PGSERVICE
	export PGDATABASE=$1
}

# The argument of option $1 is $2, a whole number from $3 to $4.
whole() {
	[[ $2 =~ ^[0-9]{1,9}$ ]] && [ "$((10#$2))" -ge "$3" ] && [ "$((10#$2))" -le "$4" ] ||
	    misused "$1 is a whole number from $3 to $4"
}
