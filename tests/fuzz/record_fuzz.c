/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes behind a good header, the reader takes or refuses them;
 * and the records that it takes are the same after they were written and read
 * again.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/record.h"
#include "tests/fuzz/jump.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct stream {
	char *text;
	size_t len;
};

static const char head[] = "glasshouse\t1\tfuzz\t0\n";

/* Held here, since a jump may leave them behind. */
static struct record_reader *reader;
static struct record_writer *writer;
static FILE *in;
static FILE *out;

/* Copies the records that can be read.  True if the end was met in order. */
static bool
copy(struct stream from, struct stream *to)
{
	struct record record;
	volatile bool whole = false;

	in = fmemopen(from.text, from.len, "r");
	out = open_memstream(&to->text, &to->len);
	if (in == NULL || out == NULL)
		abort();
	writer = record_writer_new(out, "fuzz");
	reader = NULL;
	if (setjmp(jump) == 0) {
		reader = record_reader_new(in, "fuzz");
		while (record_read(reader, &record))
			record_pass(writer, &record);
		whole = true;
	}
	record_close(writer, SLICE_NULL);
	record_writer_free(writer);
	record_reader_free(reader);
	fclose(in);
	fclose(out);
	return whole;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct stream given = { NULL, sizeof(head) - 1 + size };
	struct stream once, twice;

	given.text = malloc(given.len);
	if (given.text == NULL)
		abort();
	memcpy(given.text, head, sizeof(head) - 1);
	if (size > 0)
		memcpy(given.text + sizeof(head) - 1, data, size);
	copy(given, &once);
	if (!copy(once, &twice) || once.len != twice.len ||
	    memcmp(once.text, twice.text, once.len) != 0)
		abort();
	free(given.text);
	free(once.text);
	free(twice.text);
	return 0;
}
