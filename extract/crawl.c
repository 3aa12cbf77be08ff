/* SPDX-License-Identifier: ISC */
#include "extract/crawl.h"

#include <stdlib.h>
#include <string.h>

#include "extract/arc.h"
#include "extract/digest.h"
#include "extract/http.h"
#include "schema/buf.h"
#include "schema/diag.h"

/* How much is looked at behind a record, and in a step of a search. */
enum { BEHIND = 512, HEAD_STEP = 4096, FIND_STEP = 64 << 10 };

struct crawl {
	size_t max;
	struct source *source;
	enum crawl_form form;
	bool sound;
	bool failed;
	size_t pending; /* bytes of the record that was given out */
	struct digest *digest;
	struct buf kept; /* of a record that is too large */
};

/* What can be said of a block beside the length that its record states. */
enum proof { PROOF_NONE, PROOF_FOR, PROOF_AGAINST };

struct crawl *
crawl_new(size_t max)
{
	struct crawl *crawl = calloc(1, sizeof(*crawl));

	if (crawl == NULL)
		diag_die(EX_OSERR, "out of memory");
	crawl->max = max;
	crawl->digest = digest_new();
	return crawl;
}

void
crawl_free(struct crawl *crawl)
{
	if (crawl == NULL)
		return;
	digest_free(crawl->digest);
	buf_release(&crawl->kept);
	free(crawl);
}

void
crawl_begin(struct crawl *crawl, struct source *source, enum crawl_form form,
    bool sound)
{
	crawl->source = source;
	crawl->form = form;
	crawl->sound = sound;
	crawl->failed = false;
	crawl->pending = 0;
}

enum head_state
crawl_head(enum crawl_form form, struct slice bytes, struct warc_head *head)
{
	struct arc_head arc;
	enum head_state state;

	if (form == CRAWL_WARC)
		return warc_head_read(bytes, head);
	state = arc_head_read(bytes, &arc);
	*head = (struct warc_head){ .len = arc.len,
		.content_length = arc.content_length,
		.type = arc.describes ? WARC_INFO : WARC_RESPONSE,
		.segment = HEAD_UNKNOWN,
		.uri = arc.uri,
		.date = arc.date,
		.content_type = arc.content_type };
	return state;
}

static size_t
find(enum crawl_form form, struct slice bytes, size_t from)
{
	return form == CRAWL_WARC ? warc_find(bytes, from)
				  : arc_find(bytes, from);
}

size_t
crawl_mark(enum crawl_form form, struct slice bytes, bool ended)
{
	static const struct slice marks[][2] = {
		[CRAWL_WARC] = { { "\r\n\r\n", 4 }, { "\n\n", 2 } },
		[CRAWL_ARC] = { { "\n", 1 }, { "\r\n", 2 } },
	};

	for (size_t i = 0; i < 2; i++)
		if (slice_starts(bytes, marks[form][i]))
			return marks[form][i].len;
	return ended && slice_starts(marks[form][0], bytes) ? bytes.len
							    : SIZE_MAX;
}

/* How many line breaks `bytes` begin with. */
static size_t
count_breaks(struct slice bytes)
{
	size_t n = 0;

	while (n < bytes.len && (bytes.ptr[n] == '\r' || bytes.ptr[n] == '\n'))
		n++;
	return n;
}

uint64_t
crawl_offset(struct crawl *crawl)
{
	size_t n;

	source_skip(crawl->source, crawl->pending);
	crawl->pending = 0;
	while ((n = count_breaks(source_peek(crawl->source, 1))) > 0)
		source_skip(crawl->source, n);
	return source_offset(crawl->source);
}

/* Reads the head that comes next, with as much before it as it takes. */
static enum head_state
read_head(struct crawl *crawl, struct warc_head *head)
{
	enum head_state state;
	size_t want = HEAD_STEP;
	struct slice in;

	for (;; want *= 4) {
		in = source_peek(crawl->source, want);
		state = crawl_head(crawl->form, in, head);
		if (state != HEAD_MORE || in.len < want)
			return state;
	}
}

bool
crawl_find(struct crawl *crawl)
{
	struct warc_head head;
	struct slice in;
	size_t from = 0;
	size_t at;

	while ((in = source_peek(crawl->source, FIND_STEP)).len > 0) {
		at = find(crawl->form, in, from);
		if (at == SIZE_MAX) {
			source_skip(crawl->source, in.len);
			from = 0;
			continue;
		}
		source_skip(crawl->source, at);
		if (read_head(crawl, &head) == HEAD_WHOLE)
			return true;
		from = 1;
	}
	return false;
}

/*
 * Whether the block is as long as its response says.  If not, that means
 * little: writers undo encodings and leave the head as it was.
 */
static enum proof
prove_by_length(const struct warc_head *head, struct slice block)
{
	struct http_head http;

	if (head->type == WARC_RESPONSE &&
	    http_head_read(block, &http) == HEAD_WHOLE &&
	    http.content_length == block.len - http.len)
		return PROOF_FOR;
	return PROOF_NONE;
}

static enum proof
prove(struct crawl *crawl, const struct warc_head *head, struct slice block)
{
	if (head->block_digest.len > 0)
		switch (
		    digest_check(crawl->digest, head->block_digest, block)) {
		case DIGEST_SAME:
			return PROOF_FOR;
		case DIGEST_DIFFERS:
			return PROOF_AGAINST;
		case DIGEST_UNKNOWN:
			break;
		}
	return prove_by_length(head, block);
}

/* Whether a record may end at `at`: the end, or another one, follows it. */
static bool
may_end(enum crawl_form form, struct slice in, size_t at, bool ended)
{
	struct warc_head head;
	enum head_state state;
	struct slice rest = slice_sub(in, at, in.len);
	size_t n = crawl_mark(form, rest, ended);

	if (n == SIZE_MAX)
		return false;
	rest = slice_sub(rest, n, rest.len);
	if (rest.len == 0)
		return ended;
	state = crawl_head(form, rest, &head);
	/* Any letters may begin a head of ARC. */
	return state == HEAD_WHOLE ||
	    (state == HEAD_MORE &&
		(form == CRAWL_WARC ||
		    slice_find(rest, SLICE("://"), 0) != SIZE_MAX));
}

bool
crawl_is_in(struct source *source, enum crawl_form form)
{
	struct slice in = source_peek(source, CRAWL_KEPT);
	struct warc_head head;

	for (size_t at = 0; (at = find(form, in, at)) != SIZE_MAX; at++) {
		struct slice rest = slice_sub(in, at, in.len);

		if (crawl_head(form, rest, &head) == HEAD_WHOLE &&
		    head.content_length < rest.len - head.len &&
		    may_end(form, rest, head.len + (size_t)head.content_length,
			in.len < CRAWL_KEPT))
			return true;
	}
	return false;
}

/*
 * Where the next record begins behind the head of this one, or where the
 * bytes end, and `*ended`.  SIZE_MAX if it is further than a record may reach.
 */
static size_t
find_next(struct crawl *crawl, size_t from, size_t bound, struct slice *in,
    bool *ended)
{
	size_t want = in->len < FIND_STEP ? FIND_STEP : in->len;

	for (;; want *= 2) {
		struct warc_head head;
		size_t at = from;

		*in = source_peek(crawl->source, want);
		*ended = in->len < want;
		while ((at = find(crawl->form, *in, at)) != SIZE_MAX) {
			enum head_state state = crawl_head(crawl->form,
			    slice_sub(*in, at, in->len), &head);

			if (state == HEAD_WHOLE)
				return at;
			if (state == HEAD_MORE && !*ended)
				break;
			at++;
		}
		if (*ended)
			return in->len;
		if (want >= bound)
			return SIZE_MAX;
		from = at == SIZE_MAX ? in->len : at;
	}
}

/* Without the line breaks that end a record, two at most. */
static size_t
without_breaks(struct slice in, size_t at, size_t from)
{
	for (int i = 0; i < 2 && at > from && in.ptr[at - 1] == '\n'; i++) {
		at--;
		if (at > from && in.ptr[at - 1] == '\r')
			at--;
	}
	return at;
}

static void
give(struct crawl *crawl, struct crawl_record *record, struct slice in,
    size_t end)
{
	size_t begin = record->head.len;

	record->block = slice_sub(in, begin, end - begin);
	crawl->pending = end;
	record->length = end;
}

/*
 * A record that is not followed by what may follow one, or not whole.  Its
 * head is read again, for the bytes may have moved.
 */
static void
settle(struct crawl *crawl, struct crawl_record *record, size_t total)
{
	struct slice in = SLICE("");
	bool ended;
	size_t len = record->head.len;
	size_t next = find_next(crawl, len, crawl->max + WARC_HEAD_MAX, &in,
	    &ended);
	size_t end = without_breaks(in, next == SIZE_MAX ? in.len : next, len);
	enum proof stated = PROOF_AGAINST;
	enum proof found;

	(void)crawl_head(crawl->form, in, &record->head);
	if (total <= next && total <= in.len)
		stated = prove(crawl, &record->head,
		    slice_sub(in, len, total - len));
	else if (total <= in.len && record->head.block_digest.len > 0 &&
	    digest_check(crawl->digest, record->head.block_digest,
		slice_sub(in, len, total - len)) == DIGEST_SAME)
		stated = PROOF_FOR;
	found = prove(crawl, &record->head, slice_sub(in, len, end - len));
	if (stated == PROOF_FOR ||
	    (stated == PROOF_NONE && found == PROOF_NONE && total <= next &&
		crawl_mark(crawl->form, slice_sub(in, total, in.len), false) !=
		    SIZE_MAX)) {
		give(crawl, record, in, total);
		return;
	}
	give(crawl, record, in, end);
	if (end != total)
		record->oddity = "the length of a record is wrong";
	if (found == PROOF_FOR ||
	    (found == PROOF_NONE && next != SIZE_MAX &&
		(!ended || crawl->sound)))
		return;
	record->fault = (struct fault){ REASON_DAMAGED,
		ended && total > in.len ? "a record is cut short"
					: "a record is damaged" };
}

/* Keeps the head and the first bytes of a record before passing over it. */
static void
keep(struct crawl *crawl, struct crawl_record *record)
{
	struct slice in = source_peek(crawl->source,
	    record->head.len + CRAWL_KEPT);

	buf_reset(&crawl->kept);
	in = slice_sub(in, 0, record->head.len + CRAWL_KEPT);
	buf_add(&crawl->kept, in.ptr, in.len);
	in.ptr = crawl->kept.data;
	(void)crawl_head(crawl->form, in, &record->head);
	record->block = slice_sub(in, record->head.len, in.len);
	source_skip(crawl->source, record->head.len);
}

/*
 * Passes over a block of `left` bytes, which is too large to be held, unless
 * it is its length that is wrong and there is another record in it.
 */
static void
pass(struct crawl *crawl, struct crawl_record *record, uint64_t left)
{
	struct warc_head head;
	struct slice in;
	size_t from = 0;

	record->fault = (struct fault){ REASON_TOO_LARGE,
		"more bytes than a document may have" };
	while (
	    left > 0 && (in = source_peek(crawl->source, FIND_STEP)).len > 0) {
		size_t at = find(crawl->form, in, from);
		size_t n = at == SIZE_MAX ? in.len : at;

		n = n > left ? (size_t)left : n;
		source_skip(crawl->source, n);
		left -= n;
		from = 1;
		if (at == SIZE_MAX)
			from = 0;
		else if (left > 0 && read_head(crawl, &head) == HEAD_WHOLE)
			break;
	}
	if (left > 0)
		record->fault = (struct fault){ REASON_DAMAGED,
			"the length of a record is wrong" };
	record->length = source_offset(crawl->source) - record->offset;
}

/* Whether a record that is said to be too large is likely not to be. */
static bool
is_doubtful(struct crawl *crawl, size_t from)
{
	struct slice in = SLICE("");
	bool ended;

	return find_next(crawl, from, CRAWL_DOUBT_WITHIN, &in, &ended) !=
	    SIZE_MAX;
}

/*
 * Whether a record, though its length seems right, has another within and not
 * the digest that it states: part of it was lost, and part of others has taken
 * its place.
 */
static bool
is_garbled(struct crawl *crawl, const struct warc_head *head,
    struct slice block)
{
	return head->block_digest.len > 0 && warc_find(block, 0) != SIZE_MAX &&
	    digest_check(crawl->digest, head->block_digest, block) ==
	    DIGEST_DIFFERS;
}

static void
read_record(struct crawl *crawl, struct crawl_record *record)
{
	uint64_t stated = record->head.content_length;
	size_t total, want;
	struct slice in;

	if (stated != HEAD_UNKNOWN && stated > crawl->max &&
	    !is_doubtful(crawl, record->head.len)) {
		keep(crawl, record);
		pass(crawl, record, stated);
		return;
	}
	if (stated == HEAD_UNKNOWN || stated > crawl->max) {
		settle(crawl, record, SIZE_MAX);
		return;
	}
	total = record->head.len + (size_t)stated;
	want = total + BEHIND;
	in = source_peek(crawl->source, want);
	(void)crawl_head(crawl->form, in, &record->head);
	if (total <= in.len && may_end(crawl->form, in, total, in.len < want) &&
	    !is_garbled(crawl, &record->head,
		slice_sub(in, record->head.len, (size_t)stated)))
		give(crawl, record, in, total);
	else
		settle(crawl, record, total);
}

/* Passes over what is no record, to the next one or to the end. */
static void
pass_garbage(struct crawl *crawl, struct crawl_record *record)
{
	source_skip(crawl->source, 1);
	(void)crawl_find(crawl);
	record->head = (struct warc_head){ .len = 0 };
	record->length = source_offset(crawl->source) - record->offset;
	record->fault = (struct fault){ REASON_DAMAGED,
		"bytes that are no record" };
}

bool
crawl_next(struct crawl *crawl, struct crawl_record *record)
{
	*record = (struct crawl_record){ .fault = FAULT_NONE,
		.offset = crawl_offset(crawl) };
	if (source_error(crawl->source) != 0 && !crawl->failed) {
		record->fault = (struct fault){ REASON_UNREADABLE_FILE,
			strerror(source_error(crawl->source)) };
		crawl->failed = true;
		return true;
	}
	if (source_peek(crawl->source, 1).len == 0)
		return false;
	if (read_head(crawl, &record->head) == HEAD_WHOLE)
		read_record(crawl, record);
	else
		pass_garbage(crawl, record);
	return true;
}
