/* SPDX-License-Identifier: ISC */
#include "extract/cdx.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "extract/host.h"
#include "extract/json.h"
#include "extract/surt.h"

static const struct {
	size_t n;
	const char *letters;
} usual[] = {
	{ 9, "NbamskrVg" },
	{ 10, "NbamskrMVg" },
	{ 11, "NbamskrMSVg" },
};

/* Numbers stand in indexes as -, and in CDXJ in quotes or without. */
static unsigned
read_status(struct slice text)
{
	uint64_t status = head_number(text);

	return status >= 100 && status <= 999 ? (unsigned)status : 0;
}

static struct slice
stated(struct slice text)
{
	return text.len == 0 || slice_equal(text, SLICE("-")) ? SLICE_NULL
							      : text;
}

static void
set_column(struct cdx_record *record, char letter, struct slice text)
{
	switch (letter) {
	case 'A':
	case 'N':
		record->key = stated(text);
		break;
	case 'a':
		record->uri = stated(text);
		break;
	case 'b':
		record->time = stated(text);
		break;
	case 'm':
		record->mime = stated(text);
		break;
	case 's':
		record->status = read_status(text);
		break;
	case 'k':
		record->digest = stated(text);
		break;
	case 'g':
		record->file = stated(text);
		break;
	case 'S':
		record->length = head_number(text);
		break;
	case 'V':
		record->offset = head_number(text);
		break;
	default:
		break;
	}
}

/* The letters behind ` CDX`.  What parts them is the line's first character. */
static enum cdx_kind
read_header(struct cdx_columns *columns, struct slice line)
{
	struct slice item;
	size_t at = strlen(" CDX") + 1;

	*columns = CDX_COLUMNS_INIT;
	columns->separator = line.ptr[0];
	while (head_item(line, columns->separator, &at, &item)) {
		if (item.len == 0)
			continue;
		if (item.len > 1 || columns->n == CDX_COLUMNS_MAX) {
			*columns = CDX_COLUMNS_INIT;
			return CDX_BAD;
		}
		columns->letters[columns->n++] = item.ptr[0];
	}
	return columns->n > 0 ? CDX_NOTHING : CDX_BAD;
}

/* The columns of an index that has no header. */
static bool
guess_columns(struct cdx_columns *columns, size_t n)
{
	for (size_t i = 0; i < sizeof(usual) / sizeof(usual[0]); i++) {
		if (usual[i].n != n)
			continue;
		columns->n = n;
		memcpy(columns->letters, usual[i].letters, n);
		return true;
	}
	return false;
}

static enum cdx_kind
read_columns(const struct cdx_columns *known, struct slice line,
    struct cdx_record *record)
{
	struct cdx_columns columns = *known;
	struct slice items[CDX_COLUMNS_MAX];
	size_t n = 0;
	size_t at = 0;

	while (n < CDX_COLUMNS_MAX &&
	    head_item(line, columns.separator, &at, &items[n]))
		n++;
	if (columns.n == 0 && !guess_columns(&columns, n))
		return CDX_BAD;
	if (n != columns.n || at < line.len)
		return CDX_BAD;
	for (size_t i = 0; i < n; i++)
		set_column(record, columns.letters[i], items[i]);
	return CDX_RECORD;
}

/* Sets what a member of the object states. */
static void
set_member(struct cdx_record *record, const struct json_member *member)
{
	struct slice name = member->name;
	struct slice value = stated(member->value);

	if (slice_equal(name, SLICE("url")))
		record->uri = value;
	else if (slice_equal(name, SLICE("mime")))
		record->mime = value;
	else if (slice_equal(name, SLICE("digest")))
		record->digest = value;
	else if (slice_equal(name, SLICE("filename")))
		record->file = value;
	else if (slice_equal(name, SLICE("status")))
		record->status = read_status(value);
	else if (slice_equal(name, SLICE("offset")))
		record->offset = head_number(value);
	else if (slice_equal(name, SLICE("length")))
		record->length = head_number(value);
}

/* The word at the beginning of `*line`, which is moved behind the blank. */
static struct slice
cut_word(struct slice *line)
{
	const char *blank = line->len > 0 ? memchr(line->ptr, ' ', line->len)
					  : NULL;
	size_t len = blank == NULL ? line->len : (size_t)(blank - line->ptr);
	struct slice word = slice_sub(*line, 0, len);

	*line = slice_sub(*line, len + 1, line->len);
	return word;
}

static enum cdx_kind
read_object(struct slice text, struct arena *arena, struct cdx_record *record)
{
	struct json_reader reader = json_begin(text, arena);
	struct json_member member;

	while (json_next(&reader, &member))
		set_member(record, &member);
	return reader.bad || head_trim(reader.rest).len > 0 ? CDX_BAD
							    : CDX_RECORD;
}

static bool
is_comment(char first)
{
	return first == '!' || first == '#';
}

enum cdx_kind
cdx_read(struct cdx_columns *columns, struct slice line, struct arena *arena,
    struct cdx_record *record)
{
	struct slice rest = line;
	struct slice key, time;

	*record = (struct cdx_record){ .offset = HEAD_UNKNOWN,
		.length = HEAD_UNKNOWN };
	if (line.len > CDX_LINE_MAX)
		return CDX_BAD;
	if (head_trim(line).len == 0 || is_comment(line.ptr[0]))
		return CDX_NOTHING;
	if (slice_starts(line, SLICE(" CDX ")) ||
	    slice_starts(line, SLICE("\tCDX\t")))
		return read_header(columns, line);
	key = cut_word(&rest);
	time = cut_word(&rest);
	if (!slice_starts(rest, SLICE("{")))
		return read_columns(columns, line, record);
	record->key = stated(key);
	record->time = stated(time);
	return read_object(rest, arena, record);
}

bool
cdx_is_below(const struct cdx_record *record, struct slice domain)
{
	struct slice host = host_of(record->uri);

	/* A key may have lost its www, so the URI is the better witness. */
	if (host.ptr != NULL)
		return host_is_below(host, domain);
	return surt_is_below(record->key, domain);
}

/* Appends a member unless there is nothing to say. */
static void
add_member(struct buf *buf, const char *name, struct slice value)
{
	if (value.ptr == NULL)
		return;
	if (buf->len > 0 && buf->data[buf->len - 1] != '{')
		buf_add(buf, ", ", 2);
	json_write(slice_of(name), buf);
	buf_add(buf, ": ", 2);
	json_write(value, buf);
}

static void
add_number(struct buf *buf, const char *name, uint64_t value)
{
	char figures[24];

	if (value == HEAD_UNKNOWN)
		return;
	snprintf(figures, sizeof(figures), "%" PRIu64, value);
	add_member(buf, name, slice_of(figures));
}

/* Appends a word of the line, whatever is in it; - if there is none. */
static void
add_word(struct buf *buf, struct slice word)
{
	if (word.ptr == NULL || word.len == 0)
		word = SLICE("-");
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		if ((unsigned char)c <= ' ' || c == 0x7f)
			c = '_';
		buf_add_char(buf, c);
	}
}

void
cdx_write(const struct cdx_record *record, struct buf *buf)
{
	size_t begin = buf->len;

	if (record->key.ptr == NULL && record->uri.len > 0)
		surt_write(record->uri, buf);
	else
		add_word(buf, record->key);
	if (is_comment(buf->data[begin]))
		buf->data[begin] = '_';
	buf_add_char(buf, ' ');
	add_word(buf, record->time);
	buf_add(buf, " {", 2);
	add_member(buf, "url", record->uri);
	add_member(buf, "mime", record->mime);
	add_number(buf, "status",
	    record->status == 0 ? HEAD_UNKNOWN : record->status);
	add_member(buf, "digest", record->digest);
	add_number(buf, "length", record->length);
	add_number(buf, "offset", record->offset);
	add_member(buf, "filename", record->file);
	buf_add(buf, "}\n", 2);
}
