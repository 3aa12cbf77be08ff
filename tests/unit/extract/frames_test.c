/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/frames.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/text.h"

enum { MAX = 100000 };

#define RECORD(uri, body)                                                \
	"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " uri       \
	"\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\n" body \
	"\r\n\r\n"

/* A file that is read. */
struct trial {
	struct buf file;
	struct source *source;
	struct frames *frames;
	enum crawl_form form;
	struct crawl_record record;
};

static void
add(struct buf *file, struct slice plain)
{
	struct buf packed = BUF_INIT;

	pack_zstd(plain, &packed);
	buf_add(file, packed.data, packed.len);
	buf_release(&packed);
}

/* Whether the file is an archive of records in frames; starts on it. */
static bool
begin(struct trial *trial)
{
	bool is_in;

	trial->source = source_new();
	trial->frames = frames_new(MAX);
	source_begin_bytes(trial->source,
	    (struct slice){ trial->file.data, trial->file.len });
	is_in = frames_is_in(trial->frames, trial->source, &trial->form);
	assert_int_equal(source_offset(trial->source), 0);
	frames_begin(trial->frames, trial->source, CRAWL_WARC);
	return is_in;
}

static void
end(struct trial *trial)
{
	frames_free(trial->frames);
	source_free(trial->source);
	buf_release(&trial->file);
}

static void
expect(struct trial *trial, const char *uri, const char *block)
{
	assert_true(frames_next(trial->frames, &trial->record));
	assert_null(trial->record.fault.detail);
	assert_text(trial->record.head.uri, uri);
	assert_text(trial->record.block, block);
}

static void
gives_each_record_with_the_place_of_its_frame(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	size_t first;

	(void)state;
	add(&trial.file, SLICE(RECORD("http://a/", "first")));
	first = trial.file.len;
	add(&trial.file, SLICE(RECORD("http://b/", "other")));
	assert_true(begin(&trial));
	assert_int_equal(trial.form, CRAWL_WARC);
	expect(&trial, "http://a/", "first");
	assert_int_equal(trial.record.offset, 0);
	assert_int_equal(trial.record.length, first);
	expect(&trial, "http://b/", "other");
	assert_int_equal(trial.record.offset, first);
	assert_false(frames_next(trial.frames, &trial.record));
	end(&trial);
	frames_free(NULL);
}

static void
knows_records_that_share_a_frame(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	add(&trial.file,
	    SLICE(RECORD("http://a/", "first") RECORD("http://b/", "other")));
	assert_false(begin(&trial));
	expect(&trial, "http://a/", "first");
	expect(&trial, "http://b/", "other");
	assert_int_equal(trial.record.offset, 0);
	assert_false(frames_next(trial.frames, &trial.record));
	end(&trial);
	add(&trial.file, SLICE("no record at all"));
	assert_false(begin(&trial));
	end(&trial);
}

static void
loses_a_damaged_frame_alone(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	size_t first, second;

	(void)state;
	add(&trial.file, SLICE(RECORD("http://a/", "first")));
	first = trial.file.len;
	add(&trial.file, SLICE(RECORD("http://b/", "other")));
	second = trial.file.len;
	add(&trial.file, SLICE(RECORD("http://c/", "third")));
	trial.file.data[2] ^= 1;
	memset(trial.file.data + first + 10, 'x', 20);
	assert_true(begin(&trial));
	for (int i = 0; i < 2; i++) {
		assert_true(frames_next(trial.frames, &trial.record));
		assert_int_equal(trial.record.fault.reason, REASON_DAMAGED);
		assert_int_equal(trial.record.offset, i == 0 ? 0 : first);
	}
	expect(&trial, "http://c/", "third");
	assert_int_equal(trial.record.offset, second);
	assert_false(frames_next(trial.frames, &trial.record));
	end(&trial);
}

static void
gives_what_a_frame_holds_beside_records(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	add(&trial.file, SLICE(RECORD("http://a/", "first")));
	add(&trial.file, SLICE(""));
	add(&trial.file, SLICE("rubbish"));
	add(&trial.file, SLICE(RECORD("http://b/", "other")));
	assert_true(begin(&trial));
	expect(&trial, "http://a/", "first");
	assert_true(frames_next(trial.frames, &trial.record));
	assert_int_equal(trial.record.fault.reason, REASON_DAMAGED);
	expect(&trial, "http://b/", "other");
	assert_false(frames_next(trial.frames, &trial.record));
	end(&trial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_record_with_the_place_of_its_frame),
		cmocka_unit_test(knows_records_that_share_a_frame),
		cmocka_unit_test(loses_a_damaged_frame_alone),
		cmocka_unit_test(gives_what_a_frame_holds_beside_records),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
