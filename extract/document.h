/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DOCUMENT_H
#define EXTRACT_DOCUMENT_H

/*
 * The bytes of one document to its records, or to a reject record, or to
 * nothing but a counter if it cannot be an annual report.
 */

#include <stdint.h>

#include "extract/child.h"
#include "extract/entry.h"
#include "schema/counts.h"
#include "schema/record.h"

struct document_writer;

/*
 * `child` stays the caller's; without one no tool is run.  `max` bounds the
 * bytes of a document that is unpacked here.
 */
struct document_writer *document_writer_new(struct child *child, size_t max);
void document_writer_free(struct document_writer *documents); /* NULL is fine */

/*
 * Where documents go from here on, and what is counted; both stay the
 * caller's.  The first document has the number behind `before`.
 */
void document_begin(struct document_writer *documents,
    struct record_writer *writer, struct counts *counts, int64_t before);

/* How many documents have been written since. */
int64_t document_count(const struct document_writer *documents);

/* Writes one document, or counts why it is none. */
void document_write(struct document_writer *documents,
    const struct entry *entry);

/* A file of which no byte could be read. */
void document_reject_file(struct document_writer *documents, const char *path,
    const char *detail);

#endif
