# shellcheck shell=bash
# What the tests of the service share: a folder of the test's own, the programs in
# it, of which extract can be held, archives, and how a test is told.
. tests/service/cluster.sh
if [ -z "$pg_bin" ]; then
	echo '1..0 # SKIP PostgreSQL is not installed'
	exit
fi
: "${B:?the build folder}"
programs=$(realpath "$B")/bin
top=$(mktemp -d) || exit 1
n=0
export LC_ALL=C.UTF-8 GLASSHOUSE_CONF='' GLASSHOUSE_STATE=$top/state
unset GLASSHOUSE_ARCHIVES GLASSHOUSE_METRICS GLASSHOUSE_SUMMARY GLASSHOUSE_JOBS

# Ends what was started, whatever became of the test.
tidy() {
	rm -f "$top/held"
	cluster_stop immediate
	umount "$top/disk" 2>/dev/null
	rm -rf "$top"
}
trap tidy EXIT
trap 'exit 1' TERM INT

shown=() # what is shown of a test that failed
ok() { # ok NAME COMMAND...: the command succeeds
	local name=$1
	shift
	n=$((n + 1))
	if "$@"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "${shown[@]}" 2>/dev/null | head -n 30 >&2
	fi
}

# Waits for what will come, however slow the machine is.
await() { # await COMMAND...
	local end=$((SECONDS + 600))
	until "$@"; do
		if [ $SECONDS -ge $end ]; then
			echo "Bail out! waited in vain: $*"
			exit 1
		fi
		sleep 0.1
	done
}

# The programs, with an extract that reads no archive before $top/held is gone, and
# says in $top/begun that it waits; with $top/noisy it complains a lot, and with
# $top/broken it ends as by a bug.
mkdir -p "$top/b/bin" "$top/arch"
ln -s "$programs/transform" "$programs/load" "$top/b/bin/"
cat >"$top/b/bin/extract" <<END
#!/bin/sh
if [ "\${1#@}" != "\$1" ]; then
	[ ! -e '$top/held' ] || touch '$top/begun'
	while [ -e '$top/held' ]; do
		sleep 0.1
	done
	[ ! -e '$top/noisy' ] || yes 'glasshouse-extract: this is odd' | head -n 5000 >&2
	[ ! -e '$top/broken' ] || exit 70
fi
exec '$programs/extract' "\$@"
END
chmod +x "$top/b/bin/extract"

glasshouse() {
	B=$top/b scripts/nightly "$@"
}

archive() { # archive SEED REPORTS FILE
	scripts/make-archive --seed "$1" --reports "$2" --container warc.gz --truth /dev/null \
	    --faults /dev/null "$3" >/dev/null 2>&1
}

# The warehouse as text, by what its rows say and not by their keys.
dump() { # dump DATABASE
	psql -XAtq -v ON_ERROR_STOP=1 -d "$1" -f tests/service/rows.sql | sort
}
