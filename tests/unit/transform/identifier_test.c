/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/identifier.h"

static const char *const credit_codes[] = { "113325000026455663",
	"1137100000435982XT", "11370900MB2535551R", "12620600MB0523338C",
	"11341702486344515H" };

static const char *const organ_codes[] = { "002493697", "014416330",
	"000014349", "01527918X", "011336909", "00835003X" };

#define LENGTH(array) (sizeof(array) / sizeof((array)[0]))

static void
assert_says(struct slice found, const char *expected)
{
	assert_non_null(found.ptr);
	assert_int_equal(found.len, strlen(expected));
	assert_memory_equal(found.ptr, expected, found.len);
}

static void
codes_that_bodies_have_pass(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(credit_codes); i++)
		assert_true(
		    identifier_is_credit_code(slice_of(credit_codes[i])));
	for (size_t i = 0; i < LENGTH(organ_codes); i++)
		assert_true(identifier_is_organ_code(slice_of(organ_codes[i])));
}

static void
one_digit_that_is_wrong_is_seen(void **state)
{
	char code[CREDIT_CODE_LEN + 1];

	(void)state;
	for (size_t i = 0; i < LENGTH(credit_codes); i++)
		for (size_t at = 0; at < CREDIT_CODE_LEN; at++) {
			memcpy(code, credit_codes[i], CREDIT_CODE_LEN + 1);
			code[at] = code[at] == '7' ? '3' : '7';
			assert_false(identifier_is_credit_code(slice_of(code)));
		}
	for (size_t i = 0; i < LENGTH(organ_codes); i++)
		for (size_t at = 0; at < ORGAN_CODE_LEN; at++) {
			memcpy(code, organ_codes[i], ORGAN_CODE_LEN + 1);
			code[at] = code[at] == '7' ? '3' : '7';
			assert_false(identifier_is_organ_code(slice_of(code)));
		}
}

static void
two_digits_that_changed_places_are_seen(void **state)
{
	(void)state;
	assert_false(identifier_is_credit_code(slice_of("113325000024655663")));
	assert_false(identifier_is_organ_code(slice_of("004293697")));
}

static void
numbers_of_other_kinds_are_none(void **state)
{
	static const char *const texts[] = { "", "0", "035210000", "01427688",
		"0142768-8", "00000000-0", "000000000", "111111111", "00249369",
		"0024936970", "3212000002", "1133250000264556",
		"I13325000026455663", "11332500002645566", "GCX0048",
		"1137100000435982xT" };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++) {
		assert_false(identifier_is_credit_code(slice_of(texts[i])));
		assert_false(identifier_is_organ_code(slice_of(texts[i])));
	}
}

static void
a_credit_code_is_found_in_an_address(void **state)
{
	struct slice text = SLICE("https://www.example.gov.cn/col/col1234567/"
				  "xxgk.jsp?area=1137100000435982XT&y=2020");

	(void)state;
	assert_says(identifier_find(text), "1137100000435982XT");
	assert_says(identifier_division(identifier_find(text)), "371000");
	assert_says(identifier_find(SLICE("113325000026455663")),
	    "113325000026455663");
	assert_says(identifier_find(SLICE("编号113325000026455663。")),
	    "113325000026455663");
}

static void
a_part_of_a_longer_word_is_no_code(void **state)
{
	(void)state;
	assert_null(identifier_find(SLICE("x113325000026455663")).ptr);
	assert_null(identifier_find(SLICE("1133250000264556630")).ptr);
	assert_null(identifier_find(SLICE("113325000026455664")).ptr);
	assert_null(identifier_find(SLICE_NULL).ptr);
}

static void
an_index_number_begins_with_an_organ(void **state)
{
	(void)state;
	assert_says(identifier_of_index(SLICE("002493697/2021-00156")),
	    "002493697");
	assert_says(identifier_of_index(SLICE("01527918X-2020-153077")),
	    "01527918X");
	assert_says(identifier_of_index(
			SLICE("11370900MB2535551R/202101-00012")),
	    "MB2535551");
	assert_says(identifier_of_index(SLICE("014416330")), "014416330");
}

static void
an_index_number_of_another_kind_has_no_organ(void **state)
{
	static const char *const texts[] = { "", "3212000002/2018-354983",
		"00000001/2018-00042", "GCX0048/2020-00201", "/2021-None",
		"002493698/2021-00156", "002493697_2021", "0024936972021" };

	(void)state;
	for (size_t i = 0; i < LENGTH(texts); i++)
		assert_null(identifier_of_index(slice_of(texts[i])).ptr);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_that_bodies_have_pass),
		cmocka_unit_test(one_digit_that_is_wrong_is_seen),
		cmocka_unit_test(two_digits_that_changed_places_are_seen),
		cmocka_unit_test(numbers_of_other_kinds_are_none),
		cmocka_unit_test(a_credit_code_is_found_in_an_address),
		cmocka_unit_test(a_part_of_a_longer_word_is_no_code),
		cmocka_unit_test(an_index_number_begins_with_an_organ),
		cmocka_unit_test(an_index_number_of_another_kind_has_no_organ),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
