/* SPDX-License-Identifier: ISC */
/*
 * Whatever a file holds, the stream that is made of it can be read again.
 * Every input is made a candidate, so that none is passed over.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "extract/archive.h"
#include "extract/document.h"
#include "schema/utf8.h"
#include "tests/fuzz/death.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 18 };

static const char needle[] = "\n\xe7\xbb\x9f\xe8\xae\xa1\xe6\x9c\x9f\xe9\x99"
			     "\x90\n";

static int
file_of(const uint8_t *data, size_t size)
{
	static FILE *file;
	size_t len = sizeof(needle) - 1;

	if (file == NULL)
		file = tmpfile();
	if (file == NULL || ftruncate(fileno(file), 0) != 0 ||
	    pwrite(fileno(file), data, size, 0) != (ssize_t)size ||
	    pwrite(fileno(file), needle, len, (off_t)size) != (ssize_t)len ||
	    lseek(fileno(file), 0, SEEK_SET) != 0)
		abort();
	return fileno(file);
}

static void
write_stream(FILE *out, int fd)
{
	struct archive *archive = archive_new(MAX);
	struct counts *counts = counts_new();
	struct record_writer *writer = record_writer_new(out, "fuzz");
	struct document_writer *documents = document_writer_new(NULL, MAX);
	struct entry entry;

	document_begin(documents, writer, counts, 0);
	archive_begin(archive, fd, "fuzz");
	while (archive_next(archive, &entry))
		document_write(documents, &entry);
	record_close(writer, SLICE_NULL);
	document_writer_free(documents);
	record_writer_free(writer);
	counts_free(counts);
	archive_free(archive);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct record_reader *reader;
	struct record record;
	char *text = NULL;
	size_t len = 0;
	FILE *stream;

	stream = open_memstream(&text, &len);
	write_stream(stream, file_of(data, size));
	fclose(stream);
	if (!utf8_valid((struct slice){ text, len }) ||
	    memchr(text, '\0', len) != NULL)
		abort();
	stream = fmemopen(text, len, "r");
	reader = record_reader_new(stream, "fuzz");
	while (record_read(reader, &record))
		;
	record_reader_free(reader);
	fclose(stream);
	free(text);
	return 0;
}
