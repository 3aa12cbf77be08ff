/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/coding.h"
#include "tests/unit/extract/packed.h"

enum { MAX = 4 << 20 };

/* Undone, these are `wanted`, with that fault or none. */
static void
assert_undoes(enum coding coding, struct slice bytes, struct slice wanted,
    const char *detail)
{
	struct coding_decoder *decoder = coding_decoder_new();
	struct buf buf = BUF_INIT;

	buf_add(&buf, "before", 6);
	assert_true(coding_undo(decoder, coding, bytes, MAX, &buf));
	assert_int_equal(buf.len, 6 + wanted.len);
	assert_memory_equal(buf.data + 6, wanted.ptr, wanted.len);
	if (detail == NULL)
		assert_null(coding_fault(decoder).detail);
	else
		assert_string_equal(coding_fault(decoder).detail, detail);
	buf_release(&buf);
	coding_decoder_free(decoder);
}

static void
assert_plain(enum coding coding, struct slice bytes)
{
	struct coding_decoder *decoder = coding_decoder_new();
	struct buf buf = BUF_INIT;

	buf_add(&buf, "before", 6);
	assert_false(coding_undo(decoder, coding, bytes, MAX, &buf));
	assert_string_equal(buf.data, "before");
	assert_null(coding_fault(decoder).detail);
	buf_release(&buf);
	coding_decoder_free(decoder);
}

static void
knows_the_names(void **state)
{
	(void)state;
	assert_int_equal(coding_of_name(SLICE("GZip")), CODING_GZIP);
	assert_int_equal(coding_of_name(SLICE("x-gzip")), CODING_GZIP);
	assert_int_equal(coding_of_name(SLICE("deflate")), CODING_DEFLATE);
	assert_int_equal(coding_of_name(SLICE("br")), CODING_BR);
	assert_int_equal(coding_of_name(SLICE("zstd")), CODING_ZSTD);
	assert_int_equal(coding_of_name(SLICE("compress")), CODING_UNREAD);
	assert_int_equal(coding_of_name(SLICE("identity")), CODING_NONE);
	assert_int_equal(coding_of_name(SLICE("utf-8")), CODING_NONE);
	assert_int_equal(coding_of_name(SLICE("")), CODING_NONE);
}

static void
undoes_each(void **state)
{
	struct buf in = BUF_INIT;
	struct slice plain = SLICE(PLAIN);

	(void)state;
	assert_undoes(CODING_GZIP, pack(plain, BITS_GZIP, &in), plain, NULL);
	assert_undoes(CODING_DEFLATE, pack(plain, BITS_ZLIB, &in), plain, NULL);
	assert_undoes(CODING_DEFLATE, pack(plain, BITS_RAW, &in), plain, NULL);
	assert_undoes(CODING_ZSTD, pack_zstd(plain, &in), plain, NULL);
	assert_undoes(CODING_BR, PLAIN_BR, plain, NULL);
	buf_release(&in);
}

static void
believes_the_first_bytes_before_the_name(void **state)
{
	struct buf in = BUF_INIT;
	struct slice plain = SLICE(PLAIN);

	(void)state;
	assert_undoes(CODING_DEFLATE, pack(plain, BITS_GZIP, &in), plain, NULL);
	assert_undoes(CODING_BR, pack(plain, BITS_GZIP, &in), plain, NULL);
	assert_undoes(CODING_GZIP, pack(plain, BITS_ZLIB, &in), plain, NULL);
	assert_undoes(CODING_GZIP, pack_zstd(plain, &in), plain, NULL);
	buf_release(&in);
}

static void
takes_text_for_plain_whatever_its_name(void **state)
{
	static const char *const cases[] = { PLAIN, "<html><body>x</body>",
		"x\xda is the beginning of a zlib stream", "", "a",
		"\xd5\xfe\xb8\xae\xd0\xc5\xcf\xa2\xb9\xab\xbf\xaa" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (int coding = CODING_NONE; coding <= CODING_UNREAD;
		     coding++)
			assert_plain((enum coding)coding, slice_of(cases[i]));
}

static void
reads_all_members_and_frames(void **state)
{
	struct buf one = BUF_INIT;
	struct slice in;

	(void)state;
	in = pack(SLICE("ab"), BITS_GZIP, &one);
	in.len *= 2;
	buf_add(&one, one.data, one.len);
	in.ptr = one.data;
	assert_undoes(CODING_GZIP, in, SLICE("abab"), NULL);
	buf_add(&one, "\0garbage", 8);
	assert_undoes(CODING_GZIP, (struct slice){ one.data, one.len },
	    SLICE("abab"), NULL);
	(void)pack_zstd(SLICE("ab"), &one);
	buf_add(&one, "\x5f\x2a\x4d\x18\x02\0\0\0xx", 10);
	buf_add(&one, one.data, one.len - 10);
	assert_undoes(CODING_ZSTD, (struct slice){ one.data, one.len },
	    SLICE("abab"), NULL);
	buf_release(&one);
}

static void
gives_what_comes_before_the_damage(void **state)
{
	static const char cut[] = "the encoded body is cut short";
	static const char damaged[] = "the encoded body is damaged";
	struct buf buf = BUF_INIT;
	struct slice in = pack(SLICE(PLAIN), BITS_GZIP, &buf);

	(void)state;
	assert_undoes(CODING_GZIP, slice_sub(in, 0, in.len - 4), SLICE(PLAIN),
	    cut);
	assert_undoes(CODING_GZIP, slice_sub(in, 0, 3), SLICE(""), cut);
	buf.data[in.len - 8] = (char)(buf.data[in.len - 8] ^ 1);
	assert_undoes(CODING_GZIP, in, SLICE(PLAIN), damaged);
	in = pack_zstd(SLICE(PLAIN), &buf);
	assert_undoes(CODING_ZSTD, slice_sub(in, 0, in.len - 1), SLICE(""),
	    cut);
	assert_undoes(CODING_BR, slice_sub(PLAIN_BR, 0, 12), SLICE(""), cut);
	assert_undoes(CODING_BR, SLICE("\xff\xff\1\2\3\4\5\6\7\0\0\0"),
	    SLICE(""), damaged);
	buf_release(&buf);
}

static void
says_which_encodings_are_not_read(void **state)
{
	(void)state;
	assert_undoes(CODING_UNREAD, SLICE("\x1f\x9d\x90\0\1\2\3\4"), SLICE(""),
	    "the body is in an encoding that is not read");
}

/* So many bytes of one kind in gzip, whose ratio is some 1000. */
static void
bomb(size_t len, struct buf *buf)
{
	struct buf zeros = BUF_INIT;

	while (zeros.len < len)
		buf_add(&zeros, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
	(void)pack((struct slice){ zeros.data, len }, BITS_GZIP, buf);
	buf_release(&zeros);
}

static void
bounds_the_ratio_and_the_size(void **state)
{
	struct coding_decoder *decoder = coding_decoder_new();
	struct buf in = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	bomb(2 << 20, &in);
	assert_true(coding_undo(decoder, CODING_GZIP,
	    (struct slice){ in.data, in.len }, MAX, &out));
	assert_int_equal(coding_fault(decoder).reason, REASON_TOO_LARGE);
	assert_string_equal(coding_fault(decoder).detail,
	    "encoded more tightly than text can be");
	assert_in_range(out.len, CODING_RATIO_FROM, 2 << 20);
	buf_reset(&out);
	assert_true(coding_undo(decoder, CODING_GZIP,
	    (struct slice){ in.data, in.len }, 1000, &out));
	assert_string_equal(coding_fault(decoder).detail,
	    "decodes to more bytes than a document may have");
	assert_int_equal(out.len, 1000);
	bomb(CODING_RATIO_FROM, &in);
	buf_reset(&out);
	assert_true(coding_undo(decoder, CODING_GZIP,
	    (struct slice){ in.data, in.len }, CODING_RATIO_FROM, &out));
	assert_null(coding_fault(decoder).detail);
	assert_int_equal(out.len, CODING_RATIO_FROM);
	buf_release(&in);
	buf_release(&out);
	coding_decoder_free(decoder);
	coding_decoder_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_the_names),
		cmocka_unit_test(undoes_each),
		cmocka_unit_test(believes_the_first_bytes_before_the_name),
		cmocka_unit_test(takes_text_for_plain_whatever_its_name),
		cmocka_unit_test(reads_all_members_and_frames),
		cmocka_unit_test(gives_what_comes_before_the_damage),
		cmocka_unit_test(says_which_encodings_are_not_read),
		cmocka_unit_test(bounds_the_ratio_and_the_size),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
