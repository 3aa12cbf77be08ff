#!/bin/sh
# A warehouse with data in it, brought to this version from each that was
# released, and from this one to a next, is as one made afresh and loaded.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"

fill() { # fill PROGRAM
	for stream in tiny version-1 version-2 version-3 version-4; do
		"$1" -q <"$records/$stream.records" || return 1
	done
}
shape() { # tables, views, functions, keys, comments and rights
	pg_dump --schema-only --no-owner --schema=bi --schema=glasshouse --schema=etl |
	    grep -v '^\\\(un\)\?restrict'
}
same() { # same NAME: the database at hand is as $tmp/shape and $tmp/state
	shape >"$tmp/shape.got"
	ok "$1: the tables and views are those of a fresh one" diff "$tmp/shape" "$tmp/shape.got"
	state >"$tmp/state.got"
	ok "$1: and so are the rows" diff "$tmp/state" "$tmp/state.got"
}

database migrated
fill "$LOAD" || exit 1
shape >"$tmp/shape"
state >"$tmp/state"
pg_dump --no-owner >"$tmp/today.sql"
is "$(grep -c . "$tmp/state")" "$(state | grep -c .)" 'there is something to compare'

for dump in tests/db/released/*.sql; do
	[ -e "$dump" ] || continue
	version=$(basename "$dump" .sql)
	database empty
	ok "$version: its warehouse is there" psql -qX -v ON_ERROR_STOP=1 -f "$dump"
	ok "$version: it is brought to this version" "$LOAD" --migrate
	same "$version"
	ok "$version: the same streams again" fill "$LOAD"
	same "$version, loaded again"
done

# The next version: this one with one migration more.
next=$tmp/next/bin/load
make -s B="$tmp/next" CFLAGS=-O0 \
    MIGRATIONS="$(echo schema/warehouse/[0-9]*.sql) tests/db/next/999-next.sql" "$next" \
    >"$tmp/make" 2>&1 || cat "$tmp/make" >&2
database empty
"$next" --migrate --quiet
fill "$next" || exit 1
shape >"$tmp/shape"
state >"$tmp/state"
database empty
ok 'a warehouse of today' psql -qX -v ON_ERROR_STOP=1 -f "$tmp/today.sql"
"$next" -q <"$records/tiny.records" >"$tmp/out" 2>&1
is "$(cat "$tmp/out")" \
    'glasshouse-load: the warehouse is older than this program: run glasshouse-load --migrate' \
    'is refused by the next program until it is migrated'
is "$("$next" --migrate 2>&1)" \
    'glasshouse-load: the warehouse is at version 999: 1 migrations and 0 tables of the catalogue applied' \
    'and migrated by it'
same 'next'
"$LOAD" -q <"$records/tiny.records" >"$tmp/out" 2>&1
is $? 69 'the program of today refuses it then'
ok 'and the next one loads' fill "$next"
same 'next, loaded again'
PGDATABASE=$own
finish
