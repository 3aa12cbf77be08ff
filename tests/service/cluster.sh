# shellcheck shell=bash
# A PostgreSQL cluster of a test's own, on a unix socket, never as root.  It can be
# killed, and on a small disk it can run full.  Sets PGHOST and PGUSER.

cluster=''
pg_bin=$(find /usr/lib/postgresql -maxdepth 3 -name initdb 2>/dev/null | sort -V | tail -n 1)
pg_bin=${pg_bin%/*}

# Runs a program of the server; as postgres if the test is run by root.
as_server() {
	if [ "$(id -u)" -eq 0 ]; then
		(cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups -- "$@" 9>&-)
	else
		(cd / && exec "$@" 9>&-)
	fi
}

# Makes one in the folder, and starts it.
cluster_make() { # cluster_make FOLDER
	cluster=$1
	chmod 755 "$cluster"
	mkdir -p "$cluster/socket" "$cluster/disk"
	[ "$(id -u)" -ne 0 ] || chown postgres: "$cluster/socket" "$cluster/disk"
	as_server "$pg_bin/initdb" -D "$cluster/disk/data" -U glasshouse -E UTF8 --locale=C.UTF-8 \
	    --auth=trust --wal-segsize=1 >"$cluster/initdb.log" 2>&1 || return
	export PGHOST=$cluster/socket PGUSER=glasshouse
	unset PGPORT PGDATABASE PGSERVICE PGHOSTADDR PGOPTIONS
	cluster_start
}

cluster_start() {
	local settings="-c listen_addresses='' -c unix_socket_directories='$cluster/socket'"
	# What is killed here is not the machine, so nothing is lost with this.
	settings+=' -c fsync=off'
	settings+=' -c max_wal_size=16MB -c min_wal_size=2MB -c shared_buffers=16MB'
	# What is left of one that was killed may take a moment to go.
	for _ in {1..20}; do
		as_server "$pg_bin/pg_ctl" -D "$cluster/disk/data" -w -t 600 -l "$cluster/socket/log" \
		    -o "$settings" start >/dev/null 2>&1 && return
		sleep 0.5
	done
	return 1
}

cluster_stop() { # cluster_stop [fast|immediate]
	as_server "$pg_bin/pg_ctl" -D "$cluster/disk/data" -m "${1:-fast}" -w -t 600 stop >/dev/null 2>&1
}

cluster_runs() {
	as_server "$pg_bin/pg_ctl" -D "$cluster/disk/data" status >/dev/null
}
