#!/bin/sh
# The data dictionary has every column, and a reader's has what a reader may see.
# shellcheck source=tests/db/tap.sh
. "$(dirname "$0")/tap.sh"
scripts/dictionary >"$tmp/all"
is "$(grep -c '^| `' "$tmp/all")" "$(sql "SELECT count(*) FROM pg_attribute AS a
    JOIN pg_class AS c ON c.oid = a.attrelid JOIN pg_namespace AS s ON s.oid = c.relnamespace
    WHERE s.nspname IN ('bi', 'glasshouse', 'etl') AND c.relkind IN ('r', 'v')
    AND a.attnum > 0 AND NOT a.attisdropped")" 'a line for each column'
is "$(grep -c '^### ' "$tmp/all")" "$(sql "SELECT count(*) FROM pg_class AS c
    JOIN pg_namespace AS s ON s.oid = c.relnamespace
    WHERE s.nspname IN ('bi', 'glasshouse', 'etl') AND c.relkind IN ('r', 'v')")" \
    'a heading for each table and view'
is "$(grep -c '| *|$' "$tmp/all")" 0 'and none without a word'
is "$(grep '`outcome_id`' "$tmp/all" | sed -n 2p)" \
    '| `outcome_id` | integer | → glasshouse.dim_outcome | How the requests came in or ended |' \
    'a key says where it leads'
finish
