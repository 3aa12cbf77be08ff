# What the shell tests of this folder share; they are run by tests/db.sh.
# shellcheck shell=sh
set -u
: "${LOAD:?run tests/db.sh}" "${GLASSHOUSE_TMP:?}" "${PGDATABASE:?}"
n=0
# shellcheck disable=SC2034 # for those who read this
records=tests/db
own=${PGDATABASE}_$(basename "$0" .t)
tmp=$GLASSHOUSE_TMP/$(basename "$0" .t)
mkdir -p "$tmp"

ok() { # ok NAME COMMAND...: the command succeeds
	name=$1
	shift
	n=$((n + 1))
	if "$@" >"$tmp/out" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$tmp/out" >&2
		echo "# alone: B=build tests/db.sh $0" >&2
	fi
}

is() { # is GOT WANTED NAME
	n=$((n + 1))
	if [ "$1" = "$2" ]; then
		echo "ok $n - $3"
	else
		echo "not ok $n - $3"
		printf 'got:\n%s\nwanted:\n%s\n' "$1" "$2" | sed 's/^/# /' >&2
		echo "# alone: B=build tests/db.sh $0" >&2
	fi
}

# A database of the test's own, empty or with a warehouse.
database() { # database empty|migrated
	dropdb --if-exists "$own" 2>/dev/null
	createdb -T template0 -E UTF8 "$own" || exit 1
	PGDATABASE=$own
	[ "$1" != migrated ] || "$LOAD" --migrate --quiet || exit 1
}

sql() { # sql TEXT: its answer, without decoration
	psql -qAtX -v ON_ERROR_STOP=1 -c "$1"
}

# Waits for what sessions of the test's database come to, however slow the
# machine is.
await() { # await N CONDITION: that many of its loaders are so
	end=$(($(date +%s) + 300))
	until [ "$(sql "SELECT count(*) FROM pg_stat_activity WHERE datname = '$own'
	    AND application_name = 'glasshouse-load' AND $2")" = "$1" ]; do
		[ "$(date +%s)" -lt "$end" ] || return 1
		sleep 0.05
	done
}

# Until the one at work has taken all that it was given: it is idle between two
# statements, too, but not for so long.
await_idle() {
	await 1 "state = 'idle in transaction'
	    AND clock_timestamp() - state_change > interval '0.2 s'"
}

# Everything that a load leaves, keys and instants left out.
state() {
	psql -qAtX -v ON_ERROR_STOP=1 <<-'SQL'
	SELECT 'report', p.digest, p.ordinal, p.agency_printed, a.agency_key,
		a.agency_name, p.year_id, p.scope,
		p.stated_cells, p.is_current
	FROM glasshouse.dim_report AS p JOIN glasshouse.dim_agency AS a USING (agency_id)
	ORDER BY p.digest, p.ordinal;
	SELECT 'cell', p.digest, p.ordinal, c.agency, c.report_year, c.fact,
		c.row_code, c.column_code, c.cell_value, c.unit, c.cell_state,
		c.cell_raw, c.source_line
	FROM bi.cell AS c JOIN glasshouse.dim_report AS p USING (report_id)
	ORDER BY p.digest, p.ordinal, c.fact, c.row_code, c.column_code;
	SELECT 'check', p.digest, p.ordinal, i.code, f.member_code, f.left_value,
		f.right_value, f.difference, f.identity_state
	FROM glasshouse.fact_identity AS f JOIN glasshouse.dim_report AS p USING (report_id)
		JOIN glasshouse.dim_identity AS i USING (identity_id)
	ORDER BY p.digest, p.ordinal, i.code, f.member_code;
	SELECT 'reject', program, document, reason FROM etl.reject ORDER BY 2, 3, 4;
	SELECT 'document', d.digest, d.ordinal FROM etl.document_version AS d
		JOIN glasshouse.dim_report AS p ON p.report_id = d.report_id
			AND p.digest = d.digest AND p.ordinal = d.ordinal
	ORDER BY d.digest, d.ordinal;
	SELECT 'agencies', count(*) FROM glasshouse.dim_agency;
	SELECT 'figure', p.digest, p.ordinal, f.figure_code, f.amount, f.missing_cells
	FROM bi.figure AS f JOIN glasshouse.dim_report AS p USING (report_id)
	ORDER BY p.digest, p.ordinal, f.figure_code;
	SELECT 'history', agency_key, version_no, agency_name, province_name,
		prefecture_name, county_name, valid_from, valid_to, is_current
	FROM bi.agency_history ORDER BY agency_key, version_no;
	SELECT 'cohort', c.* FROM glasshouse.dim_cohort AS c ORDER BY c.cohort_id;
	SELECT 'counted', p.digest, p.ordinal, h.cohort_id
	FROM glasshouse.report_cohort AS h JOIN glasshouse.dim_report AS p USING (report_id)
	ORDER BY p.digest, p.ordinal;
	SELECT 'total', t.* FROM glasshouse.cell_total AS t
	ORDER BY t.cohort_id, t.fact, t.row_id, t.column_id;
	SELECT 'figures', t.* FROM glasshouse.figure_total AS t ORDER BY t.cohort_id, t.figure_id;
	SELECT 'rates', t.* FROM glasshouse.rate_total AS t ORDER BY t.cohort_id, t.metric_id;
	SQL
}

# Every row of the warehouse by table, with the transaction that wrote it.
rows() {
	sql "SELECT string_agg(format('SELECT %L, count(*), coalesce(sum(xmin::text::bigint), 0),
			coalesce(sum(hashtextextended(t::text, 0)), 0) FROM %I.%I AS t',
			relname, nspname, relname), ' UNION ALL ' ORDER BY relname)
		FROM pg_class JOIN pg_namespace AS s ON s.oid = relnamespace
		WHERE nspname IN ('glasshouse', 'etl') AND relkind = 'r'" |
	    psql -qAtX -v ON_ERROR_STOP=1
}

finish() {
	if [ "$PGDATABASE" = "$own" ]; then
		PGDATABASE=postgres
		dropdb --force "$own"
	fi
	echo "1..$n"
}
