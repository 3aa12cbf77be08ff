#!/bin/bash
# The examples of the manuals that need no server, as they would be pasted: each
# goes well and prints something, or writes it into a file.
set -u -o pipefail
b=$(cd "${B:?the build folder}" && pwd) || exit 1
cd "$(dirname "$0")/.." || exit 1
got=$(mktemp -d) || exit 1
trap 'rm -rf "$got"' EXIT
n=0

mkdir "$got/bin"
for stage in extract transform load; do
	ln -s "$b/bin/$stage" "$got/bin/glasshouse-$stage"
done
scripts/make-archive --reports 40 --truth /dev/null --faults /dev/null "$got/pages" >/dev/null
cp "$(grep -l -r -i '<table' "$got/pages" | LC_ALL=C sort | head -n 1)" "$got/page.html"
# Something of everything that is looked for.
sed -E '0,/(<td[^>]*>)(&nbsp;)?[0-9]+</s//\11x2</' "$got/page.html" >"$got/pages/unreadable.html"
gzip -c "$got/page.html" | head -c 200 >"$got/pages/damaged.html.gz"

# The blocks of a manual's section, one a line, with \001 for their line ends.
examples() { # examples MANUAL
	awk '
	/^\.Sh/ { on = $2 == "EXAMPLES" }
	!on { next }
	/^\.Dl / { sub(/^\.Dl /, ""); print; next }
	/^\.Bd -literal/ { block = ""; within = 1; next }
	/^\.Ed/ { print block; within = 0; next }
	within { block = block (block == "" ? "" : "\001") $0 }' "$1" |
	    sed 's/\\e/\\/g; s/\\&//g'
}

export PATH="$got/bin:$PATH"
for manual in extract/glasshouse-extract.1 transform/glasshouse-transform.1 schema/glasshouse-record.5; do
	while IFS= read -r example; do
		case $example in
		*glasshouse-load* | *psql*) continue ;; # they want a server
		esac
		n=$((n + 1))
		name="$manual: $(cut -d $'\001' -f 1 <<<"$example" | tr -d '#')"
		rm -f "$got"/*.csv
		if (cd "$got" && bash -c "$(tr '\001' '\n' <<<"$example")") >"$got/out" 2>"$got/err" &&
		    [ -n "$(cat "$got/out" "$got"/*.csv 2>/dev/null)" ]; then
			echo "ok $n - $name"
		else
			echo "not ok $n - $name"
			sed 's/^/# /' "$got/out" "$got/err" >&2
		fi
		case $name in
		*record.5*awk*)
			n=$((n + 1))
			grep -qv '^e20[0-9][0-9] [0-9]' "$got/out" && printf 'not '
			echo "ok $n - which counts forms, and nothing else"
			;;
		esac
	done < <(examples "$manual")
done
echo "1..$n"
