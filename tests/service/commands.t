#!/bin/bash
# The commands of the service: what each says, writes and exits with.
set -u -o pipefail
cd "$(dirname "$0")/../.." || exit 1
. tests/service/service.sh
mkdir "$top/small"
shown=("$top/out" "$top/err")
run() { # run STATUS ARGUMENT...: whether it exits so
	local want=$1 is=0
	shift
	glasshouse "$@" >"$top/out" 2>"$top/err" </dev/null || is=$?
	[ "$is" -eq "$want" ] || echo "exit $is, $want wanted" >>"$top/err"
	[ "$is" -eq "$want" ]
}
out() {
	grep -q -- "$1" "$top/out"
}
err() {
	grep -q -- "$1" "$top/err"
}
quiet() {
	[ ! -s "$top/err" ]
}
q() {
	psql -XAtqd glasshouse -c "$1"
}

# What every program owes its user.
for option in -h --help; do
	ok "$option prints the usage" run 0 $option
	ok 'on stdout alone' quiet
done
ok '-V prints the version' run 0 -V
ok 'of the programs' out "^glasshouse $(sed -n 's/.*GLASSHOUSE_VERSION "\(.*\)"/\1/p' schema/version.h)\$"
ok 'no command is bad usage' run 64
ok 'and so is one that is not there' run 64 no-such-command
ok 'said in one line and the usage' test "$(wc -l <"$top/err")" -eq 2
for command in setup ingest retry status rejects explain export diff cluster parallel; do
	ok "$command --help prints the usage" run 0 $command --help
	ok 'within 28 lines, and 80 columns below the first' \
	    awk 'length($0) > 80 && NR > 1 || NR > 28 { exit 1 }' "$top/out"
	grep -oE -- '--[a-z][a-z-]+' "$top/out" | sort -u >"$top/options"
	mandoc -T ascii scripts/service/glasshouse.1 scripts/slurm/glasshouse-cluster.7 2>/dev/null |
	    sed 's,.\x08,,g' >"$top/manual"
	ok 'and its options are in the manual' test -z "$(grep -vxFf \
	    <(grep -oE -- '--[a-z][a-z-]+' "$top/manual") "$top/options")"
	ok "$command --no-such-option is bad usage" run 64 $command --no-such-option
done
ok 'no archive is bad usage' run 64 ingest
ok 'a share of more than all is, too' run 64 ingest --max-rejects 101% "$top/arch"
ok 'a connection string is refused' run 64 status -d 'host=x password=secret'
ok 'and not repeated' eval '! err secret'
ok 'no server is to be tried again' run 75 status

cluster_make "$top" || exit 1
createdb glasshouse
ok 'no warehouse is said' run 69 status
ok 'with what to do' err 'run glasshouse setup'
ok 'setup makes it' run 0 setup
ok 'in silence' quiet
ok 'setup finds it made' run 0 setup

# Settings: file, environment, options, in rising order.
archive 1 8 "$top/arch/a.warc.gz"
archive 2 8 "$top/arch/b.warc.gz"
printf '# settings\n\narchives = %s\n  jobs=2  \nPGDATABASE = nowhere\n' "$top/arch" >"$top/conf"
export GLASSHOUSE_CONF=$top/conf
ok 'the database of the file' run 69 ingest
ok 'is overruled by the option' run 0 ingest -d glasshouse
ok 'and the archives of the file are loaded' test "$(q 'SELECT count(*) FROM etl.archive')" = 2
export PGDATABASE=glasshouse
ok 'the environment overrules the file' run 0 ingest -v
ok 'and finds nothing new' err ': 2 unchanged;'
printf 'no_such = 1\n' >"$top/conf"
ok 'an unknown setting is refused' run 64 ingest
ok 'by its line' err 'conf:1: no setting is called no_such'
GLASSHOUSE_CONF=''

# What is looked at, and what is read.
touch "$top/arch/a.warc.gz"
ok 'a new time and the same bytes' run 0 ingest -v "$top/arch"
ok 'are not read' test "$(q 'SELECT count(*) FROM etl.run')" = 1
ok 'all, on demand' run 0 ingest --all -v "$top/arch"
ok 'changes nothing' err 'reports: 0 new'
printf '%s\n' "$top/arch/a.warc.gz" "$top/arch/none.warc.gz" >"$top/list"
ok 'a path of a list that is not there' run 65 ingest "@$top/list"
ok 'is named' err 'none.warc.gz is not there'
ok 'a path that is not there, alone' run 65 ingest "$top/none"
ok 'is named' err "glasshouse: $top/none is not there"
ok 'a list that is a folder' run 64 ingest "@$top/small"
ok 'is no list' err "glasshouse: $top/small cannot be read"
ok 'an empty folder is no fault' run 0 ingest "$top/small"
ok 'and nothing is said of it' quiet
cp "$top/arch/a.warc.gz" "$top/small/$(printf 'tab\there')"
ok 'a name that the ledger cannot hold' run 65 ingest "$top/small"
ok 'is told' err "a name that the ledger cannot hold: $top/small/tab?here\$"
rm "$top/small"/*
cp "$top/arch/a.warc.gz" "$top/small/new
named.txt"
ok 'nor one with a line feed' run 65 ingest "$top/small"
ok 'whose rest is no path' err "a name that the ledger cannot hold: $top/small/new?named.txt\$"
ok 'and is not entered' [ "$(q "SELECT count(*) FROM etl.archive WHERE archive ~ 'named'")" = 0 ]
rm "$top/small"/*
# What root cannot read either: memory, and what a find of our own says.
ln -s /proc/self/mem "$top/small/unreadable"
printf 'nothing 0\n' >"$top/small/readable.txt"
mkdir "$top/find"
printf '#!/bin/sh\n%s "$@"\necho "find: here: Permission denied" >&2\nexit 1\n' "$(command -v find)" \
    >"$top/find/find"
chmod +x "$top/find/find"
PATH=$top/find:$PATH
ok 'an archive and a folder that cannot be read' run 65 ingest -v "$top/small"
PATH=${PATH#*:}
ok 'are told' err 'unreadable: the file cannot be read'
ok 'both' err '^glasshouse: here: Permission denied$'
ok 'and keep no other from being read' err '1 loaded, 1 failed'
rm "$top/small"/*
for i in 1 2 3 4 5; do printf 'nothing %d\n' $i >"$top/small/$i.txt"; done
ok 'small archives' run 0 ingest --summary "$top/s.json" "$top/small"
ok 'are read together' grep -q '"loaded": 5' "$top/s.json"

touch "$top/noisy"
ok 'many complaints are no failure' run 0 ingest --all "$top/small"
ok 'and a score of them is told' err '^glasshouse: and 4980 more complaints'
rm "$top/noisy"

# Failure, retry, and being left alone.
archive 3 8 "$top/arch/c.warc.gz"
touch "$top/broken"
for i in 1 2; do
	ok "a bug of a program, $i" run 65 ingest --attempts 2 "$top/arch"
done
ok 'is told with the archive' err 'arch/c.warc.gz: '
ok 'status says so' run 65 status
ok 'by name' out 'failed, .*arch/c.warc.gz'
ok 'after that many attempts it is left alone' run 0 ingest --attempts 2 "$top/arch"
ok 'in silence' quiet
rm "$top/broken"
ok 'until retry' run 0 retry -v "$top/arch"
ok 'loads it' err '1 loaded.*reports: 8 new'
ok 'and status is well' run 0 status

# Being stopped.
archive 4 4 "$top/arch/d.warc.gz"
archive 5 4 "$top/arch/e.warc.gz"
truncate -s 5M "$top/arch/d.warc.gz" "$top/arch/e.warc.gz" # too large to be read together
touch "$top/held"
B=$top/b scripts/nightly ingest "$top/arch" >"$top/out" 2>"$top/err" </dev/null &
pid=$!
await test -e "$top/begun"
ok 'another run leaves' test "$(glasshouse ingest "$top/arch" 2>&1 >/dev/null; echo $?)" = \
    "glasshouse: another run is at work: $(cat "$top/state/lock")
75"
ok 'from another machine, too' test "$(GLASSHOUSE_STATE=$top/state2 B=$top/b scripts/nightly ingest \
    "$top/arch" 2>&1 | sed 's/process [0-9]*/process N/' | head -n 1)" = \
    "glasshouse: another run is at work: glasshouse ingest, process N on $(hostname)"
kill -TERM $pid
rm "$top/held"
wait $pid
ok 'SIGTERM ends a run' test $? -eq 143
ok 'at the next archive' err '1 waiting'
ok 'with the one at work entered' test "$(q "SELECT count(*) FROM etl.archive
    WHERE archive_state <> 'waiting' AND archive ~ '[de].warc.gz'")" = 1
touch "$top/held"
ok 'the time limit ends it' run 75 ingest --time-limit 5 "$top/arch"
ok 'and says so' err 'time limit of 5 seconds'
ok 'a limit for an archive' run 65 ingest --archive-limit 1 "$top/arch"
ok 'fails that' err 'warc.gz: it took longer than 1 seconds'
rm "$top/held"
ok 'it can be had later' run 0 retry "$top/arch"
ok 'nothing of the work is left' test -z "$(find "$top/state" -name 'run.*')"
rm "$top/arch"/[de].warc.gz

# What machines read.
glasshouse ingest --metrics "$top/m.prom" --summary "$top/s.json" "$top/arch"
ok 'metrics are lines of a name and a number' test -z "$(grep -vE \
    '^(# (HELP|TYPE) glasshouse_|glasshouse_[a-z_]+(\{[a-z]+="[a-z0-9_]+"\})? [0-9.]+$)' "$top/m.prom")"
ok 'with the reports' grep -qx "glasshouse_reports $(q 'SELECT count(*) FROM glasshouse.dim_report')" "$top/m.prom"
ok 'the cells' grep -qx "glasshouse_cells $(q 'SELECT count(*) FROM bi.cell')" "$top/m.prom"
ok 'and the archives' grep -q '^glasshouse_archives{state="loaded"} ' "$top/m.prom"
ok 'the summary is JSON' eval 'q "SELECT \$\$$(cat "$top/s.json")\$\$::jsonb" >/dev/null'
ok 'and so is status' eval 'run 0 status --json; q "SELECT \$\$$(cat "$top/out")\$\$::jsonb" >/dev/null'
ok 'a file that cannot be written is told' run 74 ingest --metrics "$top/none/m.prom" "$top/arch"

# From a figure to its bytes.
ok 'rejects by reason' run 0 rejects
ok 'with a command' out '--dump'
command=$(grep -m 1 -- --dump "$top/out")
ok 'that works' eval "$command >'$top/bytes'"
ok 'and prints a record' grep -q '^WARC/1' "$top/bytes"
ok 'rejects of a reason' run 0 rejects no_report
ok 'one by one' test "$(grep -c -- --dump "$top/out")" -eq \
    "$(q "SELECT count(*) FROM etl.reject WHERE reason = 'no_report' AND resolved_at IS NULL")"
uri=$(q 'SELECT source_uri FROM bi.report WHERE report_id > 0 AND is_current ORDER BY report_id LIMIT 1')
ok 'a report is explained by its address' run 0 explain "$uri"
report=$(sed -n 's/^report_id *| //p' "$top/out" | head -n 1)
ok 'with all its cells' eval 'test "$(grep -cE "^ (disclosure|request|review|indicator) " "$top/out")" -ge \
    "$(q "SELECT count(*) FROM bi.cell WHERE report_id = $report")"'
ok 'and its bytes' run 0 explain --bytes "$report"
ok 'which are the page' grep -qaF "WARC-Target-URI: $uri" "$top/out"
{ sleep 1; glasshouse explain "$report"; } 2>"$top/err" | true
ok 'whoever was to read may leave, without a word' quiet
ok 'one that is not there is said' run 65 explain 987654321

# Files.
ok 'the star is exported' run 0 export "$top/csv"
ok 'with a row for each row' test "$(q 'SELECT count(*) FROM glasshouse.fact_request')" -eq \
    "$(sed -n 's/.*"fact_request.csv".*"rows": \([0-9]*\),.*/\1/p' "$top/csv/manifest.json")"
ok 'a manifest in JSON' eval 'q "SELECT \$m\$$(cat "$top/csv/manifest.json")\$m\$::jsonb" >/dev/null'
ok 'and the digests in it' eval "sed -n 's/.*\"file\": \"\([^\"]*\)\".*\"sha256\": \"\([^\"]*\)\".*/\2  \1/p' \
    '$top/csv/manifest.json' | (cd '$top/csv' && sha256sum --quiet -c -)"
q 'CREATE TABLE public.back (LIKE glasshouse.fact_request)'
ok 'and it can be read back' eval "q '\\copy public.back FROM $top/csv/fact_request.csv (FORMAT csv, HEADER)'"
ok 'row for row' test "$(q 'SELECT count(*) FROM (TABLE public.back EXCEPT ALL TABLE glasshouse.fact_request) AS d')" = 0
ok 'a folder that is there stays' run 74 export "$top/csv"
ok 'one year of it' run 0 export --parquet-ready --year 2021 "$top/year"
ok 'has no other' test "$(cd "$top/year/fact_request" && echo ./*)" = ./year_id=2021

# Readings that differ.
ok 'a run read again says the same' run 0 diff 1 now
ok 'of all its reports' out '^16 reports in both'
mkdir -p "$top/c/bin"
ln -s "$programs/extract" "$programs/load" "$top/c/bin/"
printf '#!/bin/sh\n[ "$1" = --version ] || exit 71\n' >"$top/c/bin/transform"
chmod +x "$top/c/bin/transform"
ok 'a reader that fails says nothing' sh -c \
    "B='$top/c' scripts/nightly diff 1 now >'$top/out' 2>'$top/err'; [ \$? -eq 71 ]"
ok 'and is not taken for one that agrees' err 'the archives could not be read again'
"$programs/extract" "$top/arch/a.warc.gz" | "$programs/transform" >"$top/old"
awk -F '\t' -v OFS='\t' '$1 == "request" && $5 + 0 > 3 && !n++ { $5 = $5 - 1 } { print }' \
    "$top/old" | gzip >"$top/new.gz"
ok 'a cell that was read otherwise' run 1 diff "$top/old" "$top/new.gz"
ok 'is told, once' test "$(grep -c '^cell' "$top/out")" = 1
ok 'with why' out 'the same text was read as another number\|another text was taken for it'
head -n 50 "$top/old" >"$top/cut"
ok 'a stream without its end is refused' run 65 diff "$top/cut" "$top/old"

# A better reader over old data: it has one number otherwise, and takes one of the
# reports for none.
rm "$top/b/bin/transform"
cat >"$top/b/bin/transform" <<END
#!/bin/sh
[ -e '$top/better' ] || exec '$programs/transform' "\$@"
'$programs/transform' "\$@" | awk -F '\\t' -v OFS='\\t' '
	\$1 == "report" && !gone {
		gone = \$2
		print "reject", "transform", \$3, \$4, \$5, \$6, \$7, \$8, "notice", "\\\\N"
		n++
		next
	}
	\$2 == gone && \$1 ~ /^(disclosure|request|review|indicator|identity)\$/ { next }
	\$1 == "request" && \$5 > 3 && !other++ { \$5++ }
	\$1 == "end" {
		\$3 = n - 1
		match(\$4, /transform.reports=[0-9]+/)
		reports = substr(\$4, RSTART + 18, RLENGTH - 18) - 1
		sub(/transform.reports=[0-9]+/, "transform.reports=" reports, \$4)
		match(\$4, /transform.rejects=[0-9]+/)
		rejects = substr(\$4, RSTART + 18, RLENGTH - 18) + 1
		sub(/transform.rejects=[0-9]+/, "transform.rejects=" rejects, \$4)
	}
	{ n++; print }'
END
chmod +x "$top/b/bin/transform"
first=$(q 'SELECT run_id FROM etl.input WHERE input ~ $$a.warc.gz$$')
ok 'the same reader again' run 0 ingest -v --reread "$top/arch/a.warc.gz"
ok 'replaces nothing' err 'reports: 0 new; cells: 0'
touch "$top/better"
ok 'a better reader' run 0 ingest -v --reread --summary "$top/s.json" "$top/arch/a.warc.gz"
ok 'replaces and withdraws' err 'reports: 0 new, 1 reread, 1 withdrawn; cells: 0; rejects: 1 new'
ok 'as the summary says' grep -q '"reports_reread": 1' "$top/s.json"
ok 'and the ledger' test "$(q 'SELECT reports_reread, reports_withdrawn FROM etl.ingest
    ORDER BY ingest_id DESC LIMIT 1')" = '1|1'
last=$(q 'SELECT max(run_id) FROM etl.run')
ok 'the two readings differ' run 1 diff "$first" "$last"
ok 'in one cell' test "$(grep -c '^cell' "$top/out")" = 1
ok 'which is told' out '^cell.*request.* (stated) -> .* (stated), line '
ok 'and in a report that is given up' out '^report_gone.*is given up: notice'
ok 'and in nothing else' out '^1 reports in both; of .* cells 1 differ, of .* checks 0$'
ok 'the first is as it was' eval '"$programs/extract" "$top/arch"/[ab].warc.gz |
    "$programs/transform" >"$top/old"; run 0 diff "$first" "$top/old"'
ok 'metrics count what is there' eval 'run 0 ingest --metrics "$top/m.prom" "$top/arch" &&
    grep -qx "glasshouse_reports $(q "SELECT count(*) FROM glasshouse.dim_report")" "$top/m.prom" &&
    grep -qx "glasshouse_cells $(q "SELECT count(*) FROM bi.cell")" "$top/m.prom"'
rm "$top/better"
ok 'the old reader takes it all back' run 0 ingest -v --reread "$top/arch/a.warc.gz"
ok 'and the report is new again' err 'reports: 1 new, 1 reread; '
ok 'retry does not go with it' run 64 retry --reread "$top/arch"

# What a cluster would be given, where none can be asked.
mkdir "$top/slurm"
printf '#!/bin/sh\nexit 1\n' | tee "$top/slurm/sbatch" >"$top/slurm/scontrol"
chmod +x "$top/slurm"/*
archive 7 4 "$top/small/g.warc.gz"
ok 'a dry run wants no Slurm' eval 'PATH=$top/slurm:$PATH run 0 cluster --dry-run "$top/small" "$top/work"'
ok 'and says what it would submit' err '^sbatch .*--array=1-1 '
ok 'and makes nothing' test ! -e "$top/work"

if [ -e scripts/dashboard/make ]; then
	ok 'a run that brings something makes the dashboard' eval 'archive 6 4 "$top/arch/f.warc.gz";
	    GLASSHOUSE_DASHBOARD=$top/pages run 0 ingest "$top/arch" && [ -s "$top/pages/index.html" ]'
fi
echo "1..$n"
