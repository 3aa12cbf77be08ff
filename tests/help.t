#!/bin/sh
# What every program owes its user: help, version, a plain word on bad usage,
# and an honest status when it cannot write.
set -u
b=$(cd "${B:?the build folder}" && pwd) || exit 1
cd "$(dirname "$0")/.." || exit 1
got=$(mktemp -d) || exit 1
trap 'rm -rf "$got"' EXIT
n=0

ok() { # ok STATUS NAME
	n=$((n + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		sed 's/^/# /' "$got/out" "$got/err" | head -n 20 >&2
	fi
}

run() { # run STATUS COMMAND...: whether it exits so; output goes to $got
	want=$1
	shift
	"$@" >"$got/out" 2>"$got/err" </dev/null
	is=$?
	[ "$is" -eq "$want" ] || echo "exit $is, $want wanted" >>"$got/err"
	[ "$is" -eq "$want" ]
}

version=$(sed -n 's/.*GLASSHOUSE_VERSION "\(.*\)"/\1/p' schema/version.h)
for stage in extract transform load; do
	program=$b/bin/$stage
	for option in -h --help; do
		run 0 "$program" "$option" && [ ! -s "$got/err" ] &&
		    head -n 1 "$got/out" | grep -q "^usage: glasshouse-$stage"
		ok $? "$stage $option prints the usage on stdout"
	done
	awk 'length($0) > 80 || NR > 25 { exit 1 }' "$got/out"
	ok $? "$stage: the usage fits 25 lines of 80 columns"
	grep -oE '^ +-[A-Za-z]|, --[a-z-]+|^ +--[a-z-]+' "$got/out" |
	    grep -oE -- '-+[A-Za-z-]+' | while read -r option; do
		mandoc -T ascii "$b/man/glasshouse-$stage.1" 2>/dev/null | sed 's,.\x08,,g' |
		    grep -q -- "$option" || echo "$option"
	done >"$got/err"
	[ ! -s "$got/err" ]
	ok $? "$stage: the manual has every option of the usage"
	for option in -V --version; do
		run 0 "$program" "$option" && [ ! -s "$got/err" ] &&
		    [ "$(cat "$got/out")" = "glasshouse-$stage $version" ]
		ok $? "$stage $option prints the version"
	done
	for option in -Z --no-such-option; do
		run 64 "$program" "$option" && [ ! -s "$got/out" ] &&
		    grep -q '^usage: ' "$got/err"
		ok $? "$stage $option is bad usage"
	done
	for option in -h -V; do
		"$program" "$option" >/dev/full 2>"$got/err"
		[ $? -eq 74 ] && grep -q "^glasshouse-$stage: stdout: " "$got/err"
		ok $? "$stage $option says so when the disk is full"
		"$program" "$option" >&- 2>"$got/err"
		[ $? -eq 74 ]
		ok $? "$stage $option says so when stdout is closed"
	done
done
printf '规章\n' >"$got/page.txt"
"$b/bin/extract" "$got/page.txt" >/dev/full 2>"$got/err"
[ $? -eq 74 ]
ok $? 'extract stops with 74 when the disk is full'
"$b/bin/extract" "$got/page.txt" | "$b/bin/transform" 2>"$got/err" >/dev/full
[ $? -eq 74 ]
ok $? 'transform stops with 74 when the disk is full'
"$b/bin/extract" "$got/page.txt" >&- 2>"$got/err"
[ $? -eq 74 ]
ok $? 'extract stops with 74 when stdout is closed'
"$b/bin/extract" "$got/page.txt" | "$b/bin/transform" 2>"$got/err" >&-
[ $? -eq 74 ]
ok $? 'transform stops with 74 when stdout is closed'
for bad in '--host .' '--mime text/html' '--dump x' '--dump x@0 y'; do
	# shellcheck disable=SC2086 # an option and its words
	run 64 "$b/bin/extract" $bad && [ "$(wc -l <"$got/err")" -eq 2 ]
	ok $? "extract $bad is bad usage, and is told so"
done
"$b/bin/extract" - <&- >"$got/out" 2>"$got/err"
[ $? -eq 65 ] && grep -q '^reject' "$got/out"
ok $? 'extract does not take a closed standard input for an empty one'
"$b/bin/transform" <&- >"$got/out" 2>"$got/err"
[ $? -eq 74 ]
ok $? 'transform stops with 74 when standard input is closed'
run 65 "$b/bin/transform"
ok $? 'transform makes nothing of an empty stream'
run 65 "$b/bin/transform" --csv
ok $? 'transform --csv makes nothing of an empty stream either'
run 75 "$b/bin/load" -d 'host=/nowhere dbname=x' && grep -q '^glasshouse-load: ' "$got/err"
ok $? 'load says so when there is no server, and to try again'
echo "1..$n"
