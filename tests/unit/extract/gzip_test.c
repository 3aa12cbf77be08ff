/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <zlib.h>

#include "extract/gzip.h"
#include "tests/unit/extract/scratch.h"

enum { MAX = 8 << 20, WINDOW_BITS = 15 + 16 };

/* Appends a member that holds `n` times the byte `c`. */
static void
add_member(struct buf *file, char c, size_t n)
{
	z_stream z = { 0 };
	unsigned char *in = malloc(n + 1);
	unsigned char *out = malloc(n + 100);

	assert_true(in != NULL && out != NULL);
	memset(in, c, n);
	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, WINDOW_BITS, 8,
			     Z_DEFAULT_STRATEGY),
	    Z_OK);
	z.next_in = in;
	z.avail_in = (uInt)n;
	z.next_out = out;
	z.avail_out = (uInt)(n + 100);
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	buf_add(file, out, z.total_out);
	deflateEnd(&z);
	free(in);
	free(out);
}

/* Unpacks `file`, checks how many bytes came, and gives the fault. */
static struct fault
unpack_odd(const struct buf *file, size_t max, size_t want, bool *odd)
{
	struct source *source = source_new();
	struct gzip *gzip = gzip_new();
	struct buf out = BUF_INIT;
	int fd = scratch_open((struct slice){ file->data, file->len });
	const char *oddity = NULL;
	struct fault fault;

	source_begin(source, fd);
	fault = gzip_read(gzip, source, max, &out, &oddity);
	assert_true(fault.detail != NULL || out.len == want);
	*odd = oddity != NULL;
	buf_release(&out);
	gzip_free(gzip);
	source_free(source);
	close(fd);
	return fault;
}

static struct fault
unpack(const struct buf *file, size_t max, size_t want)
{
	bool odd;

	return unpack_odd(file, max, want, &odd);
}

/* Reads the file as a stream, in steps; gives the fault and all that came. */
static struct fault
stream(const struct buf *file, struct buf *out)
{
	struct source *source = source_new();
	struct gzip *gzip = gzip_new();
	struct source_reader reader;
	struct fault fault;
	char piece[777];
	ssize_t n;

	source_begin_bytes(source, (struct slice){ file->data, file->len });
	reader = gzip_stream(gzip, source);
	while ((n = reader.read(reader.state, piece, sizeof(piece))) > 0)
		buf_add(out, piece, (size_t)n);
	fault = gzip_stream_fault(gzip);
	gzip_free(gzip);
	source_free(source);
	return fault;
}

static void
reads_members_one_after_another(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	add_member(&file, 'a', 10);
	add_member(&file, 'b', 0);
	add_member(&file, 'c', 100000);
	assert_null(unpack(&file, MAX, 100010).detail);
	buf_release(&file);
}

static void
passes_over_zeros_and_tells_of_other_bytes(void **state)
{
	struct buf file = BUF_INIT;
	bool odd;

	(void)state;
	add_member(&file, 'a', 10);
	for (int i = 0; i < 600; i++)
		buf_add_char(&file, '\0');
	add_member(&file, 'b', 5);
	assert_null(unpack_odd(&file, MAX, 15, &odd).detail);
	assert_false(odd);
	buf_add(&file, "xy", 2);
	assert_null(unpack_odd(&file, MAX, 15, &odd).detail);
	assert_true(odd);
	buf_release(&file);
}

static void
streams_all_members_and_says_what_ended_them(void **state)
{
	struct buf file = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	add_member(&file, 'a', 3000);
	add_member(&file, 'b', 0);
	for (int i = 0; i < 600; i++)
		buf_add_char(&file, '\0');
	add_member(&file, 'c', 5);
	assert_null(stream(&file, &out).detail);
	assert_int_equal(out.len, 3005);
	assert_string_equal(out.data + 2999, "accccc");
	file.len--;
	assert_int_equal(stream(&file, &out).reason, REASON_DAMAGED);
	assert_int_equal(out.len, 2 * 3005);
	buf_add(&file, "\0xy", 3);
	assert_int_equal(stream(&file, &out).reason, REASON_DAMAGED);
	buf_release(&file);
	buf_release(&out);
}

static void
refuses_a_member_cut_anywhere(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	add_member(&file, 'a', 1000);
	for (file.len--; file.len > 3; file.len--)
		assert_int_equal(unpack(&file, MAX, 0).reason, REASON_DAMAGED);
	buf_release(&file);
}

static void
refuses_a_member_with_a_wrong_sum_or_length(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	add_member(&file, 'a', 1000);
	for (size_t i = file.len - 8; i < file.len; i++) {
		file.data[i] ^= 4;
		assert_int_equal(unpack(&file, MAX, 0).reason, REASON_DAMAGED);
		file.data[i] ^= 4;
	}
	buf_release(&file);
}

static void
bounds_the_size_and_the_ratio(void **state)
{
	struct buf file = BUF_INIT;

	(void)state;
	add_member(&file, 'a', 5000);
	assert_null(unpack(&file, 5000, 5000).detail);
	assert_int_equal(unpack(&file, 4999, 0).reason, REASON_TOO_LARGE);
	buf_reset(&file);
	add_member(&file, 'a', GZIP_RATIO_FROM);
	assert_null(unpack(&file, MAX, GZIP_RATIO_FROM).detail);
	buf_reset(&file);
	add_member(&file, 'a', (size_t)GZIP_RATIO_FROM * 2);
	assert_int_equal(unpack(&file, MAX, 0).reason, REASON_TOO_LARGE);
	buf_release(&file);
}

static void
bounds_the_ratio_of_a_stream(void **state)
{
	struct buf file = BUF_INIT;
	struct buf out = BUF_INIT;

	(void)state;
	add_member(&file, 'a', (size_t)GZIP_RATIO_FROM * 4);
	assert_int_equal(stream(&file, &out).reason, REASON_TOO_LARGE);
	assert_in_range(out.len, GZIP_RATIO_FROM, GZIP_RATIO_FROM * 2);
	buf_release(&file);
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_members_one_after_another),
		cmocka_unit_test(passes_over_zeros_and_tells_of_other_bytes),
		cmocka_unit_test(streams_all_members_and_says_what_ended_them),
		cmocka_unit_test(bounds_the_ratio_of_a_stream),
		cmocka_unit_test(refuses_a_member_cut_anywhere),
		cmocka_unit_test(refuses_a_member_with_a_wrong_sum_or_length),
		cmocka_unit_test(bounds_the_size_and_the_ratio),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
