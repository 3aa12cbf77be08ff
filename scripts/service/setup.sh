# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse setup: the role, the database and the warehouse.

synopsis='usage: glasshouse setup [-d NAME]'
role=glasshouse
while [ $# -gt 0 ]; do
	case $1 in
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	-h | --help) explained <<END
usage: glasshouse setup [-d NAME]

Makes the warehouse in the database, or brings it up to date.  If there is no
such database and the server is this machine's own, root and postgres make it,
with a role of the name glasshouse that is its owner.

  -d, --dbname NAME  the database
  -h, --help         print this
END
		;;
	*) misused "no operand $1" ;;
	esac
	shift
done

# Runs a command as another user, with the settings of this one.
as() { # as USER COMMAND...
	local user=$1
	shift
	if [ "$(id -un)" = "$user" ]; then
		(cd / && "$@")
	else
		(cd / && setpriv "--reuid=$user" "--regid=$user" --init-groups -- "$@")
	fi
}

make_database() {
	local name=${PGDATABASE:-glasshouse}
	[ -z "${PGSERVICE-}${PGHOSTADDR-}" ] && [[ ${PGHOST:-/} = /* ]] ||
	    die 69 "there is no database to be reached, and the server is not this machine's own"
	as postgres psql -XAtqw -d postgres -v ON_ERROR_STOP=1 -v role="$role" -v name="$name" <<'END'
SELECT format('CREATE ROLE %I LOGIN', :'role')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'role')
\gexec
SELECT format('CREATE DATABASE %I OWNER %I TEMPLATE template0 ENCODING ''UTF8''', :'name', :'role')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'name')
\gexec
END
}

case $(id -un) in
root)
	if id -u "$role" >/dev/null 2>&1 && ! as "$role" psql -Xqw -c '' 2>/dev/null; then
		make_database || die "$(server_status)" 'the database was not made'
	fi
	if id -u "$role" >/dev/null 2>&1; then
		as "$role" "$load" --migrate -q || exit
	else
		"$load" --migrate -q || exit
	fi
	;;
postgres)
	psql -Xqw -c '' 2>/dev/null || make_database || die "$(server_status)" 'the database was not made'
	;;
*) "$load" --migrate -q || exit ;;
esac
