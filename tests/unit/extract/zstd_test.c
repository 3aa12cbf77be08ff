/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zdict.h>
#include <zstd.h>

#include "extract/zstd.h"
#include "tests/unit/unit.h"

enum { MAX = 4 << 20, DICTIONARY_LEN = 2000 };

/* A file that is read. */
struct trial {
	struct buf file;
	struct source *source;
	struct zstd *zstd;
	struct zstd_frame frame;
	struct buf bytes;
};

static void
begin(struct trial *trial)
{
	trial->source = source_new();
	trial->zstd = zstd_new();
	source_begin_bytes(trial->source,
	    (struct slice){ trial->file.data, trial->file.len });
	zstd_begin(trial->zstd, trial->source);
}

static void
end(struct trial *trial)
{
	zstd_free(trial->zstd);
	source_free(trial->source);
	buf_release(&trial->file);
	buf_release(&trial->bytes);
}

/* Appends a frame; `dictionary` may be NULL. */
static void
add_frame(struct buf *file, struct slice plain, const struct buf *dictionary)
{
	ZSTD_CCtx *context = ZSTD_createCCtx();
	size_t room = ZSTD_compressBound(plain.len);
	char *out = malloc(room);
	size_t len;

	assert_true(context != NULL && out != NULL);
	ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
	if (dictionary != NULL)
		ZSTD_CCtx_loadDictionary(context, dictionary->data,
		    dictionary->len);
	len = ZSTD_compress2(context, out, room, plain.ptr, plain.len);
	assert_false(ZSTD_isError(len));
	buf_add(file, out, len);
	free(out);
	ZSTD_freeCCtx(context);
}

static void
add_skippable(struct buf *file, char kind, struct slice bytes)
{
	buf_add_char(file, kind);
	buf_add(file, "\x2a\x4d\x18", 3);
	for (int i = 0; i < 4; i++)
		buf_add_char(file, (char)(bytes.len >> 8 * i));
	buf_add(file, bytes.ptr, bytes.len);
}

static void
expect(struct trial *trial, const char *bytes)
{
	buf_reset(&trial->bytes);
	assert_true(zstd_next(trial->zstd, MAX, &trial->frame, &trial->bytes));
	assert_null(trial->frame.fault.detail);
	assert_string_equal(trial->bytes.data, bytes);
}

static void
expect_fault(struct trial *trial, enum reason reason, const char *detail)
{
	assert_true(zstd_next(trial->zstd, MAX, &trial->frame, &trial->bytes));
	assert_non_null(trial->frame.fault.detail);
	assert_int_equal(trial->frame.fault.reason, reason);
	assert_string_equal(trial->frame.fault.detail, detail);
}

static void
expect_end(struct trial *trial)
{
	assert_false(zstd_next(trial->zstd, MAX, &trial->frame, &trial->bytes));
	end(trial);
}

/* All that the reader gives, and what ended it. */
static struct fault
stream(struct trial *trial)
{
	struct source *source = source_new();
	struct slice in;

	buf_reset(&trial->bytes);
	source_begin_reader(source, zstd_reader(trial->zstd));
	while ((in = source_peek(source, 1)).len > 0) {
		buf_add(&trial->bytes, in.ptr, in.len);
		source_skip(source, in.len);
	}
	source_free(source);
	return zstd_fault(trial->zstd);
}

/* A dictionary with a number of its own. */
static void
make_dictionary(struct buf *dictionary)
{
	static char samples[400 * 64];
	static char out[DICTIONARY_LEN];
	size_t lens[400];
	size_t len = 0;

	for (int i = 0; i < 400; i++) {
		lens[i] = (size_t)snprintf(samples + len, 64,
		    "WARC-Type: response %d of the record %d\n", i, i * i);
		len += lens[i];
	}
	len = ZDICT_trainFromBuffer(out, sizeof(out), samples, lens, 400);
	assert_false(ZDICT_isError(len));
	buf_add(dictionary, out, len);
}

static void
gives_each_frame_with_its_place(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	size_t first;

	(void)state;
	add_frame(&trial.file, SLICE("one"), NULL);
	first = trial.file.len;
	add_skippable(&trial.file, '\x50', SLICE("nothing"));
	add_frame(&trial.file, SLICE(""), NULL);
	add_frame(&trial.file, SLICE("two"), NULL);
	begin(&trial);
	expect(&trial, "one");
	assert_int_equal(trial.frame.offset, 0);
	assert_int_equal(trial.frame.len, first);
	buf_reset(&trial.bytes);
	assert_true(zstd_next(trial.zstd, MAX, &trial.frame, &trial.bytes));
	assert_int_equal(trial.frame.offset, first + 15);
	assert_int_equal(trial.bytes.len, 0);
	expect(&trial, "two");
	expect_end(&trial);
	zstd_free(NULL);
}

static void
knows_a_file_by_its_first_frame(void **state)
{
	(void)state;
	assert_true(zstd_is(SLICE("\x28\xb5\x2f\xfd")));
	assert_true(zstd_is(SLICE("\x5d\x2a\x4d\x18\0\0\0\0")));
	assert_true(zstd_is(SLICE("\x50\x2a\x4d\x18\0\0\0\0")));
	assert_false(zstd_is(SLICE("\x60\x2a\x4d\x18\0\0\0\0")));
	assert_false(zstd_is(SLICE("\x28\xb5\x2f")));
	assert_false(zstd_is(SLICE("")));
}

static void
gives_all_frames_as_a_source(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	add_frame(&trial.file, SLICE("one "), NULL);
	add_skippable(&trial.file, '\x5f', SLICE("nothing"));
	add_frame(&trial.file, SLICE("two"), NULL);
	begin(&trial);
	assert_null(stream(&trial).detail);
	assert_string_equal(trial.bytes.data, "one two");
	end(&trial);
}

static void
reads_a_dictionary_packed_or_not(void **state)
{
	struct buf dictionary = BUF_INIT;

	(void)state;
	make_dictionary(&dictionary);
	for (int packed = 0; packed < 2; packed++) {
		struct trial trial = { .file = BUF_INIT };
		struct slice plain = { dictionary.data, dictionary.len };
		struct buf other = BUF_INIT;

		add_frame(&other, plain, NULL);
		add_skippable(&trial.file, '\x5d',
		    packed ? (struct slice){ other.data, other.len } : plain);
		add_frame(&trial.file, SLICE("WARC-Type: response 1"),
		    &dictionary);
		add_frame(&trial.file, SLICE("WARC-Type: response 2"),
		    &dictionary);
		begin(&trial);
		expect(&trial, "WARC-Type: response 1");
		expect(&trial, "WARC-Type: response 2");
		assert_false(
		    zstd_next(trial.zstd, MAX, &trial.frame, &trial.bytes));
		source_begin_bytes(trial.source,
		    (struct slice){ trial.file.data, trial.file.len });
		zstd_begin(trial.zstd, trial.source);
		assert_null(stream(&trial).detail);
		assert_int_equal(trial.bytes.len, 42);
		end(&trial);
		buf_release(&other);
	}
	buf_release(&dictionary);
}

/* It must not serve the next file, which has none. */
static void
forgets_a_dictionary(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	struct buf dictionary = BUF_INIT;
	size_t len;

	(void)state;
	make_dictionary(&dictionary);
	add_skippable(&trial.file, '\x5d',
	    (struct slice){ dictionary.data, dictionary.len });
	len = trial.file.len;
	add_frame(&trial.file, SLICE("WARC-Type: response"), &dictionary);
	begin(&trial);
	expect(&trial, "WARC-Type: response");
	source_begin_bytes(trial.source,
	    (struct slice){ trial.file.data + len, trial.file.len - len });
	zstd_begin(trial.zstd, trial.source);
	expect_fault(&trial, REASON_DAMAGED,
	    "a zstd frame wants a dictionary that is not there");
	buf_release(&dictionary);
	expect_end(&trial);
}

static void
tells_of_a_dictionary_that_is_no_use(void **state)
{
	struct trial trial = { .file = BUF_INIT };
	struct buf dictionary = BUF_INIT;

	(void)state;
	make_dictionary(&dictionary);
	memset(dictionary.data + 8, 0xff, 100);
	add_skippable(&trial.file, '\x5d',
	    (struct slice){ dictionary.data, dictionary.len });
	add_frame(&trial.file, SLICE("plain"), NULL);
	begin(&trial);
	expect_fault(&trial, REASON_DAMAGED, "a zstd dictionary is damaged");
	expect(&trial, "plain");
	expect_end(&trial);
	trial = (struct trial){ .file = BUF_INIT };
	buf_add(&trial.file, "\x5d\x2a\x4d\x18\xff\xff\xff\xff", 8);
	begin(&trial);
	assert_int_equal(stream(&trial).reason, REASON_UNKNOWN_FORMAT);
	end(&trial);
	trial = (struct trial){ .file = BUF_INIT };
	buf_add(&trial.file, "\x5d\x2a\x4d\x18\x09\0\0\0abc", 11);
	begin(&trial);
	assert_string_equal(stream(&trial).detail, "a zstd frame is cut short");
	end(&trial);
	buf_release(&dictionary);
}

/*
 * What comes up to the frame that holds `last`; how many faults there are.
 */
static size_t
count_faults(struct trial *trial, const char *last)
{
	size_t n = 0;

	do {
		buf_reset(&trial->bytes);
		assert_true(
		    zstd_next(trial->zstd, MAX, &trial->frame, &trial->bytes));
		n += trial->frame.fault.detail != NULL;
	} while (trial->frame.fault.detail != NULL || trial->bytes.len == 0 ||
	    strcmp(trial->bytes.data, last) != 0);
	return n;
}

static void
goes_on_behind_a_damaged_frame(void **state)
{
	struct buf whole = BUF_INIT;
	size_t first, second;

	(void)state;
	add_frame(&whole, SLICE("one"), NULL);
	first = whole.len;
	add_frame(&whole, SLICE("some more of it, and some more"), NULL);
	second = whole.len;
	add_frame(&whole, SLICE("three"), NULL);
	for (size_t at = first; at < second; at++) {
		struct trial trial = { .file = BUF_INIT };

		buf_add(&trial.file, whole.data, whole.len);
		trial.file.data[at] ^= 0x24;
		begin(&trial);
		expect(&trial, "one");
		assert_in_range(count_faults(&trial, "three"), 1, 2);
		expect_end(&trial);
	}
	buf_release(&whole);
}

static void
goes_on_behind_bytes_that_are_gone_or_new(void **state)
{
	struct buf whole = BUF_INIT;
	size_t first, second;

	(void)state;
	add_frame(&whole, SLICE("one"), NULL);
	first = whole.len;
	add_frame(&whole, SLICE("some more of it, and some more"), NULL);
	second = whole.len;
	add_frame(&whole, SLICE("three"), NULL);
	for (size_t at = first + 1; at < second; at++) {
		struct trial trial = { .file = BUF_INIT };

		buf_add(&trial.file, whole.data, at);
		buf_add(&trial.file, whole.data + second, whole.len - second);
		begin(&trial);
		expect(&trial, "one");
		assert_true(
		    zstd_next(trial.zstd, MAX, &trial.frame, &trial.bytes));
		assert_non_null(trial.frame.fault.detail);
		expect(&trial, "three");
		expect_end(&trial);
	}
	buf_release(&whole);
}

static void
tells_of_rubbish_and_of_an_end_that_is_missing(void **state)
{
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	add_frame(&trial.file, SLICE("one"), NULL);
	buf_add(&trial.file, "rubbish", 7);
	add_frame(&trial.file, SLICE("two"), NULL);
	trial.file.len--;
	begin(&trial);
	expect(&trial, "one");
	expect_fault(&trial, REASON_DAMAGED, "bytes that are no zstd frame");
	assert_int_equal(trial.frame.len, 7);
	expect_fault(&trial, REASON_DAMAGED, "a zstd frame is cut short");
	assert_false(zstd_next(trial.zstd, MAX, &trial.frame, &trial.bytes));
	source_begin_bytes(trial.source,
	    (struct slice){ trial.file.data, trial.file.len });
	zstd_begin(trial.zstd, trial.source);
	assert_string_equal(stream(&trial).detail,
	    "bytes that are no zstd frame");
	assert_string_equal(trial.bytes.data, "one");
	end(&trial);
}

static void
bounds_the_size_the_ratio_and_the_window(void **state)
{
	static char zeros[MAX + 1];
	struct trial trial = { .file = BUF_INIT };

	(void)state;
	add_frame(&trial.file, (struct slice){ zeros, MAX }, NULL);
	add_frame(&trial.file, SLICE("two"), NULL);
	begin(&trial);
	expect_fault(&trial, REASON_TOO_LARGE,
	    "packed more tightly than text can be");
	expect(&trial, "two");
	source_begin_bytes(trial.source,
	    (struct slice){ trial.file.data, trial.file.len });
	zstd_begin(trial.zstd, trial.source);
	assert_int_equal(stream(&trial).reason, REASON_TOO_LARGE);
	source_begin_bytes(trial.source,
	    (struct slice){ trial.file.data, trial.file.len });
	zstd_begin(trial.zstd, trial.source);
	buf_reset(&trial.bytes);
	assert_true(zstd_next(trial.zstd, 100, &trial.frame, &trial.bytes));
	assert_int_equal(trial.frame.fault.reason, REASON_TOO_LARGE);
	assert_int_equal(trial.bytes.len, 100);
	expect(&trial, "two");
	expect_end(&trial);
	trial = (struct trial){ .file = BUF_INIT };
	buf_add(&trial.file, "\x28\xb5\x2f\xfd\0\x90\x09\0\0x", 10);
	begin(&trial);
	expect_fault(&trial, REASON_UNKNOWN_FORMAT,
	    "a zstd frame wants more memory than it may have");
	expect_end(&trial);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_each_frame_with_its_place),
		cmocka_unit_test(knows_a_file_by_its_first_frame),
		cmocka_unit_test(gives_all_frames_as_a_source),
		cmocka_unit_test(reads_a_dictionary_packed_or_not),
		cmocka_unit_test(forgets_a_dictionary),
		cmocka_unit_test(tells_of_a_dictionary_that_is_no_use),
		cmocka_unit_test(goes_on_behind_a_damaged_frame),
		cmocka_unit_test(goes_on_behind_bytes_that_are_gone_or_new),
		cmocka_unit_test(
		    tells_of_rubbish_and_of_an_end_that_is_missing),
		cmocka_unit_test(bounds_the_size_the_ratio_and_the_window),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
