/* SPDX-License-Identifier: ISC */
#include "extract/flate.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/text.h"

enum { FLAG_NAME = 8, FLAG_SUM = 2, FLAG_UNKNOWN = 0x20, AT_FLAGS = 3 };

struct trial {
	struct flate *flate;
	struct buf packed;
	struct buf out;
	struct slice left; /* behind the member */
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ .flate = flate_new() };
	(void)pack(SLICE(PLAIN), BITS_GZIP, &trial.packed);
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	flate_free(trial->flate);
	buf_release(&trial->packed);
	buf_release(&trial->out);
	return 0;
}

/* Unpacks a member that comes `nin` bytes at a time, to `nout` at a time. */
static enum flate_end
unpack(struct trial *trial, size_t nin, size_t nout)
{
	struct slice left = { trial->packed.data, trial->packed.len };
	enum flate_end end = FLATE_GOING;
	char to[64];

	buf_reset(&trial->out);
	flate_begin(trial->flate);
	while (end == FLATE_GOING) {
		struct slice in = slice_sub(left, 0, nin);
		size_t n = in.len, room = nout;

		end = flate_step(trial->flate, &in, to, &room);
		buf_add(&trial->out, to, nout - room);
		left = slice_sub(left, n - in.len, left.len);
	}
	trial->left = left;
	return end;
}

static void
unpacks_however_the_bytes_come(void **state)
{
	static const size_t steps[] = { 1, 2, 7, 19, 64 };
	struct trial *trial = *state;

	buf_add(&trial->packed, "behind it", 9);
	for (size_t i = 0; i < 5; i++)
		for (size_t j = 0; j < 5; j++) {
			assert_int_equal(unpack(trial, steps[i], steps[j]),
			    FLATE_ENDED);
			assert_text((struct slice){ trial->out.data,
					trial->out.len },
			    PLAIN);
			assert_text(trial->left, "behind it");
		}
}

static void
wants_more_of_a_member_that_is_cut(void **state)
{
	struct trial *trial = *state;

	while (trial->packed.len > 0) {
		trial->packed.len--;
		assert_int_equal(unpack(trial, 64, 64), FLATE_HUNGRY);
		assert_int_equal(unpack(trial, 1, 3), FLATE_HUNGRY);
		assert_int_equal(trial->left.len, 0);
	}
}

static void
gives_what_stands_before_damage(void **state)
{
	struct trial *trial = *state;

	/* The checksum and the length are the last eight bytes. */
	for (size_t i = 1; i <= 8; i++) {
		trial->packed.data[trial->packed.len - i] ^= 1;
		assert_int_equal(unpack(trial, 5, 9), FLATE_DAMAGED);
		assert_text((struct slice){ trial->out.data, trial->out.len },
		    PLAIN);
		trial->packed.data[trial->packed.len - i] ^= 1;
	}
}

/* Puts a field behind the ten bytes that every member begins with. */
static void
add_field(struct trial *trial, char flag, struct slice field)
{
	struct buf packed = BUF_INIT;

	buf_add(&packed, trial->packed.data, 10);
	packed.data[AT_FLAGS] = (char)(packed.data[AT_FLAGS] | flag);
	buf_add(&packed, field.ptr, field.len);
	buf_add(&packed, trial->packed.data + 10, trial->packed.len - 10);
	buf_release(&trial->packed);
	trial->packed = packed;
}

static void
reads_a_head_that_comes_in_pieces(void **state)
{
	struct trial *trial = *state;

	add_field(trial, FLAG_NAME, SLICE("a name that is long\0"));
	for (size_t n = 1; n < 40; n++) {
		assert_int_equal(unpack(trial, n, 64), FLATE_ENDED);
		assert_text((struct slice){ trial->out.data, trial->out.len },
		    PLAIN);
	}
}

static void
refuses_a_head_that_is_none(void **state)
{
	struct trial *trial = *state;

	trial->packed.data[0] ^= 1;
	assert_int_equal(unpack(trial, 64, 64), FLATE_DAMAGED);
	trial->packed.data[0] ^= 1;
	trial->packed.data[AT_FLAGS] = FLAG_UNKNOWN;
	assert_int_equal(unpack(trial, 64, 64), FLATE_DAMAGED);
	trial->packed.data[AT_FLAGS] = 0;
	add_field(trial, FLAG_SUM, SLICE("\1\1"));
	assert_int_equal(unpack(trial, 64, 64), FLATE_DAMAGED);
	assert_int_equal(trial->out.len, 0);
}

static void
begins_again_after_damage(void **state)
{
	struct trial *trial = *state;

	trial->packed.data[12] ^= 0x55;
	assert_int_not_equal(unpack(trial, 3, 64), FLATE_ENDED);
	trial->packed.data[12] ^= 0x55;
	assert_int_equal(unpack(trial, 3, 64), FLATE_ENDED);
	assert_int_equal(trial->left.len, 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(unpacks_however_the_bytes_come),
		TEST(wants_more_of_a_member_that_is_cut),
		TEST(gives_what_stands_before_damage),
		TEST(reads_a_head_that_comes_in_pieces),
		TEST(refuses_a_head_that_is_none),
		TEST(begins_again_after_damage),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
