/* SPDX-License-Identifier: ISC */
/*
 * Whatever an archive holds, its entries lie within it and are no longer than
 * they may be; and as an office document it is a page.
 */
#include <stdint.h>

#include "extract/media.h"
#include "extract/zip.h"
#include "tests/fuzz/page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 16 };

static void
walk(struct slice bytes)
{
	struct buf buf = BUF_INIT;
	struct zip zip;
	struct zip_entry entry;

	if (zip_begin(&zip, bytes).detail != NULL)
		return;
	while (zip_next(&zip, &entry)) {
		struct slice packed = zip_packed(&zip, &entry);

		if (entry.name.ptr < bytes.ptr ||
		    entry.name.ptr + entry.name.len > bytes.ptr + bytes.len)
			abort();
		if (packed.ptr != NULL &&
		    (packed.ptr < bytes.ptr ||
			packed.ptr + packed.len > bytes.ptr + bytes.len))
			abort();
		buf_reset(&buf);
		(void)zip_read(&zip, &entry, MAX, &buf);
		if (buf.len > MAX)
			abort();
	}
	buf_release(&buf);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice bytes = { (const char *)data, size };
	struct page *page = page_new();
	struct media *media = media_new(page, NULL, MAX);
	const struct media_kind *kind = media_find(bytes);

	walk(bytes);
	if (kind != NULL) {
		media_read(media, kind, bytes);
		check_page(page);
	}
	media_free(media);
	page_free(page);
	return 0;
}
