#!/bin/bash
# scripts/quickstart in a copy of the sources, in the least comfortable place: a
# long path with blanks, below a folder that nobody else may enter, started from
# elsewhere, without HOME and with a bare locale.
set -u -o pipefail
cd "$(dirname "$0")/.." || exit 1
if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
	echo '1..0 # SKIP PostgreSQL is not installed'
	exit
fi
top=$(mktemp -d) || exit 1
copy="$top/a folder with a long name, longer than the path of a socket may be/\
and another one below it, so that no path is short/glasshouse"
n=0
unset HOME
export LC_ALL=C

tidy() {
	"$copy/scripts/quickstart" --remove >/dev/null 2>&1
	rm -rf "$top"
}
trap tidy EXIT

ok() { # ok NAME COMMAND...
	local name=$1
	shift
	n=$((n + 1))
	if "$@"; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$top/out" | tail -n 30 >&2
	fi
}

says() {
	grep -q -- "$1" "$top/out"
}

quickstart() {
	(cd / && "$copy/scripts/quickstart" "$@" >"$top/out" 2>&1 </dev/null)
}

mkdir -p "$copy"
chmod 700 "$top"
tar -c --exclude=.git --exclude='./build*' . | tar -x -C "$copy" || exit 1

ok 'it runs' quickstart
ok 'it loads the sample' says ' 32 loaded, 0 unchanged'
ok 'it answers who received how many requests' says '^ 20[0-9][0-9] |'
ok 'it answers which reports do not add up' says 'cases filed directly are the sum'
sed -n '/^quickstart: building/,/^```/p' README.md |
    grep -E '^glasshouse-load|^ 20| in build/sample' >"$top/readme"
ok 'README shows what it says' test -s "$top/readme" -a -z "$(grep -vxFf "$top/out" "$top/readme")"
ok 'it tells where the pages are' says '^To look: *file:///.*/dashboard/index.html$'
ok 'and they are there' grep -q 'Annual reports' "$copy/build/quickstart/dashboard/index.html"
ok 'it tells how to open psql' says "psql 'host=/tmp/"
connection=$(sed -n "s/.*psql '\(host=[^']*\)'.*/\1/p" "$top/out")
count() {
	test "$(psql -XAtq "$connection" -c "$1")" = "$2"
}
ok 'psql opens there' count 'SELECT count(*) FROM glasshouse.dim_report WHERE report_id > 0' 32
ok 'the server listens on no port' count 'SHOW listen_addresses' ''
pid=$(head -n 1 "$copy/build/quickstart/data/postmaster.pid")
ok 'and does not run as root' test "$(stat -c %u "/proc/$pid")" -ne 0
ok 'again, it runs' quickstart
ok 'and loads nothing' says ' 0 loaded, 32 unchanged'
printf 'Nothing of interest.\n' >"$top/page.txt"
ok 'a path of its own is loaded instead' quickstart "$top/page.txt"
ok 'with what is in it' says ' 0 loaded, 0 unchanged'
ok 'a path that is not there is an error' test "$(quickstart /nothing; echo $?)" = 69
ok 'in one line' test "$(wc -l <"$top/out")" -eq 1
ok 'it stops' quickstart --stop
runs() {
	grep -qs '^State:.[^Z]' "/proc/$pid/status"
}
is_down() { # a server's last act takes a moment behind that on its files
	for _ in {1..100}; do
		runs || return 0
		sleep 0.1
	done
	return 1
}
ok 'and is down' is_down
ok 'and starts again with all it had' quickstart
ok 'unchanged' says ' 0 loaded, 32 unchanged'
ok 'it can be removed' quickstart --remove
ok 'and leaves nothing' test ! -e "$copy/build/quickstart" -a ! -e "${connection#host=}"
echo "1..$n"
