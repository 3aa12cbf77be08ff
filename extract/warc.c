/* SPDX-License-Identifier: ISC */
#include "extract/warc.h"

#include <string.h>
#include <strings.h>

/* How long a version may be, with the blanks and the line end behind it. */
enum { VERSION_MAX = 16 };

static const struct {
	const char *name;
	enum warc_type type;
} types[] = {
	{ "response", WARC_RESPONSE },
	{ "request", WARC_REQUEST },
	{ "metadata", WARC_METADATA },
	{ "resource", WARC_RESOURCE },
	{ "conversion", WARC_CONVERSION },
	{ "revisit", WARC_REVISIT },
	{ "warcinfo", WARC_INFO },
	{ "continuation", WARC_CONTINUATION },
};

/* Fields that are kept as they are, and where. */
static const struct {
	const char *name;
	size_t offset;
} texts[] = {
	{ "WARC-Target-URI", offsetof(struct warc_head, uri) },
	{ "WARC-Date", offsetof(struct warc_head, date) },
	{ "WARC-Record-ID", offsetof(struct warc_head, record_id) },
	{ "Content-Type", offsetof(struct warc_head, content_type) },
	{ "WARC-Block-Digest", offsetof(struct warc_head, block_digest) },
	{ "WARC-Payload-Digest", offsetof(struct warc_head, payload_digest) },
	{ "WARC-Truncated", offsetof(struct warc_head, truncated) },
	{ "WARC-Refers-To-Target-URI", offsetof(struct warc_head, refers_to) },
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
		return memcmp(text.ptr, magic, text.len) == 0 ? HEAD_MORE
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
	if (head_same(field->name, "Content-Length") &&
	    head->content_length == HEAD_UNKNOWN)
		head->content_length = head_number(field->value);
	else if (head_same(field->name, "WARC-Type") &&
	    head->type == WARC_OTHER)
		head->type = type_of(field->value);
	else if (head_same(field->name, "WARC-Segment-Number") &&
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

	return strncasecmp(text.ptr, prefix, text.len < len ? text.len : len) ==
	    0;
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
	end = head_end(slice_sub(within, at, within.len));
	if (end == 0)
		return within.len < WARC_HEAD_MAX ? HEAD_MORE : HEAD_NONE;
	lines = slice_sub(within, at, end);
	/* Of the head that was here only the beginning is left. */
	if (warc_find(lines, 0) != SIZE_MAX)
		return HEAD_NONE;
	head->len = at + end;
	at = 0;
	for (size_t n = 0; head_next(lines, &at, &field); n++) {
		if (n == WARC_FIELDS_MAX)
			return HEAD_NONE;
		take(head, &field);
	}
	return HEAD_WHOLE;
}
