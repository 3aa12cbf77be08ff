#!/bin/sh
# The warehouse and the catalogue agree: rows, states, and what the manual says.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
for name in category measure applicant outcome channel result indicator identity figure metric; do
	sql "SELECT code FROM glasshouse.dim_$name WHERE ${name}_id <> -1 ORDER BY sort_no" >"$tmp/got"
	sed 1d "schema/catalog/$name.tsv" | cut -f1 >"$tmp/wanted"
	ok "dim_$name has the rows of $name.tsv, in their order" diff "$tmp/got" "$tmp/wanted"
done
sql 'SELECT code FROM etl.reject_reason ORDER BY code' >"$tmp/got"
sed 1d schema/catalog/reason.tsv | cut -f1 | LC_ALL=C sort >"$tmp/wanted"
ok 'etl.reject_reason has the rows of reason.tsv' diff "$tmp/got" "$tmp/wanted"

states() { # states CONSTRAINT: the codes that it lets through
	sql "SELECT m[1] FROM pg_constraint, regexp_matches(pg_get_constraintdef(oid),
		'''([a-z_]+)''', 'g') AS m WHERE conname = '$1'" | LC_ALL=C sort
}
for fact in disclosure request review indicator; do
	is "$(states fact_${fact}_state_check)" \
	    "$(awk -F'\t' '$2 == "cell" { print $1 }' schema/catalog/state.tsv | LC_ALL=C sort)" \
	    "fact_$fact takes the states of state.tsv"
done
is "$(states fact_identity_state_check)" \
    "$(awk -F'\t' '$2 == "identity" { print $1 }' schema/catalog/state.tsv | LC_ALL=C sort)" \
    'fact_identity takes the states of state.tsv'

# Every statement of the loader can be pasted into psql: the server can parse it.
for file in load/sql/*.sql; do
	case $file in
	*/copy_* | */reread_copy_*) continue ;; # it waits for rows
	*/reread_begin.sql | */begin.sql | */commit.sql | */lock_session.sql | */bulk_lock.sql) continue ;; # nothing to plan
	esac
	{
		case $file in
		*/reread_*) printf 'BEGIN;\n%s\n' "$(cat load/sql/reread_begin.sql)" ;; # its tables
		esac
		printf 'PREPARE it AS\n%s;\n' "$(cat "$file")"
	} >"$tmp/it.sql"
	ok "$file can be prepared" psql -qX -v ON_ERROR_STOP=1 -f "$tmp/it.sql"
done

# The sample queries of the manual run, and find something.
awk '/^\.Bd -literal/ { on = 1; next } /^\.Ed/ { on = 0; print ";" } on' \
    schema/glasshouse-warehouse.7 >"$tmp/samples.sql"
samples=$(grep -c '^;' "$tmp/samples.sql")
ok 'the manual has samples' test "$samples" -gt 4
ok 'and they run' psql -qX -v ON_ERROR_STOP=1 -f "$tmp/samples.sql"
empty=$(psql -qX -f "$tmp/samples.sql" | grep -c '^(0 rows)')
is "$empty" 0 'and each finds something'
finish
