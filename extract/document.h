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
 * `writer`, `counts` and `child` stay the caller's; without a child no tool is
 * run.  `max` bounds the bytes of a document that is unpacked here.
 */
struct document_writer *document_writer_new(struct record_writer *writer,
    struct counts *counts, struct child *child, size_t max);
void document_writer_free(struct document_writer *documents); /* NULL is fine */

/* Writes one document, or counts why it is none. */
void document_write(struct document_writer *documents,
    const struct entry *entry);

/* A file of which no byte could be read. */
void document_reject_file(struct document_writer *documents, const char *path,
    const char *detail);

#endif
