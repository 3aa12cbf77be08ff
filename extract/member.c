/* SPDX-License-Identifier: ISC */
#include "extract/member.h"

#include <stdlib.h>
#include <string.h>

#include "extract/capture.h"
#include "extract/gzip.h"
#include "extract/inflate.h"
#include "schema/diag.h"

/*
 * MEMBER_WINDOW bytes are there before a member is unpacked, more if that is
 * not enough.  Whether it is damaged is not asked before MEMBER_SURE of them
 * are there, so that few are unpacked twice.  MEMBER_LOOK of them are enough
 * for its beginning.  A file is searched for a second member up to
 * PACKING_WITHIN.
 */
enum {
	MEMBER_WINDOW = 64 << 10,
	MEMBER_SURE = 1 << 20,
	MEMBER_LOOK = 16 << 10,
	PACKING_WITHIN = 1 << 20,
	MEMBER_LEN_MIN = 18,
};

struct members {
	size_t max;
	struct source *source;
	enum crawl_form form;
	bool failed;
	size_t pending; /* bytes of the member that was given out */
	struct inflater *inflater;
	/* The records of a member that is not just one. */
	bool is_inner;
	struct source *bytes;
	struct crawl *inner;
	const struct select *select;
	char begin[MEMBER_HEAD_WITHIN]; /* of a member that is stepped over */
	char *kept; /* of a member that is too large; NULL until there is one */
};

struct members *
members_new(size_t max)
{
	struct members *members = calloc(1, sizeof(*members));

	if (members == NULL)
		diag_die(EX_OSERR, "out of memory");
	members->max = max;
	members->inflater = inflater_new();
	members->bytes = source_new();
	members->inner = crawl_new(max);
	return members;
}

void
members_free(struct members *members)
{
	if (members == NULL)
		return;
	inflater_free(members->inflater);
	crawl_free(members->inner);
	source_free(members->bytes);
	free(members->kept);
	free(members);
}

void
members_begin(struct members *members, struct source *source,
    enum crawl_form form)
{
	members->source = source;
	members->form = form;
	members->failed = false;
	members->pending = 0;
	members->is_inner = false;
}

void
members_select(struct members *members, const struct select *select)
{
	members->select = select;
}

uint64_t
members_offset(struct members *members)
{
	source_skip(members->source, members->pending);
	members->pending = 0;
	return source_offset(members->source);
}

/* Whether a member that holds a record may begin there, of either form. */
static bool
holds_record(struct members *members, struct slice in, enum crawl_form *form)
{
	static const enum crawl_form forms[] = { CRAWL_WARC, CRAWL_ARC };

	char bytes[MEMBER_HEAD_WITHIN];
	struct slice head = { bytes, 0 };
	struct warc_head parsed;

	/* Flags that mean nothing are not set. */
	if (in.len < MEMBER_LEN_MIN || ((unsigned char)in.ptr[3] & 0xe0) != 0)
		return false;
	head.len = inflater_prefix(members->inflater, in, bytes, sizeof(bytes));
	for (size_t i = 0; i < 2 && head.len > 0; i++) {
		*form = forms[i];
		switch (crawl_head(*form, head, &parsed)) {
		case HEAD_WHOLE:
			return true;
		case HEAD_MORE: /* a long one, and no single letter */
			if (head.len == sizeof(bytes))
				return true;
			break;
		case HEAD_NONE:
			break;
		}
	}
	return false;
}

/*
 * Where the first member that holds a record begins in `in`, at `from` or
 * behind.  SIZE_MAX if there is none.  Unless the bytes end there, a place in
 * the last MEMBER_LOOK of them is given without a look at what it holds.
 */
static size_t
find(struct members *members, struct slice in, size_t from, bool ended)
{
	enum crawl_form form;

	while (from < in.len) {
		const char *magic = memchr(in.ptr + from, 0x1f, in.len - from);
		struct slice rest;

		if (magic == NULL)
			break;
		from = (size_t)(magic - in.ptr);
		rest = slice_sub(in, from, in.len);
		if (!ended && rest.len < MEMBER_LOOK)
			return from;
		if (gzip_is(rest) && holds_record(members, rest, &form) &&
		    form == members->form)
			return from;
		from++;
	}
	return SIZE_MAX;
}

bool
members_find(struct members *members)
{
	struct slice in;

	while ((in = source_peek(members->source, MEMBER_WINDOW)).len > 0) {
		bool ended = in.len < MEMBER_WINDOW;
		size_t at = find(members, in, 0, ended);

		source_skip(members->source, at == SIZE_MAX ? in.len : at);
		if (at == 0)
			return true;
	}
	return false;
}

/* A member, or bytes that are none, to be passed over to the next one. */
static void
lose(struct members *members, struct crawl_record *record, struct fault fault)
{
	source_skip(members->source, 1);
	(void)members_find(members);
	record->fault = fault;
	record->length = source_offset(members->source) - record->offset;
}

/* A member that is too large; its first bytes show what it was. */
static void
lose_large(struct members *members, struct crawl_record *record)
{
	struct slice in = source_peek(members->source, MEMBER_WINDOW);
	struct slice kept = SLICE("");

	if (members->kept == NULL)
		members->kept = malloc(CRAWL_KEPT);
	if (members->kept == NULL)
		diag_die(EX_OSERR, "out of memory");
	kept.ptr = members->kept;
	kept.len = inflater_prefix(members->inflater, in, members->kept,
	    CRAWL_KEPT);
	if (crawl_head(members->form, kept, &record->head) == HEAD_WHOLE)
		record->block = slice_sub(kept, record->head.len, kept.len);
	else
		record->head = (struct warc_head){ .len = 0 };
	lose(members, record,
	    (struct fault){ REASON_TOO_LARGE,
		"unpacks to more bytes than a document may have" });
}

/* Makes a record of a member's bytes if they are one, neither more nor less. */
static bool
is_one_record(struct members *members, struct slice out,
    struct crawl_record *record)
{
	size_t left;

	if (crawl_head(members->form, out, &record->head) != HEAD_WHOLE)
		return false;
	left = out.len - record->head.len;
	if (record->head.content_length > left)
		return false;
	record->block = slice_sub(out, record->head.len,
	    (size_t)record->head.content_length);
	out = slice_sub(out, record->head.len + record->block.len, out.len);
	return crawl_mark(members->form, out, true) == out.len;
}

/*
 * Unpacks the member that comes next.  The window grows as long as there is
 * more of the file and that may help.
 */
static enum inflate_end
unpack(struct members *members, struct slice *out)
{
	size_t bound = members->max + WARC_HEAD_MAX;
	enum inflate_end end;
	struct slice in;

	for (size_t want = MEMBER_WINDOW; want < MEMBER_SURE; want *= 4) {
		in = source_peek(members->source, want);
		end = inflater_try(members->inflater, in, bound, out);
		if (end != INFLATE_MORE)
			return end;
		if (in.len < want)
			break;
	}
	for (size_t want = MEMBER_SURE;; want *= 2) {
		in = source_peek(members->source, want);
		end = inflater_member(members->inflater, in, bound, out);
		if (end != INFLATE_MORE || in.len < want || want > bound)
			return end;
	}
}

/* The length that is stated before `at`, where a member ends. */
static uint32_t
stated_size(struct slice in, size_t at)
{
	const unsigned char *end = (const unsigned char *)in.ptr + at;

	return (uint32_t)end[-4] | (uint32_t)end[-3] << 8 |
	    (uint32_t)end[-2] << 16 | (uint32_t)end[-1] << 24;
}

/* Where a member may begin behind the one that `in` begins with. */
static size_t
find_magic(struct slice in, size_t from)
{
	const char *magic;

	while (from < in.len &&
	    (magic = memchr(in.ptr + from, 0x1f, in.len - from)) != NULL) {
		from = (size_t)(magic - in.ptr);
		if (gzip_is(slice_sub(in, from, in.len)))
			return from;
		from++;
	}
	return SIZE_MAX;
}

/*
 * Where a member of so many bytes, unpacked, ends; SIZE_MAX if that is not
 * beyond doubt.
 */
static size_t
find_end(struct members *members, struct slice in, uint64_t size, bool ended)
{
	enum crawl_form form;
	size_t at = MEMBER_LEN_MIN;

	while ((at = find_magic(in, at)) != SIZE_MAX) {
		if (stated_size(in, at) == (uint32_t)size)
			return at;
		if (holds_record(members, slice_sub(in, at, in.len), &form))
			return SIZE_MAX;
		at++;
	}
	return ended && in.len >= MEMBER_LEN_MIN &&
		stated_size(in, in.len) == (uint32_t)size
	    ? in.len
	    : SIZE_MAX;
}

static bool
step(struct members *members, struct crawl_record *record, size_t end)
{
	if (end == SIZE_MAX)
		return false;
	members->pending = end;
	record->length = end;
	return true;
}

/* Steps over a member of so many bytes if it ends in the next `want`. */
static bool
step_behind(struct members *members, struct crawl_record *record, uint64_t size,
    size_t want)
{
	struct slice in = source_peek(members->source, want);

	return step(members, record,
	    find_end(members, in, size, in.len < want));
}

/* Steps over a member that is not wanted, if that can be told. */
static bool
step_over(struct members *members, struct crawl_record *record)
{
	struct slice in = source_peek(members->source, MEMBER_WINDOW);
	struct slice begin = { members->begin, 0 };
	struct warc_head *head = &record->head;
	uint64_t size;
	size_t next = find_magic(slice_sub(in, 0, MEMBER_SMALL + 3),
	    MEMBER_LEN_MIN);

	if (members->form == CRAWL_WARC && next != SIZE_MAX &&
	    stated_size(in, next) < MEMBER_SMALL_UNPACKED) {
		record->passed = "small";
		return step(members, record, next);
	}
	begin.len = inflater_prefix(members->inflater, in, members->begin,
	    sizeof(members->begin));
	if (crawl_head(members->form, begin, head) != HEAD_WHOLE ||
	    head->content_length == HEAD_UNKNOWN ||
	    (capture_is_document(head->type) &&
		select_has_host(members->select, head->uri)))
		return false;
	size = head->len + head->content_length +
	    (members->form == CRAWL_WARC ? 4 : 1);
	return step_behind(members, record, size, MEMBER_WINDOW) ||
	    step_behind(members, record, size, MEMBER_SURE);
}

/* Reads a member that is there.  False if nothing is in it. */
static bool
read_member(struct members *members, struct crawl_record *record)
{
	struct slice out;

	if (members->select != NULL && members->select->hosts.n > 0) {
		if (step_over(members, record))
			return true;
		record->head = (struct warc_head){ .len = 0 };
	}
	switch (unpack(members, &out)) {
	case INFLATE_WHOLE:
		break;
	case INFLATE_MORE:
		lose(members, record,
		    (struct fault){ REASON_DAMAGED,
			"a gzip member is cut short" });
		return true;
	case INFLATE_DAMAGED:
		lose(members, record,
		    (struct fault){ REASON_DAMAGED,
			"a gzip member is damaged" });
		return true;
	case INFLATE_TOO_LARGE:
		lose_large(members, record);
		return true;
	}
	members->pending = inflater_used(members->inflater);
	record->length = members->pending;
	if (is_one_record(members, out, record))
		return true;
	members->is_inner = true;
	source_begin_bytes(members->bytes, out);
	crawl_begin(members->inner, members->bytes, members->form, true);
	return false;
}

/* The next record of the member that was unpacked last. */
static bool
read_inner(struct members *members, struct crawl_record *record)
{
	uint64_t offset = source_offset(members->source);

	members->is_inner = crawl_next(members->inner, record);
	record->offset = offset;
	record->length = members->pending;
	return members->is_inner;
}

/* Whether nothing is left but zeros, which tapes leave. */
static bool
is_at_end(struct members *members)
{
	struct slice in = source_peek(members->source, 1);
	size_t n = 0;

	while (n < in.len && in.ptr[n] == '\0')
		n++;
	if (n < in.len)
		return false;
	in = source_peek(members->source, MEMBER_WINDOW);
	for (n = 0; n < in.len && in.ptr[n] == '\0';)
		n++;
	return n == in.len;
}

bool
members_next(struct members *members, struct crawl_record *record)
{
	for (;;) {
		if (members->is_inner && read_inner(members, record))
			return true;
		*record = (struct crawl_record){ .fault = FAULT_NONE,
			.offset = members_offset(members) };
		if (source_error(members->source) != 0 && !members->failed) {
			record->fault = (struct fault){ REASON_UNREADABLE_FILE,
				strerror(source_error(members->source)) };
			members->failed = true;
			return true;
		}
		if (is_at_end(members))
			return false;
		if (!gzip_is(source_peek(members->source, 3))) {
			lose(members, record,
			    (struct fault){ REASON_DAMAGED,
				"bytes that are no record" });
			return true;
		}
		if (read_member(members, record))
			return true;
	}
}

/* Whether the first member is one record, as far as the window goes. */
static bool
begins_with_one(struct members *members, struct source *source)
{
	struct crawl_record record;
	struct slice out;

	return inflater_member(members->inflater,
		   source_peek(source, PACKING_WITHIN), members->max,
		   &out) == INFLATE_WHOLE &&
	    is_one_record(members, out, &record);
}

/*
 * Whether a second member holds a record.  One in a first member that can be
 * unpacked is part of that.
 */
static bool
has_second(struct members *members, struct slice in, enum crawl_form *form)
{
	static const enum crawl_form forms[] = { CRAWL_WARC, CRAWL_ARC };

	for (size_t i = 0; i < 2; i++) {
		members->form = forms[i];
		if (find(members, in, 1, true) != SIZE_MAX) {
			*form = forms[i];
			return true;
		}
	}
	return false;
}

enum member_packing
members_packing(struct members *members, struct source *source,
    enum crawl_form *form)
{
	struct slice in = source_peek(source, PACKING_WITHIN);
	bool is_crawl = gzip_is(in) && holds_record(members, in, form);
	enum crawl_form second;
	struct slice out;

	if (has_second(members, in, &second)) {
		if (is_crawl && second == *form)
			return MEMBER_RECORDS;
		if (!is_crawl &&
		    inflater_member(members->inflater, in, members->max,
			&out) == INFLATE_DAMAGED) {
			*form = second;
			return MEMBER_RECORDS;
		}
	}
	if (!is_crawl)
		return MEMBER_NO_CRAWL;
	members->form = *form;
	return begins_with_one(members, source) ? MEMBER_RECORDS : MEMBER_WHOLE;
}
