# shellcheck shell=bash disable=SC2034,SC2154 # names of scripts/nightly
# glasshouse loader WORK LOADERS [LOADER]: loads what the tasks have written.
. "$parts/../slurm/units.sh"
synopsis='usage: glasshouse loader WORK LOADERS [LOADER]'
[ $# -ge 2 ] || misused
work=$1
load_units "${3:-${SLURM_ARRAY_TASK_ID:-1}}" "$2"
