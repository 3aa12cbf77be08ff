/* SPDX-License-Identifier: ISC */
#include "transform/document.h"

#include <stdlib.h>

#include "schema/diag.h"
#include "schema/room.h"

struct document_reader {
	struct record_reader *reader;
	struct record_writer *writer;
	struct record next; /* read ahead, if has_next */
	bool has_next;
	struct item *items; /* gathered; reused from document to document */
	size_t nitems;
	size_t items_cap;
	struct meta *metas;
	size_t nmetas;
	size_t metas_cap;
	struct arena *ahead; /* holds `next` */
};

struct document_reader *
document_reader_new(struct record_reader *reader, struct record_writer *writer)
{
	struct document_reader *documents = calloc(1, sizeof(*documents));

	if (documents == NULL)
		diag_die(EX_OSERR, "out of memory");
	documents->reader = reader;
	documents->writer = writer;
	documents->ahead = arena_new();
	return documents;
}

void
document_reader_free(struct document_reader *documents)
{
	if (documents == NULL)
		return;
	free(documents->items);
	free(documents->metas);
	arena_free(documents->ahead);
	free(documents);
}

static struct record
copy_record(struct arena *arena, const struct record *record)
{
	struct record copy = { .kind = record->kind };

	for (size_t i = 0; i < kind_nfields(record->kind); i++) {
		copy.field[i] = arena_copy(arena, record->field[i]);
		copy.number[i] = record->number[i];
	}
	return copy;
}

static uint32_t
small(const struct record *record, size_t field)
{
	int64_t n = record_int(record, field);

	return n < 0 ? 0 : n > UINT32_MAX ? UINT32_MAX : (uint32_t)n;
}

static void
add_item(struct document_reader *documents, struct arena *arena,
    const struct record *record)
{
	struct item *item;

	documents->items = room_for(documents->items, &documents->items_cap,
	    documents->nitems + 1, sizeof(documents->items[0]));
	item = &documents->items[documents->nitems++];
	if (record->kind == KIND_LINE) {
		*item = (struct item){
			.text = arena_copy(arena, record->field[LINE_LINE]),
			.source_line = small(record, LINE_SOURCE_LINE),
		};
		return;
	}
	*item = (struct item){
		.text = arena_copy(arena, record->field[CELL_CELL]),
		.source_line = small(record, CELL_SOURCE_LINE),
		.table = small(record, CELL_TABLE_NO),
		.row = small(record, CELL_TABLE_ROW),
		.column = small(record, CELL_TABLE_COLUMN),
		.row_span = small(record, CELL_ROW_SPAN),
		.column_span = small(record, CELL_COLUMN_SPAN),
	};
}

static void
add_meta(struct document_reader *documents, struct arena *arena,
    const struct record *record)
{
	documents->metas = room_for(documents->metas, &documents->metas_cap,
	    documents->nmetas + 1, sizeof(documents->metas[0]));
	documents->metas[documents->nmetas++] = (struct meta){
		.name = arena_copy(arena, record->field[META_NAME]),
		.content = arena_copy(arena, record->field[META_CONTENT]),
	};
}

static _Noreturn void
out_of_place(const struct document_reader *documents,
    const struct record *record)
{
	struct place place = record_place(documents->reader);

	diag_warn(&place, "a %s record stands where none may",
	    kind_name(record->kind));
	diag_die(EX_DATAERR, "the stream is damaged; nothing of it is kept");
}

/* Keeps the record that the next document begins with, or that precedes it. */
static void
look_ahead(struct document_reader *documents, const struct record *record)
{
	arena_reset(documents->ahead);
	documents->next = copy_record(documents->ahead, record);
	documents->has_next = true;
}

/* Passes on what belongs to no document, up to a document record. */
static bool
find_document(struct document_reader *documents)
{
	struct record record;

	while (documents->has_next || record_read(documents->reader, &record)) {
		if (!documents->has_next)
			look_ahead(documents, &record);
		if (documents->next.kind == KIND_DOCUMENT)
			return true;
		if (documents->next.kind != KIND_INPUT &&
		    documents->next.kind != KIND_REJECT)
			out_of_place(documents, &documents->next);
		if (documents->writer != NULL)
			record_pass(documents->writer, &documents->next);
		documents->has_next = false;
	}
	return false;
}

/* Gathers what belongs to the document under way. */
static void
gather(struct document_reader *documents, struct arena *arena)
{
	struct record record;

	documents->has_next = false;
	documents->nitems = 0;
	documents->nmetas = 0;
	while (record_read(documents->reader, &record)) {
		if (record.kind == KIND_LINE || record.kind == KIND_CELL)
			add_item(documents, arena, &record);
		else if (record.kind == KIND_META)
			add_meta(documents, arena, &record);
		else {
			look_ahead(documents, &record);
			return;
		}
	}
}

bool
document_read(struct document_reader *documents, struct arena *arena,
    struct document *document)
{
	if (!find_document(documents))
		return false;
	arena_reset(arena);
	*document = (struct document){
		.head = copy_record(arena, &documents->next),
	};
	gather(documents, arena);
	document->name = document->head.field[DOCUMENT_DOCUMENT];
	document->uri = document->head.field[DOCUMENT_URI];
	document->title = document->head.field[DOCUMENT_TITLE];
	document->is_html = slice_equal(document->head.field[DOCUMENT_MEDIA],
	    SLICE("html"));
	document->items = documents->items;
	document->nitems = documents->nitems;
	document->metas = documents->metas;
	document->nmetas = documents->nmetas;
	return true;
}
