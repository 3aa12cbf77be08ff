/* SPDX-License-Identifier: ISC */
#include "extract/inflate.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/text.h"

enum { MAX = 1 << 20 };

struct trial {
	struct inflater *inflater;
	struct buf packed;
	struct slice member;
	struct slice out;
};

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ .inflater = inflater_new() };
	trial.member = pack(SLICE(PLAIN), BITS_GZIP, &trial.packed);
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	inflater_free(trial->inflater);
	buf_release(&trial->packed);
	return 0;
}

static void
unpacks_a_member_and_leaves_what_follows(void **state)
{
	struct trial *trial = *state;
	size_t len = trial->member.len;

	buf_add(&trial->packed, "more", 4);
	assert_int_equal(inflater_member(trial->inflater,
			     (struct slice){ trial->packed.data,
				 trial->packed.len },
			     MAX, &trial->out),
	    INFLATE_WHOLE);
	assert_text(trial->out, PLAIN);
	assert_int_equal(inflater_used(trial->inflater), len);
}

static void
wants_more_of_a_member_that_is_cut(void **state)
{
	struct trial *trial = *state;

	for (size_t len = 0; len < trial->member.len; len++) {
		struct slice part = slice_sub(trial->member, 0, len);

		assert_int_equal(inflater_member(trial->inflater, part, MAX,
				     &trial->out),
		    INFLATE_MORE);
		assert_int_equal(inflater_try(trial->inflater, part, MAX,
				     &trial->out),
		    INFLATE_MORE);
	}
}

static void
knows_damage(void **state)
{
	struct trial *trial = *state;

	/* The checksum stands eight bytes before the end. */
	trial->packed.data[trial->packed.len - 8] ^= 1;
	assert_int_equal(inflater_member(trial->inflater, trial->member, MAX,
			     &trial->out),
	    INFLATE_DAMAGED);
	assert_int_not_equal(inflater_try(trial->inflater, trial->member, MAX,
				 &trial->out),
	    INFLATE_WHOLE);
	assert_int_equal(inflater_member(trial->inflater,
			     SLICE("no member, and long enough for one"), MAX,
			     &trial->out),
	    INFLATE_DAMAGED);
}

static void
unpacks_no_more_than_is_allowed(void **state)
{
	static char zeros[MAX + 1];
	struct trial *trial = *state;
	struct slice all = { zeros, sizeof(zeros) };

	trial->member = pack(all, BITS_GZIP, &trial->packed);
	assert_int_equal(inflater_member(trial->inflater, trial->member, MAX,
			     &trial->out),
	    INFLATE_TOO_LARGE);
	assert_int_equal(inflater_member(trial->inflater, trial->member,
			     MAX + 1, &trial->out),
	    INFLATE_WHOLE);
	assert_true(slice_equal(trial->out, all));
}

static void
unpacks_the_beginning_alone(void **state)
{
	struct trial *trial = *state;
	char begin[7];
	size_t len = inflater_prefix(trial->inflater, trial->member, begin,
	    sizeof(begin));

	assert_text(((struct slice){ begin, len }), "one two");
	len = inflater_prefix(trial->inflater, SLICE("no member at all"), begin,
	    sizeof(begin));
	assert_int_equal(len, 0);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(unpacks_a_member_and_leaves_what_follows),
		TEST(wants_more_of_a_member_that_is_cut),
		TEST(knows_damage),
		TEST(unpacks_no_more_than_is_allowed),
		TEST(unpacks_the_beginning_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
