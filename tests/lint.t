#!/bin/sh
# The form of sources, scripts and manuals, one test for each tool of `make lint`.
set -u
: "${B:?the build folder}"
cd "$(dirname "$0")/.." || exit 1
n=0
for part in format tidy manual shell perl; do
	n=$((n + 1))
	if said=$(make -s B="$B" "lint-$part" 2>&1); then
		echo "ok $n - $part"
	else
		echo "not ok $n - $part"
		# clang-tidy counts what it keeps to itself, too.
		echo "$said" | grep -a -v ' warnings\{0,1\} generated\.$' | sed 's/^/# /' | head -n 200 >&2
		echo "# alone: make lint-$part" >&2
	fi
done
echo "1..$n"
