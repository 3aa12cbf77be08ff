# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse cluster: archives read by an array of Slurm, then loaded by a few.
. "$parts/../slurm/units.sh"

synopsis='usage: glasshouse cluster [OPTION...] PATH... WORK'
help() {
	explained <<END
$synopsis

Reads archives on the nodes of a Slurm cluster, in one array, and loads what
they wrote.  WORK is a folder that all nodes share.  Said again, it does what
is left: units that failed are read again, and nothing else.

  -d, --dbname NAME    the database; the loaders must reach it
      --rate MIB       what a node reads in a second (20)
      --seconds N      how long a unit should take at least, 30 or more (60)
      --unit MIB       how large a unit is instead; 0: each archive is one
      --at-once N      how many tasks run at once (no limit)
      --loaders N      how many loaders (1)
      --partition P    where
      --dry-run        print what would be submitted, and do nothing
      --wait           wait for the end
  -h, --help           print this
END
}

unit_options "$@"
loaders=1 at_once='' where=()
set -- "${rest[@]}"
while [ $# -gt 0 ]; do
	case $1 in
	--loaders) whole --loaders "$2" 1 64; loaders=$2 ;;
	--at-once) whole --at-once "$2" 1 100000; at_once=%$2 ;;
	--partition) where=("--partition=$2") ;;
	*) misused "no option $1" ;;
	esac
	shift 2
done
command -v sbatch >/dev/null || die 69 'there is no sbatch: install slurm-client'
need_warehouse
if [ -n "$dry" ] && [ ! -e "$work/planned" ]; then
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
elif [ -z "$dry" ]; then
	mkdir -p "$work" || die 74 "$work cannot be written to"
	exec 9>"$work/lock"
	flock -n 9 || die 75 "somebody else submits from $work"
fi
make_units "${operands[@]}"

todo=$work/todo.$(date +%s).$$
[ -z "$dry" ] || todo=$(mktemp)
unread >"$todo"
units=$(wc -l <"$todo")
most=$(scontrol show config 2>/dev/null | awk '$1 == "MaxArraySize" { print $3 }' || true)
most=$((${most:-1001} - 1))
tasks=$((units < most ? units : most))

submit() { # submit ARGUMENT...: prints the job
	if [ -n "$dry" ]; then
		printf 'sbatch' >&2
		printf ' %q' "$@" >&2
		printf '\n' >&2
		echo 0
	else
		sbatch --parsable "${where[@]}" "$@" | cut -d ';' -f 1
	fi
}

after=()
if [ "$units" -gt 0 ]; then
	job=$(submit --job-name=glasshouse-read "--array=1-$tasks$at_once" --requeue --open-mode=append \
	    "--output=$work/read.%a.log" --ntasks=1 --cpus-per-task=1 \
	    --wrap="exec $(printf '%q ' "$self" element "$work" "$todo" "$tasks")") ||
	    die 69 'the array was not taken'
	after=("--dependency=afterany:$job")
	say "array $job: $units units in $tasks tasks"
fi
if [ "$units" -gt 0 ] || [ -n "$(unloaded)" ]; then
	job=$(submit "${after[@]}" --job-name=glasshouse-load "--array=1-$loaders" --requeue --open-mode=append \
	    "--output=$work/load.%a.log" --ntasks=1 ${waits:+--wait} \
	    --wrap="exec $(printf '%q ' "$self" loader "$work" "$loaders")") || true
	[ -n "$job" ] || die 69 'the loaders were not taken'
	say "loaders: job $job"
fi
if [ -n "$dry" ]; then
	rm -f "$todo"
	exit 0
fi
if [ -n "$waits" ] || [ "$units" -eq 0 ]; then
	tell_units || exit
fi
