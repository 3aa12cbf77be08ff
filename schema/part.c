/* SPDX-License-Identifier: ISC */
#include "schema/part.h"

#include <inttypes.h>

/* Whether the first field of a record is its document's number. */
static bool
is_numbered(struct slice line)
{
	static const enum kind kinds[] = { KIND_CELL, KIND_LINE, KIND_META,
		KIND_DOCUMENT };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct slice name = slice_of(kind_name(kinds[i]));

		if (slice_starts(line, name) && line.ptr[name.len] == '\t')
			return true;
	}
	return false;
}

/* Makes the same line with another number in its first field. */
static void
renumber(struct slice line, int64_t base, struct buf *buf)
{
	size_t at = slice_find(line, SLICE("\t"), 0) + 1;
	int64_t number = 0;
	char figures[24];

	buf_reset(buf);
	buf_add(buf, line.ptr, at);
	for (; at < line.len && line.ptr[at] != '\t'; at++)
		number = number * 10 + (line.ptr[at] - '0');
	buf_add(buf, figures,
	    (size_t)snprintf(figures, sizeof(figures), "%" PRId64,
		number + base));
	buf_add(buf, line.ptr + at, line.len - at);
}

void
part_join(struct record_writer *writer, struct record_writer *part,
    int64_t base)
{
	uint64_t n = record_written(part);
	struct slice left = record_take(part);
	struct buf line = BUF_INIT;

	if (base == 0) {
		record_lines(writer, left, n);
		return;
	}
	while (left.ptr != NULL && left.len > 0) {
		size_t len = slice_find(left, SLICE("\n"), 0) + 1;
		struct slice old = slice_sub(left, 0, len);

		if (is_numbered(old)) {
			renumber(old, base, &line);
			old = (struct slice){ line.data, line.len };
		}
		record_lines(writer, old, 1);
		left = slice_sub(left, len, left.len);
	}
	buf_release(&line);
}
