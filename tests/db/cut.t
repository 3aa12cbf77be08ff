#!/bin/sh
# What ends early leaves nothing, and the next run loads all.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
database migrated
empty=$(rows)

untouched() { # untouched STATUS WANTED NAME
	is "$1" "$2" "$3: exit status $2"
	is "$(rows)" "$empty" "$3: no row of any table is changed"
}

head -n 20 "$records/tiny.records" | "$LOAD" 2>"$tmp/err"
untouched $? 65 'a stream without its end'
is "$(cat "$tmp/err")" \
    "glasshouse-load: stdin:$(head -n 20 "$records/tiny.records" | wc -c | tr -d ' '): the stream ends without its end record
glasshouse-load: the stream is damaged; nothing of it is kept" 'and it says where'

head -c 1000 "$records/tiny.records" | "$LOAD" 2>/dev/null
untouched $? 65 'a stream that ends within a line'

sed '$s/transform.reports=3/transform.reports=4/' "$records/tiny.records" | "$LOAD" 2>/dev/null
untouched $? 65 'an end record that counts other reports'

: | "$LOAD" 2>/dev/null
untouched $? 65 'no stream at all'

"$LOAD" <&- 2>/dev/null
untouched $? 74 'a closed standard input'

sed 's/^request	1	out_new	app_total	5/&e1/' "$records/tiny.records" | "$LOAD" 2>/dev/null
untouched $? 65 'a value that is no number'

# The same cell twice is for the server to refuse.
sed 's/^\(request	1	out_granted	\)app_business/\1app_natural/' \
    "$records/tiny.records" | "$LOAD" 2>"$tmp/err"
untouched $? 69 'a cell that is there twice'
is "$(cat "$tmp/err")" \
    'glasshouse-load: copy_request: duplicate key value violates unique constraint "fact_request_pk" (SQLSTATE 23505)' \
    'and the server says why'

# A stream that is long enough to be under way, and waits for its end.
big() { # big REPORTS: so many reports, and no end yet
	echo 'glasshouse	1	glasshouse-transform	0.1.0'
	awk -v n="$1" 'BEGIN {
		OFS = "\t"
		null = "\\N"
		for (i = 1; i <= n; i++) {
			print "report", i, "big", null, "big", i, 1, sprintf("%064x", i), 1, \
			    null, "body " i % 7, "x", "high", "body " i % 7 "@", "body " i % 7, \
			    null, null, null, null, null, null, null, 2020, "x", "high", "e2021", \
			    "own", null, null, null, null, null, 1, 1
			print "request", i, "out_new", "app_total", i, null, "stated", null, 1
		}
	}'
}
end() { # end: of the stream of `big 250`
	printf 'end\tglasshouse-transform\t500\t\n'
}
waiting() { # waiting: the loader has copied and waits for more
	await_idle
}
blocked() { # blocked: a loader waits for another
	await 1 "query LIKE '%pg_try_advisory_lock%'"
}
start() { # start: a load under way, fed by descriptor 3
	mkfifo "$tmp/pipe" 2>/dev/null
	"$LOAD" <"$tmp/pipe" 2>"$tmp/err" &
	load=$!
	exec 3>"$tmp/pipe"
	big 250 >&3
}
quiet() { # quiet: the server has let go of the session
	await 0 true
}

start
ok 'a load is under way' waiting
is "$(sql 'SELECT count(*) FROM bi.cell')" 0 'and readers see nothing of it'
exec 3>&-
wait $load
untouched $? 65 'a writer that is killed halfway'

start
waiting
kill -9 $load
exec 3>&-
wait $load 2>/dev/null
ok 'a killed loader leaves no session' quiet
untouched 0 0 'a loader that is killed'

start
waiting
sql "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = '$own' AND application_name = 'glasshouse-load'" >/dev/null
end >&3
exec 3>&-
wait $load
untouched $? 75 'a server that goes away'

start
waiting
"$LOAD" --summary "$tmp/busy.json" <"$records/tiny.records" 2>"$tmp/busy"
untouched $? 75 'a second run while one is at work'
is "$(sed -E 's/[0-9]{4}-[0-9-]+T[0-9:]+Z/TIME/; s/process [0-9]+/process PID/; s/role [^,]*/role ROLE/' "$tmp/busy")" \
    'glasshouse-load: another run is at work: process PID of the server, glasshouse-load, role ROLE, since TIME' \
    'and it says who is'
is "$(grep -E '"(status|outcome)"' "$tmp/busy.json")" '  "status": 75,
  "outcome": "busy",' 'and so does the summary'
is "$("$LOAD" --status | grep -cE '^(healthy|at_work)	yes$')" 2 'the status tells it too'
"$LOAD" --wait 1 <"$records/tiny.records" 2>/dev/null
untouched $? 75 'one that has waited long enough'
{ big 250; end; } >"$tmp/whole"
PGOPTIONS='-c default_transaction_isolation=serializable' \
    "$LOAD" --wait 600 <"$tmp/whole" 2>"$tmp/second" 3>&- &
second=$!
ok 'another waits' blocked
end >&3
exec 3>&-
wait $load
is $? 0 'the next run goes well'
wait $second
is "$? $(cut -d ';' -f 1 "$tmp/second")" \
    '0 glasshouse-load: nothing new: reports: 0 loaded, 250 unchanged' \
    'and the one that waited finds its work done'
is "$(sql 'SELECT count(*), sum(cell_value), count(DISTINCT agency) FROM bi.cell')" \
    '250|31375|7' 'and has all'
finish
