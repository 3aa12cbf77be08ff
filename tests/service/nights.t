#!/bin/bash
# Fourteen nights of cron, each with what can go wrong in it.  In the end the
# warehouse must be the one that a single clean load of the archives makes, row
# for row.  What cron would have mailed is shown night by night.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
# Mounts of its own, which go with the last of its processes.
if [ "$(id -u)" -eq 0 ] && [ -z "${NIGHTS_APART-}" ]; then
	NIGHTS_APART=1 unshare -m true 2>/dev/null &&
	    NIGHTS_APART=1 exec unshare -m "$PWD/tests/service/nights.t"
fi
. tests/service/service.sh
mkdir "$top/disk"
shown=("$top/mail")
export GLASSHOUSE_JOBS=2

# What cron does, at some time of a night: mails what is said.
night=0
cron() { # cron WHAT HAPPENED
	night=$((night + 1))
	glasshouse ingest --summary "$top/summary.json" --metrics "$top/glasshouse.prom" \
	    "$top/arch" >"$top/mail" 2>&1 9>&- </dev/null
	mailed $? "$1"
}

mailed() { # mailed STATUS WHAT
	status=$1
	{
		printf '# night %d: %s: status %d, ' "$night" "$2" "$status"
		if [ -s "$top/mail" ]; then
			printf 'and this mail:\n'
			sed "s,$top/,,g; s/, process [0-9]* on .*//; s/^/#     /" "$top/mail"
		else
			printf 'no mail\n'
		fi
	} | cut -c 1-150
}

is() {
	[ "$status" -eq "$1" ]
}
says() {
	grep -q -- "$1" "$top/mail"
}
silent() {
	[ ! -s "$top/mail" ]
}
sum() { # sum NAME VALUE: what the summary says
	grep -q "\"$1\": $2,\{0,1\}\$" "$top/summary.json"
}

arrive() { # arrive NAME...
	local name
	for name; do
		mv "$top/$name.warc.gz" "$top/arch/.part" && mv "$top/arch/.part" "$top/arch/$name.warc.gz"
	done
}

full=''
if [ "$(id -u)" -eq 0 ] && [ -n "${NIGHTS_APART-}" ] &&
    mount -t tmpfs -o size=160m,mode=755 tmpfs "$top/disk" 2>/dev/null; then
	full=1
fi
cluster_make "$top" || {
	cat "$top/initdb.log" >&2
	exit 1
}
seed=0
for name in a b c d e f g h i j; do
	seed=$((seed + 1))
	archive $seed 10 "$top/$name.warc.gz"
done
ok 'the warehouse is set up' glasshouse setup -d postgres
createdb glasshouse
createdb clean
ok 'in a database of its own' glasshouse setup
ok 'and another' glasshouse setup -d clean

arrive a b
cron 'two archives arrive'
ok 'they are loaded' is 0
ok 'in silence' silent
ok 'and the summary counts them' sum loaded 2
ok 'and their reports' sum reports_new 20

cron 'nothing arrives'
ok 'all is well' is 0
ok 'in silence' silent
ok 'nothing is read' sum unchanged 2

arrive c
head -c $(($(stat -c %s "$top/d.warc.gz") * 6 / 10)) "$top/d.warc.gz" >"$top/arch/d.warc.gz"
cron 'one arrives, another is cut short on its way'
ok 'that wants a look' is 65
ok 'and is named' says 'arch/d.warc.gz'
ok 'the other is loaded' sum loaded 1
ok 'and what there is of it, too' sum damaged 1

cron 'nobody has looked'
ok 'it is not told twice' silent

arrive d
cron 'the whole of it arrives'
ok 'all is well' is 0
ok 'it is read again' sum loaded 1

cat "$top/arch/a.warc.gz" "$top/e.warc.gz" >"$top/a.warc.gz"
arrive a
cp "$top/arch/b.warc.gz" "$top/b2.warc.gz"
arrive b2
cron 'one is replaced by a longer one, one comes again under another name'
ok 'in silence' silent
ok 'the first is read' sum loaded 1
ok 'the second is not' sum duplicate 1

cluster_stop
arrive f
cron 'the server is down'
ok 'it will be tried again' is 75
ok 'which is said' says 'connection to server'
ok 'in one line' test "$(wc -l <"$top/mail")" -eq 1
ok 'the metrics know' grep -q '^glasshouse_run_status 75' "$top/glasshouse.prom"

cluster_start
cron 'it is up again'
ok 'what waited is loaded' sum loaded 1
ok 'in silence' silent

arrive g
if [ -n "$full" ]; then
	psql -Xqc CHECKPOINT -d postgres
	cat /dev/zero >"$top/disk/ballast" 2>/dev/null
	cron 'the disk is full'
	ok 'it will be tried again' is 75
	ok 'which is said' says 'No space left\|server\|could not'
	rm "$top/disk/ballast"
	cluster_runs || cluster_start
else
	night=$((night + 1))
	ok 'the disk is full # SKIP a small disk is mounted by root alone' true
fi
cron 'there is room again'
ok 'what waited is loaded' sum loaded 1
ok 'in silence' silent

arrive h
touch "$top/held"
glasshouse ingest "$top/arch" >"$top/mail.first" 2>&1 </dev/null &
first=$!
await test -e "$top/begun"
cron 'two runs overlap'
ok 'the second leaves' is 75
ok 'and names the first' says "another run is at work: process [0-9]* on $(hostname)"
rm "$top/held" "$top/begun"
ok 'the first ends well' wait $first
ok 'in silence' test ! -s "$top/mail.first"

# Everything that runs: the server, the service and all that it has started.
arrive i j
touch "$top/held"
night=$((night + 1))
setsid env B="$top/b" scripts/nightly ingest -j 2 "$top/arch" >"$top/mail" 2>&1 </dev/null &
first=$!
await test -e "$top/begun"
server=$(head -n 1 "$cluster/disk/data/postmaster.pid")
ps -o pid= -s "$first" --ppid "$server" -p "$server" | xargs kill -KILL 2>/dev/null
wait $first 2>/dev/null
mailed $? 'the power goes'
rm "$top/held" "$top/begun"

cluster_start
cron 'it is back'
ok 'what was lost is loaded' is 0
ok 'in silence' silent
ok 'nothing is left behind' test -z "$(find "$GLASSHOUSE_STATE" -name 'run.*')"

cron 'nothing arrives'
ok 'all is well' is 0
ok 'in silence' silent
ok 'of fourteen nights' test $night -eq 14
ok 'status has nothing to complain of' eval 'glasshouse status >"$top/mail"'

"$programs/extract" "$top"/arch/?.warc.gz 2>"$top/mail" | "$programs/transform" |
    "$programs/load" -q -d clean
# The duplicate adds nothing but places where its pages were given up again.
ok 'one clean load of the same archives' test $? -eq 0
dump glasshouse >"$top/rows"
dump clean >"$top/rows.clean"
ok 'makes the same warehouse' cmp -s "$top/rows" "$top/rows.clean"
diff "$top/rows.clean" "$top/rows" | head -n 10 | sed 's/^/# /' >&2
ok 'of so many rows' test "$(wc -l <"$top/rows")" -gt 5000
echo "# $(wc -l <"$top/rows") rows are the same"

if [ -n "$full" ]; then
	# One more, for the service itself.
	night=$((night + 1))
	mkdir "$top/small"
	mount -t tmpfs -o size=200k tmpfs "$top/small"
	GLASSHOUSE_STATE=$top/small glasshouse ingest --all "$top/arch" >"$top/mail" 2>&1
	mailed $? 'the state folder has no room'
	ok 'that can be mended' is 74
	ok 'and is said' says "glasshouse: $top/small has no room"
	ok 'nothing is left behind' test -z "$(find "$top/small" -name 'run.*')"
	umount "$top/small"
else
	ok 'the state folder has no room # SKIP a small disk is mounted by root alone' true
fi
echo "1..$n"
