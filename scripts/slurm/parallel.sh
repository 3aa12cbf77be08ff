# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse parallel: the work of glasshouse cluster, spread by GNU parallel.
. "$parts/../slurm/units.sh"

synopsis='usage: glasshouse parallel [OPTION...] PATH... WORK'
help() {
	explained <<END
$synopsis

Reads archives with GNU parallel, on this machine or by ssh on several, which
share the folder WORK and have Glasshouse where this one has it; then loads what
they wrote.  Said again, it does what is left.

  -d, --dbname NAME    the database
  -j, --jobs N         units at a time on each machine (one for each core)
      --sshlogin LIST  machines, as parallel takes them
      --sshloginfile F a file of them
      --rate, --seconds, --unit
                       how large a unit is: see glasshouse cluster --help
      --dry-run        print what would be read, and do nothing
  -h, --help           print this
END
}

unit_options "$@"
how=()
set -- "${rest[@]}"
while [ $# -gt 0 ]; do
	case $1 in
	-j | --jobs) whole --jobs "$2" 1 1000; how+=(-j "$2") ;;
	--sshlogin | --sshloginfile) how+=("$1" "$2") ;;
	*) misused "no option $1" ;;
	esac
	shift 2
done
command -v parallel >/dev/null || die 69 'there is no GNU parallel: install it'
need_warehouse
if [ -n "$dry" ] && [ ! -e "$work/planned" ]; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
else
	mkdir -p "$work" || die 74 "$work cannot be written to"
	exec 9>"$work/lock"
	flock -n 9 || die 75 "somebody else works in $work"
fi
make_units "${operands[@]}"
todo=$work/todo.parallel
unread >"$todo"
if [ -n "$dry" ]; then
	say "$(wc -l <"$todo") units would be read"
	exit 0
fi
if [ -s "$todo" ]; then
	units=$(wc -l <"$todo")
	seq "$units" | parallel --will-cite --no-notice "${how[@]}" --joblog "$work/joblog" --env B \
	    --env GLASSHOUSE_CONF "$(printf '%q ' "$self" element "$work" "$todo" "$units") {}" 9>&- || true
fi
code=0
load_units 1 1 || code=$?
tell_units || exit
exit $code
