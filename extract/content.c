/* SPDX-License-Identifier: ISC */
#include "extract/content.h"

#include "extract/arc.h"
#include "extract/crawl.h"
#include "extract/foreign.h"
#include "extract/format.h"
#include "extract/gzip.h"
#include "extract/tarhead.h"
#include "extract/zipfile.h"
#include "extract/zstd.h"

/* How far into a damaged file it is looked for what it is. */
enum { LOOK_WITHIN = 1 << 20 };

static bool
is_warc(struct slice head)
{
	return slice_starts(head, SLICE("WARC/"));
}

static bool (*const is[CONTENT_LOOSE])(struct slice head) = {
	[CONTENT_WARC] = is_warc,
	[CONTENT_ARC] = arc_is,
	[CONTENT_GZIP] = gzip_is,
	[CONTENT_ZSTD] = zstd_is,
	[CONTENT_TAR] = tar_is,
	[CONTENT_ZIP] = zipfile_is,
};

enum content
content_of(struct slice head)
{
	enum content content = 0;

	while (content < CONTENT_LOOSE && !is[content](head))
		content++;
	return content;
}

enum content
content_within(struct source *source)
{
	struct slice in;

	if (crawl_is_in(source, CRAWL_WARC))
		return CONTENT_WARC;
	if (crawl_is_in(source, CRAWL_ARC))
		return CONTENT_ARC;
	in = source_peek(source, LOOK_WITHIN);
	if (foreign_is_pdf(in))
		return CONTENT_LOOSE;
	if (tar_is_in(in))
		return CONTENT_TAR;
	/* Many a document has another one in it. */
	if (format_unread(in) != NULL)
		return CONTENT_LOOSE;
	if (zipfile_is_in(in))
		return CONTENT_ZIP;
	return zstd_is_in(in) ? CONTENT_ZSTD : CONTENT_LOOSE;
}
