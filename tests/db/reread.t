#!/bin/sh
# Reports that are read again by a better reader: the end is that of a warehouse
# which had that reader all along, and what was read before is kept.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"

stream() { # stream READER FROM TO
	LC_ALL=C awk -v reader="$1" -v from="$2" -v to="$3" -f "$records/reread.awk"
}
# The same documents, cut otherwise each time.
all() { # all READER OPTION...
	reader=$1
	shift
	stream "$reader" 1 $((10 + reader)) | "$LOAD" "$@" &&
	    stream "$reader" $((11 + reader)) 24 | "$LOAD" "$@" &&
	    stream "$reader" 25 40 | "$LOAD" "$@"
}
# All that is there but the traces of what was before.
whole() {
	state | grep -v '^reject'
	psql -qAtX -v ON_ERROR_STOP=1 -f tests/service/rows.sql | LC_ALL=C sort
}

database migrated
all 1 -q || exit 1
whole >"$tmp/first"
psql -qX -c 'SELECT 1' >/dev/null
old=$own
for reader in 2 3 1; do
	own=${old}_$reader
	database migrated
	all $reader -q || exit 1
	whole >"$tmp/wanted"
	PGDATABASE=$old
	ok "reader $reader takes over" all $reader -q --reread
	whole >"$tmp/got"
	ok "and all is as if it had been there all along, $reader" diff "$tmp/wanted" "$tmp/got"
	rows >"$tmp/before"
	ok 'again' all $reader -q --reread
	rows >"$tmp/after"
	ok 'nothing is written' diff "$tmp/before" "$tmp/after"
	dropdb "$own"
done
own=$old
finish
