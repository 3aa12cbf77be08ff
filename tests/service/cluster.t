#!/bin/bash
# Archives on a Slurm cluster of one machine: tasks that are killed, and a task
# that Slurm puts back; then what is left is done, and the warehouse is the one of
# a serial load.  The same by GNU parallel.  Needs ../shared/tools/slurm-up,
# Slurm, GNU parallel and root.
#
#	ARCHIVES=40 B=build tests/service/cluster.t
#
# tries as many; 8 are tried unless that is said.  Slurm keeps what it puts back for
# two minutes, so that is left out below 20.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
skip() {
	echo "1..0 # SKIP $*"
	exit
}
slurm_up=$(realpath -m ../shared/tools/slurm-up)
[ -f "$slurm_up" ] || skip 'there is no ../shared/tools/slurm-up, which starts a Slurm'
for program in slurmctld slurmd munged sbatch parallel; do
	command -v $program >/dev/null || skip "$program is not installed"
done
[ "$(id -u)" -eq 0 ] || skip 'only root starts it'
! ss -ltn 2>/dev/null | grep -q ':1681[78] ' || skip 'another Slurm is at its ports'
. tests/service/service.sh
shown=("$top/said")
archives=${ARCHIVES:-8}
export SLURM_DIR=$top/slurm
export SLURM_CONF=$SLURM_DIR/slurm.conf
trap 'scancel -u root >/dev/null 2>&1; bash "$slurm_up" stop >/dev/null 2>&1; tidy' EXIT

# An extract that kills the task that it is part of, for one archive in
# seven and the first time.
cat >"$top/b/bin/extract" <<END
#!/bin/bash
if [ "\${1#@}" != "\$1" ] && [ -e '$top/deadly' ]; then
	name=\$(head -n 1 "\${1#@}")
	if [[ \$name = *[07].warc.gz ]] && mkdir "$top/deadly/\${name##*/}" 2>/dev/null; then
		kill -KILL \$PPID
		exit 1
	fi
	[[ \$name != *5.warc.gz ]] || sleep 6
fi
exec '$programs/extract' "\$@"
END
export B=$top/b
glasshouse() {
	scripts/nightly "$@" >"$top/said" 2>&1 9>&- </dev/null
}
says() {
	grep -q -- "$1" "$top/said"
}

cluster_make "$top" || exit 1
chmod 755 "$top"
for database in serial slurm parallel; do
	createdb $database
	glasshouse setup -d $database
done
for ((i = 1; i <= archives; i++)); do
	archive $i 3 "$top/arch/$(printf '%03d' $i).warc.gz"
done
ok 'a serial load' glasshouse ingest -d serial "$top/arch"

bash "$slurm_up" start >"$top/said" 2>&1 || { echo "Bail out! Slurm does not start"; exit 1; }
ok 'a dry run says what it would submit' glasshouse cluster -d slurm --unit 0 --dry-run "$top/arch" "$top/array"
ok 'an array and a loader' says "sbatch .*--array=1-$archives .*--requeue"
ok 'and makes nothing' test ! -e "$top/array"

mkdir "$top/deadly"
began=$SECONDS
ok 'an array is submitted' glasshouse cluster -d slurm --unit 0 "$top/arch" "$top/array"
job=$(sed -n 's/.*array \([0-9]*\):.*/\1/p' "$top/said")
loader=$(sed -n 's/.*loaders: job \([0-9]*\).*/\1/p' "$top/said")
# While it works, a task that runs is put back into the queue.
if [ "$archives" -ge 20 ]; then
	running() {
		task=$(squeue -h -r -j "$job" -t R -o %i | sort | tail -n 1)
		[ -n "$task" ]
	}
	await running
	ok 'a task is put back' scontrol requeue "$task"
fi
ended() {
	[ -z "$(squeue -h -j "$loader,$job" 2>/dev/null)" ]
}
await ended
killed=$(find "$top/deadly" -mindepth 1 | wc -l)
ok 'tasks were killed' test "$killed" -ge $((archives / 8))
ok 'and are not read' test "$(find "$top/array/units" -name '*.read' | wc -l)" -lt "$archives"
rm -r "$top/deadly"

ok 'said again, it does what is left' glasshouse cluster -d slurm --unit 0 --wait "$top/arch" "$top/array"
ok 'which is what was killed' says ": $killed units in $killed tasks"
ok 'and all is loaded' says "loaded: $archives; .* to read: 0"
seconds=$((SECONDS - began))
ok 'once more, there is nothing to do' glasshouse cluster -d slurm --unit 0 "$top/arch" "$top/array"
dump serial >"$top/serial"
dump slurm >"$top/slurm.rows"
ok 'the warehouse is that of the serial load' cmp -s "$top/serial" "$top/slurm.rows"
ok 'and has rows' test "$(wc -l <"$top/serial")" -gt $((archives * 100))
ok 'the ledger has every archive' test "$(psql -XAtd slurm -c \
    "SELECT count(*) FROM etl.archive WHERE archive_state = 'loaded'")" -eq "$archives"
echo "# $archives archives, $killed of them killed: $seconds s, $((seconds * 1000 / archives)) ms each"

began=$SECONDS
ok 'GNU parallel does the same' glasshouse parallel -d parallel -j 2 --unit 0 "$top/arch" "$top/spread"
echo "# by parallel: $((SECONDS - began)) s"
dump parallel >"$top/parallel.rows"
ok 'with the same warehouse' cmp -s "$top/serial" "$top/parallel.rows"
ok 'and a job log' test "$(wc -l <"$top/spread/joblog")" -eq $((archives + 1))
ok 'an ingest finds it all done' glasshouse ingest -v -d parallel "$top/arch"
ok 'by the same ledger' says "archives: $archives unchanged"
echo "1..$n"
