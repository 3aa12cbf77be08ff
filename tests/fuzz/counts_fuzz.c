/* SPDX-License-Identifier: ISC */
/* Counters that read are the same after they were written and read again. */
#include <stdint.h>
#include <stdlib.h>

#include "schema/counts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Reads counters and writes them.  False if they were refused. */
static bool
copy(struct slice from, struct buf *to)
{
	struct counts *counts = counts_new();
	bool taken = counts_parse(counts, from);

	if (taken)
		counts_write(counts, to);
	counts_free(counts);
	return taken;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf once = BUF_INIT;
	struct buf twice = BUF_INIT;

	if (copy((struct slice){ (const char *)data, size }, &once)) {
		struct slice first = { once.data, once.len };

		if (!copy(first, &twice) ||
		    !slice_equal(slice_of(once.data), slice_of(twice.data)))
			abort();
	}
	buf_release(&once);
	buf_release(&twice);
	return 0;
}
