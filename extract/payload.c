/* SPDX-License-Identifier: ISC */
#include "extract/payload.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "extract/json.h"
#include "extract/literal.h"
#include "schema/diag.h"

/* How what holds a payload has escaped it. */
enum escape { ESCAPE_NONE, ESCAPE_STRING, ESCAPE_ATTRIBUTE };

/* A part of the text that may hold a report. */
struct part {
	struct slice text;
	size_t from; /* where what holds it begins, and ends */
	size_t to;
	size_t object; /* or SIZE_MAX */
	enum escape escape;
};

struct payload {
	const struct needle_set *needles;
	struct slice text;
	struct part part;   /* the one that was found */
	struct buf found;   /* unescaped; empty if there is none */
	struct buf trial;   /* the one that is looked at */
	struct buf scratch; /* while it is unescaped */
	struct buf page;
	bool is_doubtful; /* there are two */
};

/* Elements whose text no browser shows, or shows as it is written. */
static const char *const holders[] = { "textarea", "script", "style" };

struct payload *
payload_new(const struct needle_set *needles)
{
	struct payload *payload = calloc(1, sizeof(*payload));

	if (payload == NULL)
		diag_die(EX_OSERR, "out of memory");
	payload->needles = needles;
	return payload;
}

void
payload_free(struct payload *payload)
{
	if (payload == NULL)
		return;
	buf_release(&payload->found);
	buf_release(&payload->trial);
	buf_release(&payload->scratch);
	buf_release(&payload->page);
	free(payload);
}

static struct slice
slice_of_buf(const struct buf *buf)
{
	return (struct slice){ buf->data, buf->len };
}

static bool
has(struct slice text, struct slice wanted)
{
	return slice_find(text, wanted, 0) != SIZE_MAX;
}

static size_t
count_cells(const struct page *page)
{
	size_t n = 0;

	for (size_t i = 0; i < page->nitems; i++)
		n += page->items[i].table != 0;
	return n;
}

/* Whether another end tag stands in a script than its own. */
static bool
has_tagged_script(struct slice bytes)
{
	size_t at = 0;

	while ((at = slice_find(bytes, SLICE("<script"), at)) != SIZE_MAX) {
		at = slice_find(bytes, SLICE("</"), at);
		if (at == SIZE_MAX)
			break;
		if (!slice_starts(slice_sub(bytes, at, bytes.len),
			SLICE("</script")))
			return true;
	}
	return false;
}

/* Whether one of the ends stands behind a byte that few pages have often. */
static bool
has_escape(struct slice bytes, struct slice byte, struct slice one,
    struct slice other)
{
	size_t at = 0;

	while ((at = slice_find(bytes, byte, at)) != SIZE_MAX) {
		struct slice rest = slice_sub(bytes, ++at, other.len);

		if (slice_starts(rest, one) || slice_starts(rest, other))
			return true;
	}
	return false;
}

bool
payload_is_likely(struct slice bytes, const struct page *page)
{
	if (page->fault.detail != NULL || bytes.len > PAYLOAD_TEXT_MAX ||
	    count_cells(page) >= PAYLOAD_CELLS / 2)
		return false;
	return has_escape(bytes, SLICE("\\"), SLICE("/"), SLICE("u003")) ||
	    has_escape(bytes, SLICE("&"), SLICE("lt;/"), SLICE("amp;lt;/")) ||
	    has(bytes, SLICE("<textarea")) || has(bytes, SLICE("srcdoc")) ||
	    has_tagged_script(bytes);
}

bool
payload_is_json(struct slice text)
{
	text = slice_trim(text);
	return text.len > 0 && (text.ptr[0] == '{' || text.ptr[0] == '[');
}

bool
payload_is_hinted(struct payload *payload, struct slice bytes)
{
	struct buf *text = &payload->scratch;

	if (bytes.len > PAYLOAD_TEXT_MAX || !payload_is_json(bytes) ||
	    !has(bytes, SLICE("\\u")))
		return false;
	buf_reset(text);
	literal_unescape(bytes, text);
	return needle_scan(payload->needles, slice_of_buf(text)).candidate;
}

static size_t
count(struct slice text, struct slice wanted)
{
	size_t n = 0;

	for (size_t at = 0; (at = slice_find(text, wanted, at)) != SIZE_MAX;
	     at += wanted.len)
		n++;
	return n;
}

/* Whether a text has as much as a report has, or that part of it. */
static bool
is_long(const struct payload *payload, struct slice text, size_t cells,
    size_t part)
{
	return cells >= PAYLOAD_CELLS / part ||
	    count(text, SLICE("\xe3\x80\x82")) >= PAYLOAD_STOPS / part ||
	    needle_is_alone(payload->needles, text);
}

bool
payload_is_shown(struct payload *payload, const struct page *page)
{
	struct buf *text = &payload->scratch;

	buf_reset(text);
	for (size_t i = 0; i < page->nitems; i++) {
		buf_add(text, page->items[i].text.ptr, page->items[i].text.len);
		buf_add_char(text, '\n');
	}
	return is_long(payload, slice_of_buf(text), count_cells(page), 2);
}

/* Undoes the references without which no markup can be escaped. */
static void
unescape_references(struct buf *buf)
{
	static const char *const references[] = { "&lt;", "&gt;", "&quot;",
		"&amp;", "&#39;", "&#34;", NULL };
	static const char characters[] = "<>\"&'\"";
	struct slice text = slice_of_buf(buf);
	size_t to = 0;

	for (size_t at = 0; at < text.len; to++) {
		size_t i = 0;

		buf->data[to] = text.ptr[at++];
		if (buf->data[to] != '&')
			continue;
		while (references[i] != NULL &&
		    !slice_starts(slice_sub(text, at - 1, text.len),
			slice_of(references[i])))
			i++;
		if (references[i] == NULL)
			continue;
		buf->data[to] = characters[i];
		at += strlen(references[i]) - 1;
	}
	buf->len = to;
}

/* Puts a part into `trial` as markup.  False if it is none. */
static bool
unescape(struct payload *payload, const struct part *part)
{
	struct buf *trial = &payload->trial;

	buf_reset(trial);
	if (part->escape == ESCAPE_STRING)
		literal_unescape(part->text, trial);
	else
		buf_add(trial, part->text.ptr, part->text.len);
	if (part->escape == ESCAPE_ATTRIBUTE)
		unescape_references(trial);
	for (int i = part->escape != ESCAPE_NONE;
	     i < PAYLOAD_ROUNDS && !has(slice_of_buf(trial), SLICE("</")); i++)
		unescape_references(trial);
	return has(slice_of_buf(trial), SLICE("</"));
}

static void
look_at(struct payload *payload, const struct part *part)
{
	struct slice text;
	struct buf found = payload->found;

	if (part->text.len < PAYLOAD_LEN_MIN || payload->is_doubtful ||
	    !unescape(payload, part))
		return;
	text = slice_of_buf(&payload->trial);
	if (payload_is_json(text) ||
	    !needle_scan(payload->needles, text).candidate ||
	    !is_long(payload, text, count(text, SLICE("</td")), 1))
		return;
	if (found.len > 0) {
		payload->is_doubtful = !slice_equal(text, slice_of_buf(&found));
		return;
	}
	payload->part = *part;
	payload->found = payload->trial;
	payload->trial = found;
}

/* The strings of `text`, in what stands from `from` to `to`. */
static void
look_at_strings(struct payload *payload, struct slice text, size_t from,
    size_t to)
{
	struct literal_reader reader = LITERAL_READER(text);
	size_t base = (size_t)(text.ptr - payload->text.ptr);
	struct literal literal;

	while (literal_next(&reader, &literal)) {
		struct part part = { literal.text, from, to, SIZE_MAX,
			ESCAPE_STRING };

		if (literal.object != SIZE_MAX)
			part.object = base + literal.object;
		look_at(payload, &part);
	}
}

/* Whether a tag, at its first letter, is of that name. */
static bool
is_tag(struct slice tag, const char *name)
{
	size_t len = strlen(name);

	return tag.len > len && strncasecmp(tag.ptr, name, len) == 0 &&
	    strchr(" \t\n\f/>", tag.ptr[len]) != NULL;
}

/*
 * What stands in an element that begins at `from`, and its text at `inside`.
 * Returns where its end tag begins.
 */
static size_t
look_at_element(struct payload *payload, size_t from, size_t inside,
    const char *name)
{
	struct slice text = payload->text;
	struct part part = { .from = from,
		.to = inside - 1,
		.object = SIZE_MAX };

	do
		part.to = slice_find(text, SLICE("</"), part.to + 1);
	while (part.to != SIZE_MAX &&
	    !is_tag(slice_sub(text, part.to + 2, text.len), name));
	if (part.to == SIZE_MAX)
		return text.len;
	part.text = slice_sub(text, inside, part.to - inside);
	if (strcmp(name, "script") == 0 &&
	    !slice_starts(slice_trim(part.text), SLICE("<")))
		look_at_strings(payload, part.text, from, part.to);
	else if (strcmp(name, "style") != 0)
		look_at(payload, &part);
	return part.to;
}

/* The values of a start tag's attributes.  Returns what is behind the tag. */
static size_t
look_at_tag(struct payload *payload, size_t from)
{
	struct slice text = payload->text;
	struct part part = { .from = from,
		.object = SIZE_MAX,
		.escape = ESCAPE_ATTRIBUTE };
	size_t at = from + 1;

	for (; at < text.len && text.ptr[at] != '>'; at++) {
		size_t begin = at + 1;

		if (text.ptr[at - 1] != '=' ||
		    (text.ptr[at] != '"' && text.ptr[at] != '\''))
			continue;
		at = slice_find(text, slice_sub(text, at, 1), begin);
		if (at == SIZE_MAX)
			break;
		part.text = slice_sub(text, begin, at - begin);
		look_at(payload, &part);
	}
	at = at < text.len ? at + 1 : text.len;
	if (payload->found.len > 0 && payload->part.from == from)
		payload->part.to = at;
	return at;
}

/* What a tag begins.  Returns what is behind that. */
static size_t
look_behind_tag(struct payload *payload, size_t from)
{
	struct slice tag = slice_sub(payload->text, from + 1,
	    payload->text.len);
	size_t end;

	if (slice_starts(tag, SLICE("!--")))
		return slice_find(payload->text, SLICE("-->"), from);
	if (tag.len == 0 || strchr("<> \t\n", tag.ptr[0]) != NULL)
		return from + 1;
	end = look_at_tag(payload, from);
	for (size_t i = 0; i < sizeof(holders) / sizeof(holders[0]); i++)
		if (is_tag(tag, holders[i]))
			return look_at_element(payload, from, end, holders[i]);
	return end;
}

/* Tags, and the text between them, which may be markup that is escaped. */
static void
look_at_page(struct payload *payload)
{
	struct slice text = payload->text;

	for (size_t at = 0; at < text.len;) {
		size_t tag = slice_find(text, SLICE("<"), at);
		struct part part = { .from = at,
			.to = tag == SIZE_MAX ? text.len : tag,
			.object = SIZE_MAX };

		part.text = slice_sub(text, at, part.to - at);
		if (part.text.len >= PAYLOAD_LEN_MIN &&
		    has(part.text, SLICE("lt;/")))
			look_at(payload, &part);
		at = tag == SIZE_MAX ? tag : look_behind_tag(payload, tag);
	}
}

bool
payload_find(struct payload *payload, struct slice text)
{
	payload->text = text;
	payload->is_doubtful = false;
	buf_reset(&payload->found);
	if (text.len > PAYLOAD_TEXT_MAX)
		return false;
	if (payload_is_json(text))
		look_at_strings(payload, text, 0, text.len);
	else
		look_at_page(payload);
	return payload->found.len > 0 && !payload->is_doubtful;
}

/* Adds the line ends of a text that is left out. */
static void
add_lines(struct buf *buf, struct slice text, size_t but)
{
	for (size_t n = count(text, SLICE("\n")); n > but; n--)
		buf_add_char(buf, '\n');
}

struct buf *
payload_page(struct payload *payload, bool revealed)
{
	const struct part *part = &payload->part;
	struct slice text = payload->text;
	struct slice found = revealed ? slice_of_buf(&payload->found)
				      : SLICE(" ");
	size_t inside = (size_t)(part->text.ptr - text.ptr);
	struct buf *page = &payload->page;

	buf_reset(page);
	buf_add(page, text.ptr, part->from);
	add_lines(page, slice_sub(text, part->from, inside - part->from), 0);
	buf_add(page, found.ptr, found.len);
	add_lines(page, slice_sub(text, inside, part->to - inside),
	    count(found, SLICE("\n")));
	buf_add(page, text.ptr + part->to, text.len - part->to);
	return page;
}

/* The meta that pages have for what a member is called, or NULL. */
static const char *
meta_of(struct slice name)
{
	static const struct {
		const char *member;
		const char *meta;
	} names[] = { { "title", "ArticleTitle" },
		{ "docTitle", "ArticleTitle" },
		{ "articleTitle", "ArticleTitle" },
		{ "source", "ContentSource" }, { "docSource", "ContentSource" },
		{ "publisher", "ContentSource" }, { "pubDate", "PubDate" },
		{ "publishDate", "PubDate" }, { "publishTime", "PubDate" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (slice_equal(name, slice_of(names[i].member)))
			return names[i].meta;
	return NULL;
}

/* A value with blanks for control characters, until the next. */
static struct slice
clean(struct payload *payload, struct slice value)
{
	struct buf *buf = &payload->scratch;

	buf_reset(buf);
	buf_add(buf, value.ptr, value.len);
	for (size_t i = 0; i < buf->len; i++)
		if ((unsigned char)buf->data[i] < ' ' || buf->data[i] == 0x7f)
			buf->data[i] = ' ';
	return slice_of_buf(buf);
}

void
payload_declare(struct payload *payload, struct page *page)
{
	struct json_reader reader;
	struct json_member member;

	if (payload->part.object == SIZE_MAX)
		return;
	reader = json_begin(slice_sub(payload->text, payload->part.object,
				payload->text.len),
	    page->arena);
	while (json_next(&reader, &member)) {
		const char *meta = meta_of(member.name);
		struct slice value;

		if (meta == NULL || member.value.len == 0)
			continue;
		value = clean(payload, member.value);
		page_add_meta(page, slice_of(meta), value);
		if (page->title.ptr == NULL && meta[0] == 'A')
			page_set_title(page, value);
	}
}
