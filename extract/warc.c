/* SPDX-License-Identifier: ISC */
#include "extract/warc.h"

#include <string.h>
#include <strings.h>

/* How long a version may be, with the blanks and the line end behind it. */
enum { VERSION_MAX = 16 };

static const struct {
	struct slice name;
	enum warc_type type;
} types[] = {
	{ HEAD_NAME("response"), WARC_RESPONSE },
	{ HEAD_NAME("request"), WARC_REQUEST },
	{ HEAD_NAME("metadata"), WARC_METADATA },
	{ HEAD_NAME("resource"), WARC_RESOURCE },
	{ HEAD_NAME("conversion"), WARC_CONVERSION },
	{ HEAD_NAME("revisit"), WARC_REVISIT },
	{ HEAD_NAME("warcinfo"), WARC_INFO },
	{ HEAD_NAME("continuation"), WARC_CONTINUATION },
};

/* Fields that are kept as they are, and where. */
static const struct {
	struct slice name;
	size_t offset;
} texts[] = {
	{ HEAD_NAME("WARC-Target-URI"), offsetof(struct warc_head, uri) },
	{ HEAD_NAME("WARC-Date"), offsetof(struct warc_head, date) },
	{ HEAD_NAME("WARC-Record-ID"), offsetof(struct warc_head, record_id) },
	{ HEAD_NAME("Content-Type"), offsetof(struct warc_head, content_type) },
	{ HEAD_NAME("WARC-Block-Digest"),
	    offsetof(struct warc_head, block_digest) },
	{ HEAD_NAME("WARC-Payload-Digest"),
	    offsetof(struct warc_head, payload_digest) },
	{ HEAD_NAME("WARC-Truncated"), offsetof(struct warc_head, truncated) },
	{ HEAD_NAME("WARC-Refers-To-Target-URI"),
	    offsetof(struct warc_head, refers_to) },
};

static size_t
count_figures(struct slice text, size_t at)
{
	size_t n = 0;

	while (at + n < text.len && text.ptr[at + n] >= '0' &&
	    text.ptr[at + n] <= '9')
		n++;
	return n;
}

/*
 * Reads `WARC/1.0` and the end of its line.  `*at` moves behind it.  Every
 * step that meets the end of the bytes could go on.
 */
static enum head_state
read_version(struct slice bytes, size_t *at, struct slice *version)
{
	static const char magic[] = "WARC/";
	struct slice text = slice_sub(bytes, *at, VERSION_MAX + 5);
	size_t i = strlen(magic);
	size_t n;

	if (text.len < i)
		return slice_starts(slice_of(magic), text) ? HEAD_MORE
							   : HEAD_NONE;
	if (memcmp(text.ptr, magic, i) != 0)
		return HEAD_NONE;
	for (int part = 0; part < 2; part++) {
		n = count_figures(text, i);
		i += n;
		if (i == text.len)
			break;
		if (n == 0 || (part == 0 && text.ptr[i++] != '.'))
			return HEAD_NONE;
	}
	*version = slice_sub(text, strlen(magic), i - strlen(magic));
	while (i < text.len &&
	    (text.ptr[i] == ' ' || text.ptr[i] == '\t' || text.ptr[i] == '\r'))
		i++;
	if (i == text.len)
		return text.len < VERSION_MAX + 5 ? HEAD_MORE : HEAD_NONE;
	*at += i + 1;
	return text.ptr[i] == '\n' ? HEAD_WHOLE : HEAD_NONE;
}

/* Without the angle brackets that WARC 1.0 asks for around some URIs. */
static struct slice
unbracket(struct slice text)
{
	if (text.len >= 2 && text.ptr[0] == '<' &&
	    text.ptr[text.len - 1] == '>')
		return slice_sub(text, 1, text.len - 2);
	return text;
}

static enum warc_type
type_of(struct slice name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (head_same(name, types[i].name))
			return types[i].type;
	return WARC_OTHER;
}

/* Takes a field over.  Of one that is there twice the first counts. */
static void
take(struct warc_head *head, const struct head_field *field)
{
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct slice *text = (struct slice *)(void *)((char *)head +
		    texts[i].offset);

		if (!head_same(field->name, texts[i].name))
			continue;
		if (text->ptr == NULL)
			*text = unbracket(field->value);
		return;
	}
	if (head_same(field->name, SLICE("Content-Length")) &&
	    head->content_length == HEAD_UNKNOWN)
		head->content_length = head_number(field->value);
	else if (head_same(field->name, SLICE("WARC-Type")) &&
	    head->type == WARC_OTHER)
		head->type = type_of(field->value);
	else if (head_same(field->name, SLICE("WARC-Segment-Number")) &&
	    head->segment == HEAD_UNKNOWN)
		head->segment = head_number(field->value);
}

/*
 * Whether `text` begins as `prefix` does, in whatever case, as far as it goes.
 */
static bool
may_start(struct slice text, const char *prefix)
{
	size_t len = strlen(prefix);

	return text.len == 0 ||
	    strncasecmp(text.ptr, prefix, text.len < len ? text.len : len) == 0;
}

/* Whether a record may begin at `at`: a version, and a field of a record. */
static bool
may_begin(struct slice bytes, size_t at)
{
	struct slice version;
	enum head_state state = read_version(bytes, &at, &version);
	struct slice first = slice_sub(bytes, at, bytes.len);

	return state == HEAD_MORE ||
	    (state == HEAD_WHOLE &&
		(may_start(first, "WARC-") || may_start(first, "Content-")));
}

/*
 * Where a head ends, as head_end has it, or 0.  `*broken` is set if another
 * record begins before that, at the end of some line: of the head that was
 * here only the beginning is left.
 */
static size_t
find_end(struct slice bytes, bool *broken)
{
	struct slice line;
	size_t at = 0;

	*broken = false;
	while (head_next_line(bytes, &at, &line)) {
		size_t from;

		if (line.len == 0)
			return at;
		/* A version ends in a figure, or in a blank. */
		if ((unsigned char)line.ptr[line.len - 1] > '9')
			continue;
		from = line.len > VERSION_MAX ? line.len - VERSION_MAX : 0;
		from = slice_find(line, SLICE("WARC/"), from);
		*broken |= from != SIZE_MAX &&
		    may_begin(bytes, (size_t)(line.ptr - bytes.ptr) + from);
	}
	return 0;
}

size_t
warc_find(struct slice bytes, size_t from)
{
	size_t at = from;

	while ((at = slice_find(bytes, SLICE("WARC/"), at)) != SIZE_MAX) {
		if (may_begin(bytes, at))
			return at;
		at++;
	}
	at = bytes.len < 4 ? 0 : bytes.len - 4;
	for (at = at < from ? from : at; at < bytes.len; at++)
		if (may_begin(bytes, at))
			return at;
	return SIZE_MAX;
}

enum head_state
warc_head_read(struct slice bytes, struct warc_head *head)
{
	struct slice within = slice_sub(bytes, 0, WARC_HEAD_MAX);
	struct slice lines;
	struct head_field field;
	enum head_state state;
	bool broken;
	size_t at = 0;
	size_t end;

	*head = (struct warc_head){ .content_length = HEAD_UNKNOWN,
		.segment = HEAD_UNKNOWN };
	while (at < within.len &&
	    (within.ptr[at] == '\r' || within.ptr[at] == '\n'))
		at++;
	state = at == WARC_HEAD_MAX ? HEAD_NONE
				    : read_version(within, &at, &head->version);
	if (state != HEAD_WHOLE)
		return state;
	end = find_end(slice_sub(within, at, within.len), &broken);
	if (end == 0)
		return within.len < WARC_HEAD_MAX ? HEAD_MORE : HEAD_NONE;
	if (broken)
		return HEAD_NONE;
	lines = slice_sub(within, at, end);
	head->len = at + end;
	at = 0;
	for (size_t n = 0; head_next(lines, &at, &field); n++) {
		if (n == WARC_FIELDS_MAX)
			return HEAD_NONE;
		take(head, &field);
	}
	return HEAD_WHOLE;
}
