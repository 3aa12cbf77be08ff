/* SPDX-License-Identifier: ISC */
#include "extract/http.h"

#include <string.h>
#include <strings.h>

/* How far into a line the status is looked for. */
enum { STATUS_WITHIN = 32 };

/* The three figures at the beginning of `text`, 0 if there are not so many. */
static unsigned
read_status(struct slice text)
{
	unsigned status = 0;

	if (text.len < 3)
		return 0;
	for (size_t i = 0; i < 3; i++) {
		unsigned figure = (unsigned char)text.ptr[i] - '0';

		if (figure > 9)
			return 0;
		status = status * 10 + figure;
	}
	return status;
}

/*
 * Whether a line is the first of a response.  Writers of what came by HTTP/2
 * put `HTTP/2 200` there, or `:status: 200`, which is a field.
 */
static bool
is_status_line(struct slice line, unsigned *status)
{
	size_t at = 0;

	*status = 0;
	if (slice_starts(line, SLICE(":status")))
		return true;
	if (!slice_starts(line, SLICE("HTTP")) &&
	    !slice_starts(line, SLICE("ICY ")))
		return false;
	line = slice_sub(line, 0, STATUS_WITHIN);
	while (at < line.len && line.ptr[at] != ' ' && line.ptr[at] != '\t')
		at++;
	*status = read_status(head_trim(slice_sub(line, at, line.len)));
	return line.len == 4 || line.ptr[4] == '/' || at <= 4;
}

/* Whether `bytes` could begin a response if there were more of them. */
static bool
may_begin(struct slice bytes)
{
	return slice_starts(SLICE("HTTP/"), bytes) ||
	    slice_starts(SLICE(":status"), bytes) ||
	    slice_starts(SLICE("ICY "), bytes);
}

/* Where the media type ends: at a blank, or what parts it from the rest. */
static size_t
media_len(struct slice text)
{
	size_t n = 0;

	while (n < text.len && (unsigned char)text.ptr[n] > ' ' &&
	    strchr(";,\"'=", text.ptr[n]) == NULL)
		n++;
	return n;
}

/* The value that begins `text`, with or without quotes. */
static struct slice
unquote(struct slice text)
{
	size_t n = 0;
	char quote = '\0';

	if (text.len > 0 && (text.ptr[0] == '"' || text.ptr[0] == '\'')) {
		quote = text.ptr[0];
		text = slice_sub(text, 1, text.len);
	}
	while (n < text.len && text.ptr[n] != quote &&
	    (unsigned char)text.ptr[n] > ' ' && text.ptr[n] != ';' &&
	    text.ptr[n] != ',')
		n++;
	return slice_sub(text, 0, n);
}

/*
 * What follows `charset`, blanks and an equals sign in `text`.  What parts it
 * from the media type is not looked at, for not all servers write a semicolon.
 */
static struct slice
find_charset(struct slice text)
{
	static const char name[] = "charset";
	size_t len = strlen(name);

	for (size_t at = 0; at + len < text.len; at++) {
		struct slice rest;

		/* Few letters are a C: no call for the others. */
		if ((text.ptr[at] | ('a' ^ 'A')) != name[0] ||
		    strncasecmp(text.ptr + at, name, len) != 0)
			continue;
		rest = head_trim(slice_sub(text, at + len, text.len));
		if (rest.len > 0 && (rest.ptr[0] == '=' || rest.ptr[0] == ':'))
			return unquote(head_trim(slice_sub(rest, 1, rest.len)));
	}
	return SLICE_NULL;
}

void
http_content_type(struct slice value, struct slice *media,
    struct slice *charset)
{
	size_t n = media_len(value);
	struct slice label = find_charset(value);

	if (n > 0 && memchr(value.ptr, '/', n) != NULL)
		*media = slice_sub(value, 0, n);
	if (label.len > 0)
		*charset = label;
}

static void
add_coding(struct http_head *head, enum coding coding)
{
	if (head->ncodings < CODINGS_MAX)
		head->codings[head->ncodings] = coding;
	if (head->ncodings <= CODINGS_MAX)
		head->ncodings++;
}

/* Adds the encodings of a list to the head's; chunks are none. */
static void
add_codings(struct http_head *head, struct slice list)
{
	struct slice item;
	size_t at = 0;

	while (head_item(list, ',', &at, &item)) {
		enum coding coding = coding_of_name(item);

		if (head_same(item, SLICE("chunked")))
			head->chunked = true;
		else if (coding != CODING_NONE)
			add_coding(head, coding);
	}
}

/* Takes a field over, but for one that is taken after all others. */
static void
take(struct http_head *head, const struct head_field *field, bool *has_transfer)
{
	if (head_same(field->name, SLICE("Content-Type")))
		http_content_type(field->value, &head->media, &head->charset);
	else if (head_same(field->name, SLICE("Transfer-Encoding")))
		*has_transfer = true;
	else if (head_same(field->name, SLICE("Content-Encoding")))
		add_codings(head, field->value);
	else if (head_same(field->name, SLICE("Content-Length")))
		head->content_length = head_number(field->value);
	else if (head_same(field->name, SLICE("Location")))
		head->location = field->value;
	else if (head_same(field->name, SLICE(":status")))
		head->status = read_status(field->value);
}

/*
 * Transfer encodings are put on after all of the content's, in whatever order
 * the fields stand.
 */
static bool
take_fields(struct http_head *head, struct slice lines)
{
	struct head_field field;
	bool has_transfer = false;
	size_t at = 0;
	size_t n = 0;

	for (; head_next(lines, &at, &field); n++)
		take(head, &field, &has_transfer);
	at = 0;
	while (has_transfer && head_next(lines, &at, &field))
		if (head_same(field.name, SLICE("Transfer-Encoding")))
			add_codings(head, field.value);
	return n <= HTTP_FIELDS_MAX;
}

enum head_state
http_head_read(struct slice bytes, struct http_head *head)
{
	struct slice within = slice_sub(bytes, 0, HTTP_HEAD_MAX);
	struct slice line;
	size_t at = 0;

	*head = (struct http_head){ .content_length = HEAD_UNKNOWN };
	line = head_line(within, &at);
	if (!is_status_line(line, &head->status))
		return at == within.len && may_begin(line) ? HEAD_MORE
							   : HEAD_NONE;
	head->len = head_end(within);
	if (head->len == 0)
		return within.len < HTTP_HEAD_MAX ? HEAD_MORE : HEAD_NONE;
	/* A first line that states no status may be a field that does. */
	if (head->status == 0)
		at = 0;
	within = slice_sub(within, at, head->len - at);
	return take_fields(head, within) ? HEAD_WHOLE : HEAD_NONE;
}
