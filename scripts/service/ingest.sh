# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse ingest, glasshouse retry: the archives that are new, have changed or
# failed, each through the three stages.
. "$parts/listing.sh"

synopsis='usage: glasshouse ingest [-qv] [-d NAME] [-j N] [--summary FILE] [--metrics FILE] [PATH...]'
help() {
	explained <<END
usage: glasshouse ingest [OPTION...] [PATH...]
       glasshouse retry [OPTION...] [PATH...]

Loads the archives that are new or have changed, and those that failed; with
retry, only what failed or was damaged, however often.  A PATH is an archive,
a folder or @LIST; by default, what the settings name.

  -d, --dbname NAME         the database; PG variables say how to reach it
  -j, --jobs N              archives at a time, 1 to 64 (1)
      --summary FILE        write what the run came to as JSON
      --metrics FILE        write it for Prometheus' node_exporter
      --time-limit SECONDS  end the run after that long (28800)
      --archive-limit SECONDS
                            give an archive up after that long (3600)
      --attempts N          leave an archive that failed so often (5)
      --max-rejects N|P%    load no archive with more rejects
      --all                 read everything again
      --reread              the same, and replace what is read otherwise now
  -q, --quiet               say nothing but what is wrong
  -v, --verbose             say what was done even if all is well
  -h, --help                print this
END
}

again='' reread_on=''
parse() {
	local option value
	while [ $# -gt 0 ]; do
		option=$1
		shift
		case $option in
		--) break ;;
		--*=*) set -- "${option#*=}" "$@"; option=${option%%=*} ;;
		-[dj]?*) set -- "${option:2}" "$@"; option=${option:0:2} ;;
		esac
		case $option in
		-d | --dbname | -j | --jobs | --summary | --metrics | --time-limit | \
		    --archive-limit | --attempts | --max-rejects)
			[ $# -gt 0 ] || misused "$option wants a value"
			value=$1
			shift
			;;
		esac
		case $option in
		-d | --dbname) set_database "$value" ;;
		-j | --jobs) jobs=$value ;;
		--summary) summary=$value ;;
		--metrics) metrics=$value ;;
		--time-limit) time_limit=$value ;;
		--archive-limit) archive_limit=$value ;;
		--attempts) attempts=$value ;;
		--max-rejects) export GLASSHOUSE_MAX_REJECTS=$value ;;
		--all) again=all ;;
		--reread) reread_on=1 ;;
		--retry) again=failed ;;
		-q | --quiet) loud= ;;
		-v | --verbose) loud=1 ;;
		-h | --help) help ;;
		-?*) misused "no option $option" ;;
		*) operands+=("$option") ;;
		esac
	done
	operands+=("$@")
}

jobs=${GLASSHOUSE_JOBS:-1}
summary=${GLASSHOUSE_SUMMARY:-}
metrics=${GLASSHOUSE_METRICS:-}
time_limit=${GLASSHOUSE_TIME_LIMIT:-28800}
archive_limit=${GLASSHOUSE_ARCHIVE_LIMIT:-3600}
attempts=${GLASSHOUSE_ATTEMPTS:-5}
dashboard=${GLASSHOUSE_DASHBOARD:-}
loud='' operands=()
[ ! -t 2 ] || loud=1
given=("$@")
parse "$@"
if [ -n "$reread_on" ]; then
	[ "$again" != failed ] || misused 'retry does not go with --reread'
	again=all
fi
whole --jobs "$jobs" 1 64
whole --time-limit "$time_limit" 1 999999999
whole --archive-limit "$archive_limit" 1 999999999
whole --attempts "$attempts" 1 1000
# What load would refuse, it would refuse for every archive.
[[ ${GLASSHOUSE_MAX_REJECTS:-0} =~ ^([0-9]{1,9}|([0-9]{1,2}(\.[0-9]{1,9})?|100)%)$ ]] ||
    misused '--max-rejects is a number, or up to 100 with a % behind it'
if [ ${#operands[@]} -eq 0 ] && [ -n "$GLASSHOUSE_ARCHIVES" ]; then
	IFS=: read -r -a operands <<<"$GLASSHOUSE_ARCHIVES"
fi
[ ${#operands[@]} -gt 0 ] ||
    misused 'which archives? name some, or say archives = FOLDER in /etc/glasshouse.conf'

# A run that hangs, in whatever, is ended from outside: first it is asked to.
if [ "${GLASSHOUSE_TIMED-}" != "$PPID" ]; then
	exec bash -c 'export GLASSHOUSE_TIMED=$$
		exec timeout --foreground --preserve-status -s USR1 -k 120 "$@"' \
	    bash "$time_limit" "$self" ingest "${given[@]}"
fi
unset GLASSHOUSE_TIMED

# ---- one run at a time -----------------------------------------------------

mkdir -p "$state" 2>/dev/null && [ -w "$state" ] || die 74 "$state cannot be written to"
started=$EPOCHREALTIME host=$(hostname)
exec 9>>"$state/lock"
if ! flock -n 9; then
	die 75 "another run is at work: $(head -c 200 "$state/lock" | tr '\n' ' ')"
fi
printf 'process %d on %s since %(%F %T)T' $$ "$host" -1 >"$state/lock"

# What a run that was killed has left; nobody else is here.
rm -rf "$state"/run.*
run=$state/run.$$
mkdir -p "$run/jobs/claims" || die 74 "$run cannot be made"

declare -A tally=([unchanged]=0 [loaded]=0 [damaged]=0 [duplicate]=0 [failed]=0 [waiting]=0)
reports=0 cells=0 rejects=0 reread=0 withdrawn=0 kept=0 planned=0 todo=0 bytes=0 bytes_done=0
ingest='' stopping='' trouble=0 status=0 unlisted=0 version=
. "$parts/telling.sh"
trap 'ended $?' EXIT
trap 'stop_at_next TERM' TERM
trap 'stop_at_next INT' INT
trap 'stop_now' USR1

stop_at_next() {
	[ -n "$stopping" ] && [ "$1" = INT ] && stop_workers
	stopping=$1
}

stop_now() {
	stopping=limit
	stop_workers
}

declare -A worker=()
stop_workers() {
	[ ${#worker[@]} -eq 0 ] || kill -TERM "${!worker[@]}" 2>/dev/null || true
}

# Fails like the program that failed, in its words.
fail() { # fail STATUS WORDS...
	local code=$1
	shift
	say "$@"
	exit "$code"
}

need_warehouse
version=$("$load" --version) || fail 69 'glasshouse-load does not start'
version=${version##* }
said=$("$extract" /dev/null 2>/dev/null | "$transform" 2>/dev/null | "$load" -q 2>&1) || {
	code=$?
	fail $code "$(one_line "$said")"
}

# The lock that other machines see: a session that does nothing else.
coproc holder {
	PGAPPNAME="glasshouse ingest, process $$ on $host" exec psql -XAtqw 2>&1 9>&-
}
cat "$parts/sql/lock.sql" >&"${holder[1]}"
answer=
read -r -t 300 answer <&"${holder[0]}" || true
case $answer in
t) ;;
'') fail 75 'the server does not answer' ;;
f) fail 75 "another run is at work: $(ask lock_holder)" ;;
*) fail "$(server_status "$answer")" "the lock was not to be had: $(one_line "$answer")" ;;
esac

# ---- what there is to do ---------------------------------------------------

ingest=$(ask ingest_begin host="$host" process=$$ version="$version") || exit
list_archives "$run/listing" "${operands[@]}"
ask ledger >"$run/ledger" || exit
folders=$(for operand in "${operands[@]}"; do
	[ ! -d "$operand" ] || realpath -sm -- "$operand"
done)
plan_archives "$run/listing" "$run/ledger" "$attempts" "$again" "$folders" >"$run/plan" ||
    fail 74 "$run cannot be written to"
awk -F '\t' -v OFS='\t' '$5 ~ /^(loaded|damaged)$/ && $4 != "-" { print $4, $1 }' \
    "$run/ledger" >"$run/jobs/known"
cut -f 1-3,6 "$run/plan" | ask plan || exit
cut_batches "$run/jobs" <"$run/plan" || fail 74 "$run cannot be written to"
read -r planned bytes < <(awk -F '\t' '$6 != "gone" { n++; b += $2 } END { print n + 0, b + 0 }' \
    "$run/plan")
tally[unchanged]=$(($(wc -l <"$run/listing") - planned))
if [ "$again" = failed ]; then
	tally[unchanged]=0
fi
[ "$unlisted" -eq 0 ] || trouble=65
todo=$planned

# ---- doing it --------------------------------------------------------------

export max_rejects
begin() { # begin LIST
	local base=${1%.list}
	pack='' reread=$reread_on timeout -k 10 "$archive_limit" bash "$parts/batch.sh" both "$base" &
	worker[$!]=$base
}

# Waits for one worker, and enters what it did.
finish() {
	local pid='' code=0 base
	wait -n -p pid "${!worker[@]}" || code=$?
	[ -n "${pid-}" ] && [ -n "${worker[$pid]-}" ] || return 0 # a signal
	base=${worker[$pid]}
	unset "worker[$pid]"
	if [ ! -e "$base.result" ]; then
		case $code in
		69 | 74 | 75) # whatever comes next would fail like this
			complain "$base"
			stopping=${stopping:-$code}
			stop_reason=${stop_reason:-$(cat "$base.said" "$base.err" 2>/dev/null | head -n 1 || true)}
			# On a full disk there is no room for a complaint either.
			[ -n "$stop_reason" ] || [ $code -ne 74 ] ||
			    stop_reason="$state has no room for the records of an archive"
			return
			;;
		esac
		[ "$stopping" != limit ] && [ "$stopping" != INT ] || return 0
		local words="it was stopped with status $code"
		[ $code -ne 124 ] && [ $code -ne 137 ] || words="it took longer than $archive_limit seconds"
		awk -F '\t' -v OFS='\t' -v code=$code -v words="$words" \
		    '{ print $1, $2, $3, "\\N", "failed", code, words, "\\N", "\\N", "\\N", "t" }' \
		    "$base.list" >"$base.result"
	fi
	enter "$base" "$version" "$ingest" || {
		stopping=$?
		return 0
	}
	count "$base"
	complain "$base"
	rm -f "$base".*
}

count() {
	local outcome n size r c j other
	while read -r outcome n size; do
		tally[$outcome]=$((tally[$outcome] + n))
		todo=$((todo - n)) bytes_done=$((bytes_done + size))
		case $outcome in
		damaged | failed) [ "$(awk -F '\t' '$11 == "t" { print; exit }' "$1.result")" = '' ] ||
			trouble=65 ;;
		esac
	done < <(awk -F '\t' '{ n[$5]++; b[$5] += $2 } END { for (o in n) print o, n[o], b[o] }' \
	    "$1.result")
	if [ -s "$1.counts" ]; then
		read -r r c j other <"$1.counts"
		reports=$((reports + r)) cells=$((cells + c)) rejects=$((rejects + j))
		[[ ! $other =~ ([0-9]+)\ reread ]] || reread=$((reread + BASH_REMATCH[1]))
		[[ ! $other =~ ([0-9]+)\ withdrawn ]] || withdrawn=$((withdrawn + BASH_REMATCH[1]))
		[[ ! $other =~ ([0-9]+)\ kept ]] || kept=$((kept + BASH_REMATCH[1]))
	fi
}

for list in "$run"/jobs/*.list; do
	[ -e "$list" ] && [ -z "$stopping" ] || break
	while [ ${#worker[@]} -ge "$jobs" ]; do
		finish
		progress
	done
	[ -z "$stopping" ] || break
	begin "$list"
	progress
done
while [ ${#worker[@]} -gt 0 ]; do
	finish
	progress
done
tally[waiting]=$todo
case $stopping in
'') status=$trouble ;;
limit) status=75 stop_reason="the time limit of $time_limit seconds is over" ;;
TERM) status=143 stop_reason='stopped by SIGTERM' ;;
INT) status=130 stop_reason='stopped by SIGINT' ;;
*) status=$stopping ;;
esac
exit "$status"
