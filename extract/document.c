/* SPDX-License-Identifier: ISC */
#include "extract/document.h"

#include <stdlib.h>

#include "extract/charset.h"
#include "extract/digest.h"
#include "extract/drawn.h"
#include "extract/format.h"
#include "extract/html.h"
#include "extract/media.h"
#include "extract/name.h"
#include "extract/needle.h"
#include "extract/page.h"
#include "extract/payload.h"
#include "extract/radical.h"
#include "extract/text.h"
#include "schema/catalog.h"
#include "schema/diag.h"
#include "schema/utf8.h"

struct document_writer {
	struct record_writer *writer;
	struct counts *counts;
	struct needle_set *needles;
	struct charset_decoder *decoder;
	struct digest *digest;
	struct page *page;
	struct html *html;
	struct drawn *drawn;
	struct media *media;
	struct payload *payload;
	struct buf bytes; /* of a candidate, to be changed */
	struct buf text;  /* of a page, to be searched */
	int64_t before;   /* the number that the first one follows */
	int64_t document_no;
};

/* What the document record says beside the entry. */
struct head {
	const char *media;
	enum charset charset;
	struct slice digest;
};

struct document_writer *
document_writer_new(struct child *child, size_t max)
{
	struct document_writer *documents = calloc(1, sizeof(*documents));

	if (documents == NULL)
		diag_die(EX_OSERR, "out of memory");
	documents->needles = needle_set_new();
	documents->decoder = charset_decoder_new();
	documents->digest = digest_new();
	documents->page = page_new();
	documents->html = html_new(documents->page);
	documents->drawn = drawn_new(documents->page);
	documents->media = media_new(documents->page, child, max);
	documents->payload = payload_new(documents->needles);
	return documents;
}

void
document_writer_free(struct document_writer *documents)
{
	if (documents == NULL)
		return;
	needle_set_free(documents->needles);
	charset_decoder_free(documents->decoder);
	digest_free(documents->digest);
	html_free(documents->html);
	drawn_free(documents->drawn);
	media_free(documents->media);
	payload_free(documents->payload);
	buf_release(&documents->bytes);
	buf_release(&documents->text);
	page_free(documents->page);
	free(documents);
}

void
document_begin(struct document_writer *documents, struct record_writer *writer,
    struct counts *counts, int64_t before)
{
	documents->writer = writer;
	documents->counts = counts;
	documents->before = before;
	documents->document_no = before;
}

int64_t
document_count(const struct document_writer *documents)
{
	return documents->document_no - documents->before;
}

static void
pass_over(struct document_writer *documents, const char *why)
{
	counts_add_code(documents->counts, "extract.passed_over.", why);
}

/* `digest` is SLICE_NULL if it is not known. */
static void
write_reject(struct document_writer *documents, const struct entry *entry,
    struct slice digest)
{
	struct record_writer *writer = documents->writer;

	record_begin(writer, KIND_REJECT);
	record_text(writer, SLICE("extract"));
	record_text(writer, entry->name);
	record_text(writer, entry->uri);
	record_text(writer, entry->archive);
	record_number(writer, (int64_t)entry->offset);
	if (entry->length == ENTRY_LENGTH_UNKNOWN)
		record_text(writer, SLICE_NULL);
	else
		record_number(writer, (int64_t)entry->length);
	record_text(writer, digest);
	record_text(writer,
	    slice_of(catalog_reason.rows[entry->fault.reason].code));
	record_text(writer, slice_of(entry->fault.detail));
	record_end(writer);
	counts_add(documents->counts, "extract.rejects", 1);
}

/* A document whose bytes could be read to the last, and no further. */
static void
reject(struct document_writer *documents, const struct entry *entry,
    struct fault fault, struct slice digest)
{
	struct entry faulty = *entry;

	faulty.fault = fault;
	write_reject(documents, &faulty, digest);
}

void
document_reject_file(struct document_writer *documents, const char *path,
    const char *detail)
{
	struct buf name = BUF_INIT;
	struct entry entry = { .length = ENTRY_LENGTH_UNKNOWN,
		.fault = { REASON_UNREADABLE_FILE, detail } };

	name_clean(slice_of(path), &name);
	entry.name = (struct slice){ name.data, name.len };
	entry.archive = entry.name;
	write_reject(documents, &entry, SLICE_NULL);
	buf_release(&name);
}

static void
write_head(struct document_writer *documents, const struct entry *entry,
    const struct head *head)
{
	struct record_writer *writer = documents->writer;

	documents->document_no++;
	counts_add(documents->counts, "extract.documents", 1);
	record_begin(writer, KIND_DOCUMENT);
	record_number(writer, documents->document_no);
	record_text(writer, entry->name);
	record_text(writer,
	    entry->uri.ptr == NULL ? documents->page->uri : entry->uri);
	record_text(writer, entry->archive);
	record_number(writer, (int64_t)entry->offset);
	record_number(writer, (int64_t)entry->length);
	record_text(writer, slice_of(head->media));
	record_text(writer, slice_of(charset_name(head->charset)));
	record_text(writer, head->digest);
	record_text(writer, entry->captured);
	record_text(writer, documents->page->title);
	record_end(writer);
}

static void
write_line(struct document_writer *documents, struct slice text,
    uint32_t source_line)
{
	record_begin(documents->writer, KIND_LINE);
	record_number(documents->writer, documents->document_no);
	record_number(documents->writer, source_line);
	record_text(documents->writer, text);
	record_end(documents->writer);
}

static void
write_cell(struct document_writer *documents, const struct page_item *cell)
{
	struct record_writer *writer = documents->writer;

	record_begin(writer, KIND_CELL);
	record_number(writer, documents->document_no);
	record_number(writer, cell->table);
	record_number(writer, cell->row);
	record_number(writer, cell->column);
	record_number(writer, cell->row_span);
	record_number(writer, cell->column_span);
	record_number(writer, cell->source_line);
	record_text(writer, cell->text);
	record_end(writer);
}

static void
write_page(struct document_writer *documents)
{
	const struct page *page = documents->page;

	for (size_t i = 0; i < page->nmetas; i++) {
		record_begin(documents->writer, KIND_META);
		record_number(documents->writer, documents->document_no);
		record_text(documents->writer, page->metas[i].name);
		record_text(documents->writer, page->metas[i].content);
		record_end(documents->writer);
	}
	for (size_t i = 0; i < page->nitems; i++) {
		const struct page_item *item = &page->items[i];

		if (item->table == 0)
			write_line(documents, item->text, item->source_line);
		else
			write_cell(documents, item);
	}
}

/* Writes the page that was read, or what was wrong with it. */
static void
write_read(struct document_writer *documents, const struct entry *entry,
    const struct head *head)
{
	if (documents->page->fault.detail != NULL) {
		reject(documents, entry, documents->page->fault, head->digest);
		return;
	}
	write_head(documents, entry, head);
	write_page(documents);
}

/* What the server says of the encoding, or else the document itself. */
static enum charset
declared(const struct entry *entry)
{
	enum charset charset = entry->charset.len > 0
	    ? charset_of_label(entry->charset)
	    : CHARSET_UNKNOWN;

	return charset == CHARSET_UNKNOWN ? charset_declared(entry->bytes)
					  : charset;
}

/*
 * Whether a text ends within what may be a number, of which more may have
 * been: whole documents end with a tag, a word or a line end.
 */
static bool
ends_in_number(struct slice text)
{
	char last;

	if (text.len == 0)
		return false;
	last = text.ptr[text.len - 1];
	return (last >= '0' && last <= '9') || last == ',' || last == '.';
}

/* Puts U+FFFD behind a text, for what may be lost there. */
static void
mark_end(struct document_writer *documents, struct charset_text *text)
{
	struct buf *marked = &documents->text;

	buf_reset(marked);
	buf_add(marked, text->data, text->len);
	utf8_put(marked, UTF8_LOST);
	text->data = marked->data;
	text->len = marked->len;
}

/* The text of a document, to be changed; it is in no encoding if it has none.
 */
static struct charset_text
decode(struct document_writer *documents, const struct entry *entry,
    enum charset seen)
{
	struct charset_text text;

	buf_reset(&documents->bytes);
	buf_add(&documents->bytes, entry->bytes.ptr, entry->bytes.len);
	text = charset_decode(documents->decoder, &documents->bytes, seen,
	    declared(entry));
	if (text.charset == CHARSET_UNKNOWN)
		return text;
	if (ends_in_number((struct slice){ text.data, text.len }))
		mark_end(documents, &text);
	text_clean(text.data, text.len);
	text.len = text_unify(text.data, text.len);
	radical_replace(text.data, text.len);
	return text;
}

static void
read_html(struct document_writer *documents, struct buf *text)
{
	html_read(documents->html, text->data, text->len);
}

/*
 * Reads the report that was found behind a page, in its place.  False if the
 * page shows one, or none comes of it.
 */
static bool
read_payload(struct document_writer *documents)
{
	struct payload *payload = documents->payload;

	read_html(documents, payload_page(payload, false));
	if (payload_is_shown(payload, documents->page))
		return false;
	read_html(documents, payload_page(payload, true));
	if (!payload_is_shown(payload, documents->page))
		return false;
	payload_declare(payload, documents->page);
	return true;
}

/* Reads a page again if it holds a report that it does not show. */
static void
look_behind(struct document_writer *documents, const struct entry *entry,
    enum charset seen)
{
	struct charset_text text;

	if (!payload_is_likely(entry->bytes, documents->page))
		return;
	text = decode(documents, entry, seen);
	if (payload_find(documents->payload,
		(struct slice){ text.data, text.len }) &&
	    !read_payload(documents))
		html_read(documents->html, text.data, text.len);
}

/* Decodes a document that may be a report, and writes it. */
static void
write_candidate(struct document_writer *documents, const struct entry *entry,
    enum charset seen)
{
	struct head head = { .media = "html",
		.digest = digest_of(documents->digest, entry->bytes) };
	struct charset_text text = decode(documents, entry, seen);
	struct slice slice = { text.data, text.len };

	if (text.charset == CHARSET_UNKNOWN) {
		reject(documents, entry,
		    (struct fault){ REASON_UNDECODABLE,
			"text in no encoding that is known" },
		    head.digest);
		return;
	}
	head.charset = text.charset;
	if (payload_is_json(slice) && payload_find(documents->payload, slice) &&
	    read_payload(documents)) {
		write_read(documents, entry, &head);
	} else if (format_is_html(slice)) {
		html_read(documents->html, text.data, text.len);
		look_behind(documents, entry, seen);
		write_read(documents, entry, &head);
	} else {
		head.media = "text";
		page_reset(documents->page);
		drawn_add_text(documents->drawn, text.data, text.len);
		write_read(documents, entry, &head);
	}
}

/* Whether what was read out of a document may be a report. */
static bool
is_candidate(struct document_writer *documents)
{
	const struct page *page = documents->page;
	struct buf *text = &documents->text;

	buf_reset(text);
	for (size_t i = 0; i < page->nitems; i++) {
		buf_add(text, page->items[i].text.ptr, page->items[i].text.len);
		buf_add_char(text, '\n');
	}
	return text->len > 0 &&
	    needle_scan(documents->needles,
		(struct slice){ text->data, text->len })
		.candidate;
}

/*
 * Whether nothing can be said of a document.  Of one that is too large, what
 * was read shows what it is.
 */
static bool
is_unknown(const struct page *page)
{
	return page->fault.detail != NULL &&
	    (page->nitems == 0 ||
		(page->fault.reason != REASON_TOO_LARGE &&
		    page->fault.reason != REASON_TOO_MANY_CELLS));
}

/* A document that is no text.  Its words are known only once it is read. */
static void
write_media(struct document_writer *documents, const struct entry *entry,
    const struct media_kind *kind)
{
	struct head head = { media_name(kind), CHARSET_UTF_8,
		digest_of(documents->digest, entry->bytes) };

	media_read(documents->media, kind, entry->bytes);
	if (!is_unknown(documents->page) && !is_candidate(documents))
		pass_over(documents, "no_keyword");
	else
		write_read(documents, entry, &head);
}

/*
 * A document of which only the first part, or none, could be read.  A text's
 * words may stand in the rest.
 */
static void
write_faulty(struct document_writer *documents, const struct entry *entry)
{
	struct slice bytes = entry->bytes;

	if (entry->fault.reason == REASON_TOO_LARGE && bytes.len > 0 &&
	    format_unread(bytes) == NULL && media_find(bytes) == NULL &&
	    format_is_binary(bytes) &&
	    !needle_scan(documents->needles, bytes).candidate)
		pass_over(documents, "binary");
	else
		write_reject(documents, entry, SLICE_NULL);
}

/* A document whose bytes are there. */
static void
write_whole(struct document_writer *documents, const struct entry *entry)
{
	const struct media_kind *kind = media_find(entry->bytes);
	const char *unread = format_unread(entry->bytes);
	struct needle_hits hits;

	if (kind != NULL) {
		write_media(documents, entry, kind);
		return;
	}
	if (unread != NULL) {
		reject(documents, entry,
		    (struct fault){ REASON_UNKNOWN_FORMAT, unread },
		    digest_of(documents->digest, entry->bytes));
		return;
	}
	if (entry->bytes.len == 0) {
		pass_over(documents, "empty");
		return;
	}
	hits = needle_scan(documents->needles, entry->bytes);
	if (!hits.candidate)
		hits.candidate = payload_is_hinted(documents->payload,
		    entry->bytes);
	if (hits.candidate)
		write_candidate(documents, entry, hits.seen);
	else
		pass_over(documents,
		    format_is_binary(entry->bytes) ? "binary" : "no_keyword");
}

void
document_write(struct document_writer *documents, const struct entry *entry)
{
	if (entry->passed != NULL) {
		pass_over(documents, entry->passed);
		return;
	}
	counts_add(documents->counts, "extract.bytes", entry->bytes.len);
	if (entry->fault.detail != NULL)
		write_faulty(documents, entry);
	else
		write_whole(documents, entry);
}
