#!/bin/bash
# The programs on one pipe: what a reader can rely on, and what happens when it
# breaks.
set -u -o pipefail
b=$(cd "${B:?the build folder}" && pwd) || exit 1
cd "$(dirname "$0")/.." || exit 1
got=$(mktemp -d) || exit 1
trap 'rm -rf "$got"' EXIT
n=0

ok() { # ok NAME COMMAND...
	local name=$1
	shift
	n=$((n + 1))
	if "$@" >"$got/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$got/said" | head -n 20 >&2
	fi
}

exits() { # exits STATUS COMMAND...
	local want=$1
	shift
	"$@"
	local is=$?
	[ $is -eq "$want" ] || echo "exit $is, $want wanted"
	[ $is -eq "$want" ]
}

last_is_end() { # last_is_end FILE PROGRAM: with the right number of records
	awk -F '\t' -v program="$2" '
	{ last = $0; kind = $1; who = $2; records = $3 }
	END { if (kind != "end" || who != program || records != NR - 2) { print last; exit 1 } }' "$1"
}

same() {
	diff "$1" "$2" | head -n 20
	cmp -s "$1" "$2"
}

scripts/make-archive --reports 12 "$got/pages" >/dev/null || exit 1
extract() { "$b/bin/extract" "$@"; }
transform() { "$b/bin/transform" "$@"; }

extract "$got/pages" >"$got/documents"
ok 'extract closes its stream and counts it' last_is_end "$got/documents" extract
transform <"$got/documents" >"$got/facts"
ok 'transform closes its stream and counts it' last_is_end "$got/facts" transform
ok 'each report of the archive is in the stream' \
    test "$(cut -f 1 "$got/facts" | grep -cx report)" -eq 12
ok 'its cells can be counted with cut and grep' \
    test "$(cut -f 1 "$got/facts" | grep -cx request)" -gt 1000
ok 'fields are as many as the contract says' awk -F '\t' '
    FNR == NR { if (FNR > 1) wanted[$1]++; next }
    NF - 1 != wanted[$1] { print FILENAME ":" FNR ": " NF - 1 " fields"; bad = 1 }
    END { exit bad }' schema/catalog/field.tsv "$got/documents" "$got/facts"
extract "$got/pages" >"$got/again"
ok 'the same pages make the same records' same "$got/documents" "$got/again"
transform <"$got/documents" >"$got/again"
ok 'the same records make the same facts' same "$got/facts" "$got/again"
ok 'folders are walked in order' test "$(grep -P '^document\t' "$got/documents" | cut -f 3)" = \
    "$(grep -P '^document\t' "$got/documents" | cut -f 3 | LC_ALL=C sort)"

page=$(find "$got/pages" -name '*.txt' | LC_ALL=C sort | head -n 1)
extract - <"$page" | transform --csv | cut -d , -f 5- >"$got/from-stdin"
extract "$page" | transform --csv | cut -d , -f 5- >"$got/from-file"
ok 'standard input is read like a file' same "$got/from-file" "$got/from-stdin"
gzip -c "$page" >"$got/page.html"
extract "$got/page.html" | transform --csv | cut -d , -f 5- >"$got/from-gzip"
ok 'gzip is known by its bytes, not by the name' same "$got/from-file" "$got/from-gzip"

# Cut at a line's end and within a line, a stream is refused and nothing that
# looks whole comes out.
for cut in 'head -n 200' 'head -c 20000' 'head -n 1' 'head -c 0'; do
	$cut "$got/documents" >"$got/cut"
	transform <"$got/cut" >"$got/cut-facts" 2>"$got/err"
	status=$?
	ok "a stream cut by $cut is refused" test "$status" -eq 65
	ok "and what came of it has no end" test "$(grep -cP '^end\t' "$got/cut-facts")" -eq 0
	ok 'and one line says why' grep -q '^glasshouse-transform: stdin' "$got/err"
done
sed '1s/\t1\t/\t2\t/' "$got/documents" >"$got/version"
ok 'a stream of another version is refused' exits 65 transform <"$got/version"
sed '$s/.*/end\textract\t7\t/' "$got/documents" >"$got/count"
ok 'a stream with a wrong count is refused' exits 65 transform <"$got/count"
ok 'facts are no documents: transform refuses its own output' \
    exits 65 transform <"$got/facts"

# A reader that leaves takes the writer along, at once and without a word.
extract "$got/pages" "$got/pages" "$got/pages" 2>"$got/err" | head -n 1 >/dev/null
status=${PIPESTATUS[0]}
ok 'extract dies when its reader does' test "$status" -eq 141
ok 'and says nothing' test ! -s "$got/err"

ok 'extract goes on after a path that is not there' \
    exits 65 extract "$got/nothing" "$page"
ok 'and after a list that is none' exits 65 extract "@$got/pages" "$page"
ok 'and the stream is whole' exits 65 bash -c \
    '"$1/bin/extract" "$2" "$3" 2>/dev/null >"$4"' extract "$b" "$got/nothing" "$page" "$got/rest"
ok 'with its end' last_is_end "$got/rest" extract
ok 'strict, a rejected page is a failure' exits 65 bash -c \
    '"$1/bin/transform" -W <"$2" >/dev/null' transform "$b" "$got/documents"
ok 'else it is data' exits 0 bash -c \
    '"$1/bin/transform" <"$2" >/dev/null' transform "$b" "$got/documents"
ok 'verbose, the sum is told' bash -c \
    '"$1/bin/extract" -v "$2" 2>&1 >/dev/null | grep -q "^glasshouse-extract: .*=[0-9]"' \
    extract "$b" "$page"
echo "1..$n"
