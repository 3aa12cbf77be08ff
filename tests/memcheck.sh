#!/bin/sh
# Runs one test under valgrind: a unit test as a whole, and of a script what it
# starts.  For prove, as --exec; see `make check-valgrind`.
set -eu
memcheck="valgrind -q --vgdb=no --suppressions=$(realpath "$(dirname "$0")")/valgrind.supp \
    --leak-check=full --error-exitcode=99 --child-silent-after-fork=yes"
case $1 in
*.t) RUN=$memcheck exec "$@" ;;
*) exec $memcheck "$@" ;;
esac
