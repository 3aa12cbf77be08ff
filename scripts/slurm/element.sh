# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse element WORK LIST TASKS [TASK]: what a task of an array does: every
# TASKS-th unit of the list LIST.  A unit that fails does not keep the others
# from being read, but what would fail for all does.
. "$parts/../slurm/units.sh"
synopsis='usage: glasshouse element WORK LIST TASKS [TASK]'
[ $# -ge 3 ] || misused
work=$1 worst=0
task=${4:-${SLURM_ARRAY_TASK_ID:-1}}
for unit in $(awk -v n="$3" -v k="$task" '(NR - k) % n == 0' "$2"); do
	code=0
	read_unit "$unit" || code=$?
	case $code in
	0) ;;
	74) exit 74 ;;
	*) worst=$code ;;
	esac
done
exit $worst
