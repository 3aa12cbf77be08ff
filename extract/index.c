/* SPDX-License-Identifier: ISC */
#include "extract/index.h"

#include <stdlib.h>
#include <string.h>

#include "extract/cdx.h"
#include "extract/gzip.h"
#include "extract/source.h"
#include "schema/diag.h"
#include "schema/room.h"

struct index {
	const struct select *select;
	struct index_place *place; /* by file, and by offset within */
	size_t nplaces;
	size_t places_cap;
	struct slice *file; /* names; the arena's */
	size_t nfiles;
	size_t files_cap;
	struct arena *names;
	struct arena *line;
	struct cdx_columns columns;
	size_t bad;
};

/* A path without its folders. */
static struct slice
base(struct slice path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return slice_sub(path, at, path.len);
}

/* The number of a file's name; most lines name the same one as the last. */
static size_t
number_of(struct index *index, struct slice name)
{
	for (size_t i = index->nfiles; i > 0; i--)
		if (slice_equal(index->file[i - 1], name))
			return i - 1;
	index->file = room_for(index->file, &index->files_cap,
	    index->nfiles + 1, sizeof(*index->file));
	index->file[index->nfiles] = arena_copy(index->names, name);
	return index->nfiles++;
}

static bool
is_wanted(const struct index *index, const struct cdx_record *record)
{
	const struct select *select = index->select;
	bool below = select->hosts.n == 0;

	for (size_t i = 0; i < select->hosts.n && !below; i++)
		below = cdx_is_below(record, slice_of(select->hosts.word[i]));
	return below && select_has_media(select, record->mime);
}

/*
 * Whether the key of a line is of a host that is not wanted, which is soon
 * seen.  Keys of other kinds say nothing.
 */
static bool
is_elsewhere(const struct index *index, struct slice line)
{
	struct slice key = slice_sub(line, 0, slice_find(line, SLICE(" "), 0));
	struct cdx_record record = { .key = key };

	if (index->select->hosts.n == 0 || key.len == 0 ||
	    slice_find(key, SLICE(")"), 0) == SIZE_MAX)
		return false;
	for (size_t i = 0; i < index->select->hosts.n; i++)
		if (cdx_is_below(&record,
			slice_of(index->select->hosts.word[i])))
			return false;
	return true;
}

static void
take(struct index *index, struct slice line)
{
	struct cdx_record record;

	if (is_elsewhere(index, line))
		return;
	arena_reset(index->line);
	switch (cdx_read(&index->columns, line, index->line, &record)) {
	case CDX_NOTHING:
		return;
	case CDX_BAD:
		index->bad++;
		return;
	case CDX_RECORD:
		break;
	}
	if (record.offset == HEAD_UNKNOWN || !is_wanted(index, &record))
		return;
	index->place = room_for(index->place, &index->places_cap,
	    index->nplaces + 1, sizeof(*index->place));
	index->place[index->nplaces++] = (struct index_place){ record.offset,
		record.length,
		number_of(index,
		    record.file.ptr == NULL ? SLICE("") : base(record.file)) };
}

/* Takes all lines.  One that is too long is cut. */
static void
read_lines(struct index *index, struct source *source)
{
	struct slice in;
	size_t at;
	size_t want = 64 << 10;

	while ((in = source_peek(source, want)).len > 0) {
		struct slice line;

		at = 0;
		line = head_line(in, &at);
		if (in.ptr[at - 1] != '\n' && in.len >= want &&
		    want < CDX_LINE_MAX) {
			want *= 2;
			continue;
		}
		take(index, line);
		source_skip(source, at);
		want = 1;
		if (source_peek(source, 1).len < 4096)
			want = 64 << 10;
	}
}

static int
compare(const void *left, const void *right)
{
	const struct index_place *a = left;
	const struct index_place *b = right;

	if (a->file != b->file)
		return a->file < b->file ? -1 : 1;
	return (a->offset > b->offset) - (a->offset < b->offset);
}

struct index *
index_new(int fd, const char *name, const struct select *select)
{
	struct index *index = calloc(1, sizeof(*index));
	struct source *file = source_new();
	struct source *unpacked = source_new();
	struct gzip *gzip = gzip_new();
	struct place place = { name, 0 };

	if (index == NULL)
		diag_die(EX_OSERR, "out of memory");
	index->select = select;
	index->columns = CDX_COLUMNS_INIT;
	index->names = arena_new();
	index->line = arena_new();
	source_begin(file, fd);
	if (gzip_is(source_peek(file, 3))) {
		source_begin_reader(unpacked, gzip_stream(gzip, file));
		read_lines(index, unpacked);
	} else
		read_lines(index, file);
	if (index->bad > 0)
		diag_warn(&place, "%zu lines are of no index", index->bad);
	if (gzip_stream_fault(gzip).detail != NULL)
		diag_warn(&place, "%s", gzip_stream_fault(gzip).detail);
	if (index->nplaces > 0)
		qsort(index->place, index->nplaces, sizeof(*index->place),
		    compare);
	gzip_free(gzip);
	source_free(unpacked);
	source_free(file);
	return index;
}

void
index_free(struct index *index)
{
	if (index == NULL)
		return;
	arena_free(index->names);
	arena_free(index->line);
	free(index->place);
	free(index->file);
	free(index);
}

const struct index_place *
index_find(const struct index *index, const char *path, size_t *n)
{
	struct slice name = base(slice_of(path));
	const struct index_place *first = NULL;

	*n = 0;
	for (size_t i = 0; i < index->nplaces; i++) {
		struct slice file = index->file[index->place[i].file];

		if (file.len > 0 && !slice_equal(file, name))
			continue;
		if (first == NULL)
			first = &index->place[i];
		if (first + *n != &index->place[i])
			break;
		++*n;
	}
	return first;
}
