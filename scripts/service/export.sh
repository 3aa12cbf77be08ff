# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse export: the star as files, all of one moment, with a manifest.

synopsis='usage: glasshouse export [--csv|--parquet-ready] [--year YEAR] [-d NAME] DIR'
shape=csv year='' to=''
while [ $# -gt 0 ]; do
	case $1 in
	-d | --dbname) [ $# -gt 1 ] || misused "$1 wants a value"; set_database "$2"; shift ;;
	--csv) shape=csv ;;
	--parquet-ready) shape=parquet ;;
	--year) [ $# -gt 1 ] || misused "$1 wants a value"; whole --year "$2" 1990 2100; year=$2; shift ;;
	-h | --help) explained <<END
$synopsis

Writes every table of the star into the new folder DIR, as it was at one moment,
and manifest.json with the rows, the bytes, the SHA-256 and the columns of each.

      --csv            a file for each table (the default)
      --parquet-ready  a folder for each table, facts parted by year_id, and
                       parquet.sql, with which DuckDB makes Parquet of it
      --year YEAR      reports and facts of that year only
  -d, --dbname NAME    the database
  -h, --help           print this

The folder appears when it is complete.
END
		;;
	-?*) misused "no option $1" ;;
	*) [ -z "$to" ] || misused 'one folder'; to=$1 ;;
	esac
	shift
done
[ -n "$to" ] || misused 'which folder?'
to=$(realpath -sm -- "$to")
[ ! -e "$to" ] || rmdir -- "$to" 2>/dev/null || die 74 "$to is there and not empty"
need_warehouse
work=$(mktemp -d "$to.XXXXXX") || die 74 "$to cannot be written to"
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 74

ask export_tables >"$work/.tables" || exit
years=''
if [ "$shape" = parquet ]; then
	years=${year:-$(psql -XAtqw -c 'SELECT DISTINCT year_id FROM glasshouse.dim_report ORDER BY 1')} ||
	    die "$(server_status)" 'the years are not told'
fi

copy() { # copy TABLE KEY CONDITION FILE
	printf 'COPY (SELECT * FROM glasshouse.%s %s ORDER BY %s) TO STDOUT (FORMAT csv, HEADER) \\g %s\n' \
	    "$1" "$3" "$2" "$4"
}

# Records of a file, without its head: a line ends none within quotes.
rows_of() {
	awk '{ quotes += gsub(/"/, "&") } quotes % 2 == 0 { n++ } END { print n - 1 }' "$1"
}

# One transaction sees one moment, however long the files take.
{
	echo 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;'
	echo "SET datestyle = 'ISO, YMD'; SET timezone = 'UTC';"
	while IFS=$'\t' read -r table has_year key _; do
		if [ "$shape" = parquet ] && [ "$has_year" = t ]; then
			for one in $years; do
				mkdir -p "$table/year_id=$one"
				copy "$table" "$key" "WHERE year_id = $one" "$table/year_id=$one/part-0.csv"
			done
		elif [ "$shape" = parquet ]; then
			mkdir -p "$table"
			copy "$table" "$key" '' "$table/part-0.csv"
		else
			copy "$table" "$key" "${year:+$([ "$has_year" != t ] || echo "WHERE year_id = $year")}" \
			    "$table.csv"
		fi
	done <.tables
	echo 'SELECT now() AS moment, current_database() AS name'
	echo '\g .moment'
	echo 'COMMIT;'
} >.script
psql -XAtqw -v ON_ERROR_STOP=1 -f .script || die "$(server_status)" 'nothing was exported'

manifest() {
	local first=1 file table
	printf '{\n  "program": "glasshouse export",\n  "program_version": %s,\n' \
	    "$(json_text "$("$load" --version | sed 's/.* //')")"
	printf '  "database": %s,\n  "moment": %s,\n  "shape": "%s",\n  "year": %s,\n' \
	    "$(json_text "$(cut -d '|' -f 2 .moment)")" "$(json_text "$(cut -d '|' -f 1 .moment)")" \
	    "$shape" "${year:-null}"
	printf '  "encoding": "UTF-8",\n  "null": "an empty field without quotes",\n  "files": ['
	while IFS= read -r file; do
		table=${file%%[./]*}
		[ -n "$first" ] || printf ','
		first=''
		printf '\n    {"file": %s, "table": "%s", "rows": %d, "bytes": %d, "sha256": "%s"}' \
		    "$(json_text "$file")" "$table" "$(rows_of "$file")" "$(stat -c %s "$file")" \
		    "$(sha256sum <"$file" | cut -d ' ' -f 1)"
	done < <(find . -name '*.csv' -printf '%P\n' | sort)
	printf '\n  ],\n  "tables": {'
	awk -F '\t' '{ printf "%s\n    \"%s\": %s", (NR > 1 ? "," : ""), $1, $4 }' .tables
	printf '\n  }\n}\n'
}
manifest >manifest.json || die 74 'the manifest was not written'
if [ "$shape" = parquet ]; then
	awk -F '\t' -v q="'" '
	BEGIN { print "-- duckdb <parquet.sql, in this folder: a Parquet file for each table." }
	{
		printf "COPY (SELECT * FROM read_csv(%s, header = true, nullstr = %s,\n" \
		    "    allow_quoted_nulls = false, hive_partitioning = false,\n    columns = {%s}))\n" \
		    "TO %s (FORMAT parquet);\n", q $1 ($2 == "t" ? "/*/" : "/") "part-0.csv" q, q q, $5, \
		    q $1 ".parquet" q
	}' .tables >parquet.sql
fi
rm -f .tables .script .moment
chmod 755 "$work"
mv -T "$work" "$to" || die 74 "$to cannot be written to"
