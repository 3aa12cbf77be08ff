# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# What a run of `glasshouse ingest` says of itself: progress, the closing line,
# the summary and the metrics.

# On a terminal alone, one line that is written over.
progress() {
	[ -t 2 ] || return 0
	printf '\r\033[K%d of %d archives, %s of %s, %d at work' $((planned - todo)) "$planned" \
	    "$(mebibytes "$bytes_done")" "$(mebibytes "$bytes")" ${#worker[@]} >&2
}

mebibytes() {
	awk -v b="$1" 'BEGIN { printf "%.1f MiB", b / 1048576 }'
}

# What the stages and the ledger say of a batch: complaints, a score of them.
complain() {
	local n
	[ ! -t 2 ] || printf '\r\033[K' >&2
	[ ! -e "$1.err" ] || head -n 20 "$1.err" >&2
	n=$(wc -l 2>/dev/null <"$1.err" || echo 0)
	[ "$n" -le 20 ] || say "and $((n - 20)) more complaints"
	[ ! -e "$1.result" ] || awk -F '\t' -v attempts="$attempts" '
		$5 == "failed" { printf "glasshouse: %s: %s\n", $1, $7 }' "$1.result" >&2
}

seconds() {
	awk -v a="$started" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }'
}

# Ends the run, however it ends: books it, says so, writes what was asked for.
ended() { # ended STATUS
	local status=$1
	trap - EXIT TERM INT USR1
	[ ! -t 2 ] || printf '\r\033[K' >&2
	stop_workers
	if [ -n "$ingest" ]; then
		ask ingest_end ingest="$ingest" status="$status" unchanged="${tally[unchanged]}" \
		    loaded="${tally[loaded]}" damaged="${tally[damaged]}" \
		    duplicate="${tally[duplicate]}" failed="${tally[failed]}" \
		    waiting="${tally[waiting]}" reports=$reports cells=$cells rejects=$rejects \
		    reread=$reread withdrawn=$withdrawn \
		    2>/dev/null || true
	fi
	[ -z "${stop_reason-}" ] || say "$stop_reason"
	if [ -n "$loud" ] || { [ "$status" -ne 0 ] && [ -n "$ingest" ]; }; then
		closing_line
	fi
	[ "$status" -ne 0 ] || printf '%(%s)T\n' -1 >"$state/success" || status=74
	if [ -n "$dashboard" ] && [ "$status" -eq 0 ] && [ $((reports + rejects + reread + withdrawn)) -gt 0 ]; then
		"$self" dashboard -q "$dashboard" || { say 'the dashboard was not made'; status=69; }
	fi
	[ -z "$summary" ] || write_whole "$summary" summary_of "$status" || status=74
	[ -z "$metrics" ] || write_whole "$metrics" metrics_of "$status" || status=74
	rm -rf "$run"
	: >"$state/lock"
	if [ "$status" -eq 143 ]; then
		kill -TERM $$ # as whoever sent it expects
	fi
	exit "$status"
}

closing_line() {
	local parted='' outcome
	for outcome in loaded damaged failed duplicate unchanged waiting; do
		[ "${tally[$outcome]}" -eq 0 ] || parted+=", ${tally[$outcome]} $outcome"
	done
	parted=${parted:-, none}
	local other=''
	[ "$reread" -eq 0 ] || other=", $reread reread"
	[ "$withdrawn" -eq 0 ] || other+=", $withdrawn withdrawn"
	[ "$kept" -eq 0 ] || other+=", $kept kept"
	say "archives: ${parted#, }; reports: $reports new$other; cells: $cells;" \
	    "rejects: $rejects new; $(seconds) s"
}

# Writes FILE by a function, whole or not at all.
write_whole() { # write_whole FILE FUNCTION ARGUMENT...
	local file=$1 part
	shift
	part=$(mktemp "$file.XXXXXX") && "$@" >"$part" && chmod 644 "$part" && mv -f "$part" "$file" &&
	    return 0 # what a trap calls must say so
	rm -f "$part"
	say "$file was not written"
	return 1
}

summary_of() {
	cat <<END
{
  "program_version": $(json_text "$version"),
  "host": $(json_text "$host"),
  "process": $$,
  "ingest_id": ${ingest:-null},
  "exit_status": $1,
  "stopped_by": $(if [ -n "${stop_reason-}" ]; then json_text "$stop_reason"; else echo null; fi),
  "seconds": $(seconds),
  "archives": {
    "unchanged": ${tally[unchanged]},
    "loaded": ${tally[loaded]},
    "damaged": ${tally[damaged]},
    "duplicate": ${tally[duplicate]},
    "failed": ${tally[failed]},
    "waiting": ${tally[waiting]}
  },
  "reports_new": $reports,
  "cells_new": $cells,
  "rejects_new": $rejects,
  "reports_reread": $reread,
  "reports_withdrawn": $withdrawn
}
END
}

metrics_of() {
	local now success=0
	printf -v now '%(%s)T' -1
	[ ! -s "$state/success" ] || success=$(<"$state/success")
	metric run_timestamp_seconds gauge 'When the last run ended.' "$now"
	metric success_timestamp_seconds gauge 'When a run last ended well.' "$success"
	metric run_status gauge 'Exit status of the last run.' "$1"
	metric run_seconds gauge 'How long the last run took.' "$(seconds)"
	metric run_reports gauge 'New reports of the last run.' "$reports"
	metric run_reread gauge 'Reports that the last run replaced by another reading.' "$reread"
	metric run_withdrawn gauge 'Reports that the last run withdrew.' "$withdrawn"
	metric run_cells gauge 'New cells of the last run.' "$cells"
	metric run_rejects gauge 'New rejects of the last run.' "$rejects"
	ask totals 2>/dev/null | awk -F '\t' '
	BEGIN {
		help["archives"] = "Archives in the ledger, by state."; label["archives"] = "state"
		help["reports"] = "Reports in the warehouse."
		help["cells"] = "Cells in the warehouse."
		help["rejects"] = "Documents given up, by reason."; label["rejects"] = "reason"
		help["identity_failures"] = "Checks that fail, by identity."
		label["identity_failures"] = "identity"
	}
	$1 != last {
		printf "# HELP glasshouse_%s %s\n# TYPE glasshouse_%s gauge\n", $1, help[$1], $1
		last = $1
	}
	$2 == "\\N" { printf "glasshouse_%s %s\n", $1, $3; next }
	{ printf "glasshouse_%s{%s=\"%s\"} %s\n", $1, label[$1], $2, $3 }' || true
}

metric() { # metric NAME TYPE HELP VALUE
	printf '# HELP glasshouse_%s %s\n# TYPE glasshouse_%s %s\nglasshouse_%s %s\n' \
	    "$1" "$3" "$1" "$2" "$1" "$4"
}
