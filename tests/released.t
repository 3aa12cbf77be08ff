#!/bin/sh
# A migration that was released is never changed; and what looks after that sees it.
set -u
cd "$(dirname "$0")/.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
is() { # is GOT WANTED NAME
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		echo "not ok $n - $3"
		printf 'got: %s\nwanted: %s\n' "$1" "$2" | sed 's/^/# /' >&2
	fi
}
is "$(scripts/released 2>&1)" '' 'the migrations of all releases are as they were'

mkdir -p "$tmp/schema/warehouse"
head -n 1 schema/warehouse/released.tsv >"$tmp/schema/warehouse/released.tsv"
cp schema/warehouse/[0-9]*.sql "$tmp/schema/warehouse"
export ROOT="$tmp"
files=$(find "$tmp/schema/warehouse" -name '[0-9]*.sql' | wc -l)
scripts/released 9.9.9
is "$(grep -c '^9\.9\.9' "$tmp/schema/warehouse/released.tsv")" "$files" 'a release takes all of them in'
is "$(scripts/released 2>&1)" '' 'and finds them unchanged'
scripts/released 9.9.10
is "$(grep -c . "$tmp/schema/warehouse/released.tsv")" $((files + 1)) 'the next takes in what is new only'
echo 'SELECT 1;' >"$tmp/schema/warehouse/999-new.sql"
is "$(scripts/released 2>&1)" '' 'a new one may come behind'
echo 'SELECT 1;' >"$tmp/schema/warehouse/15-new.sql"
is "$(scripts/released 2>&1 | sed 's/above [0-9]*$/above N/')" \
    'released: schema/warehouse/15-new.sql would come before what was released: number it above N' \
    'but not between'
rm "$tmp/schema/warehouse/15-new.sql"
echo '-- more' >>"$tmp/schema/warehouse/10-etl.sql"
is "$(scripts/released 2>&1)" \
    'released: schema/warehouse/10-etl.sql was changed after it was released with 9.9.9: write a new migration' \
    'a changed one is named'
rm "$tmp/schema/warehouse/10-etl.sql"
is "$(scripts/released 2>&1)" \
    'released: schema/warehouse/10-etl.sql, released with 9.9.9, is gone' 'and one that is gone'
scripts/released >/dev/null 2>&1
is $? 1 'with exit status 1'
echo "1..$n"
