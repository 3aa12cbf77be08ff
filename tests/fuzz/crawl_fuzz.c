/* SPDX-License-Identifier: ISC */
/*
 * Whatever the bytes: reading ends, records lie one behind the other, and what
 * stands where one was found is found again from there.  The bytes are read as
 * they are, in both forms, and as gzip members.
 */
#include <stdint.h>
#include <stdlib.h>

#include "extract/member.h"
#include "tests/fuzz/death.h"
#include "tests/fuzz/within.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MAX = 1 << 16 };

/* A record lies behind what was passed, and its block in some bytes. */
static uint64_t
check(const struct crawl_record *record, uint64_t passed, size_t size)
{
	if (record->offset < passed || record->length > size ||
	    record->offset + record->length > size ||
	    record->block.len > CRAWL_KEPT + MAX)
		abort();
	if (record->fault.detail == NULL && record->head.len == 0)
		abort();
	return record->offset;
}

static void
read_plain(struct slice bytes, enum crawl_form form)
{
	static struct source *source;
	static struct crawl *crawl;
	struct crawl_record record;
	uint64_t passed = 0;

	if (source == NULL) {
		source = source_new();
		crawl = crawl_new(MAX);
	}
	source_begin_bytes(source, bytes);
	crawl_begin(crawl, source, form, false);
	while (crawl_next(crawl, &record)) {
		passed = check(&record, passed, bytes.len);
		if (record.fault.detail == NULL)
			must_be_within(record.block, bytes);
	}
	source_begin_bytes(source, bytes);
	crawl_begin(crawl, source, form, false);
	if (crawl_find(crawl)) {
		uint64_t found = crawl_offset(crawl);

		if (!crawl_find(crawl) || crawl_offset(crawl) != found)
			abort();
	}
}

static void
read_members(struct slice bytes)
{
	static struct source *source;
	static struct members *members;
	struct crawl_record record;
	enum crawl_form form;
	uint64_t passed = 0;

	if (source == NULL) {
		source = source_new();
		members = members_new(MAX);
	}

	source_begin_bytes(source, bytes);
	if (members_packing(members, source, &form) == MEMBER_RECORDS) {
		members_begin(members, source, form);
		while (members_next(members, &record))
			passed = check(&record, passed, bytes.len);
	}
}

static void
read_all(struct slice bytes)
{
	read_plain(bytes, CRAWL_WARC);
	read_plain(bytes, CRAWL_ARC);
	read_members(bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	read_all((struct slice){ size > 0 ? (const char *)data : "", size });
	return 0;
}
