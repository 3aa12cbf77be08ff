#!/bin/sh
# Replays the corpus of each fuzz target: whatever once went wrong stays right.
set -u
b=$(cd "${B:?the build folder}" && pwd) || exit 1
cd "$(dirname "$0")/fuzz" || exit 1
n=0
for source in *_fuzz.c; do
	name=${source%_fuzz.c}
	n=$((n + 1))
	if [ -z "$(ls "corpus/$name" 2>/dev/null)" ]; then
		echo "not ok $n - $name has a corpus"
	elif said=$("$b/tests/fuzz/${name}_fuzz" "corpus/$name"/* 2>&1 >/dev/null); then
		echo "ok $n - $name: $(ls "corpus/$name" | wc -l) inputs"
	else
		echo "not ok $n - $name"
		echo "$said" | tail -n 40 | sed 's/^/# /' >&2
	fi
done
echo "1..$n"
