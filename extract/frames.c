/* SPDX-License-Identifier: ISC */
#include "extract/frames.h"

#include <stdlib.h>

#include "extract/zstd.h"
#include "schema/buf.h"
#include "schema/diag.h"

/* A file is looked at up to LOOK_WITHIN, and so many of its frames. */
enum { LOOK_WITHIN = 1 << 20, LOOK_FRAMES = 4 };

struct frames {
	size_t max;
	struct zstd *zstd;
	enum crawl_form form;
	struct source *source; /* what the frame holds */
	struct crawl *crawl;
	bool in_frame;
	struct zstd_frame frame;
	struct buf bytes;
};

struct frames *
frames_new(size_t max)
{
	struct frames *frames = calloc(1, sizeof(*frames));

	if (frames == NULL)
		diag_die(EX_OSERR, "out of memory");
	frames->max = max;
	frames->zstd = zstd_new();
	frames->source = source_new();
	frames->crawl = crawl_new(max);
	return frames;
}

void
frames_free(struct frames *frames)
{
	if (frames == NULL)
		return;
	zstd_free(frames->zstd);
	source_free(frames->source);
	crawl_free(frames->crawl);
	buf_release(&frames->bytes);
	free(frames);
}

static struct slice
content(const struct frames *frames)
{
	return frames->bytes.len > 0
	    ? (struct slice){ frames->bytes.data, frames->bytes.len }
	    : SLICE("");
}

/* Starts on what the frame holds. */
static void
begin_content(struct frames *frames, enum crawl_form form)
{
	source_begin_bytes(frames->source, content(frames));
	crawl_begin(frames->crawl, frames->source, form, true);
}

/* Whether the frame holds one record, neither more nor less. */
static bool
is_one_record(struct frames *frames, enum crawl_form form)
{
	struct warc_head head;
	struct crawl_record record;

	if (crawl_head(form, content(frames), &head) != HEAD_WHOLE)
		return false;
	begin_content(frames, form);
	return crawl_next(frames->crawl, &record) &&
	    record.fault.detail == NULL && record.oddity == NULL &&
	    !crawl_next(frames->crawl, &record);
}

bool
frames_is_in(struct frames *frames, struct source *source,
    enum crawl_form *form)
{
	static const enum crawl_form forms[] = { CRAWL_WARC, CRAWL_ARC };
	struct source *look = source_new();
	bool found = false;

	source_begin_bytes(look, source_peek(source, LOOK_WITHIN));
	zstd_begin(frames->zstd, look);
	for (size_t n = 0; n < LOOK_FRAMES && !found; n++) {
		buf_reset(&frames->bytes);
		if (!zstd_next(frames->zstd, LOOK_WITHIN, &frames->frame,
			&frames->bytes))
			break;
		for (size_t i = 0; i < 2 && !found; i++) {
			*form = forms[i];
			found = is_one_record(frames, *form);
		}
		if (frames->frame.fault.detail == NULL)
			break;
	}
	source_free(look);
	return found;
}

void
frames_begin(struct frames *frames, struct source *source, enum crawl_form form)
{
	frames->form = form;
	frames->in_frame = false;
	zstd_begin(frames->zstd, source);
}

bool
frames_next(struct frames *frames, struct crawl_record *record)
{
	for (;;) {
		frames->in_frame = frames->in_frame &&
		    crawl_next(frames->crawl, record);
		if (!frames->in_frame) {
			buf_reset(&frames->bytes);
			if (!zstd_next(frames->zstd,
				frames->max + WARC_HEAD_MAX, &frames->frame,
				&frames->bytes))
				return false;
			*record = (struct crawl_record){
				.fault = frames->frame.fault,
			};
			begin_content(frames, frames->form);
		}
		record->offset = frames->frame.offset;
		record->length = frames->frame.len;
		if (frames->in_frame || record->fault.detail != NULL)
			return true;
		frames->in_frame = true;
	}
}
