/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_TARTRIAL_H
#define TESTS_UNIT_EXTRACT_TARTRIAL_H

/* A tar archive that a test makes, and reads entry by entry. */

#include "tests/unit/extract/tarred.h"

enum { MAX = 100000 };

/* An archive that is read, as it comes to be. */
struct trial {
	struct buf file;
	struct source *source;
	struct tar *tar;
	struct tar_entry entry;
	struct slice bytes;
};

static inline struct slice
all_of(const struct buf *buf)
{
	return (struct slice){ buf->data, buf->len };
}

static inline void
begin(struct trial *trial)
{
	trial->source = source_new();
	trial->tar = tar_new();
	source_begin_bytes(trial->source, all_of(&trial->file));
	tar_begin(trial->tar, trial->source);
}

static inline void
end(struct trial *trial)
{
	tar_free(trial->tar);
	source_free(trial->source);
	buf_release(&trial->file);
}

/* The next entry is a file of that name with those bytes. */
static inline void
expect(struct trial *trial, const char *name, struct slice bytes)
{
	assert_true(tar_next(trial->tar, &trial->entry));
	assert_null(trial->entry.fault.detail);
	assert_true(slice_equal(trial->entry.name, slice_of(name)));
	assert_int_equal(trial->entry.len, bytes.len);
	assert_null(tar_read(trial->tar, MAX, &trial->bytes).detail);
	assert_true(slice_equal(trial->bytes, bytes));
}

/* The next is no file that can be read, and why. */
static inline void
expect_fault(struct trial *trial, const char *detail)
{
	assert_true(tar_next(trial->tar, &trial->entry));
	assert_non_null(trial->entry.fault.detail);
	assert_string_equal(trial->entry.fault.detail, detail);
}

static inline void
expect_end(struct trial *trial)
{
	assert_false(tar_next(trial->tar, &trial->entry));
	end(trial);
}

#endif
