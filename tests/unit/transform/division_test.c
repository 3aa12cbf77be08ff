/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/division.h"

enum { LINE_MAX_LEN = 512 };

/* How many divisions `name` is the full name of. */
static size_t
namesakes(const char *name, uint32_t within)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	struct slice text = slice_of(name);
	size_t n = division_find(text, within, hits);
	size_t full = 0;

	for (size_t i = 0; i < n; i++)
		if (hits[i].len == text.len && hits[i].how == DIVISION_FULL &&
		    division_years_off(hits[i].row, 0) == 0)
			full++;
	return full;
}

/* Whether the beginning of `text` names that code in that way. */
static bool
names(const char *text, const char *part, uint32_t code, enum division_how how)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	size_t n = division_find(slice_of(text), 0, hits);

	for (size_t i = 0; i < n; i++)
		if (division_code(hits[i].row) == code && hits[i].how == how &&
		    hits[i].len == strlen(part))
			return true;
	return false;
}

static uint16_t
row_of(uint32_t code, int year)
{
	uint16_t row;

	assert_true(division_row(code, year, &row));
	assert_int_equal(division_code(row), code);
	return row;
}

static void
assert_called(uint32_t code, int year, const char *name)
{
	struct slice found = division_name(row_of(code, year));

	assert_int_equal(found.len, strlen(name));
	assert_memory_equal(found.ptr, name, found.len);
}

static void
shared_names_are_all_found(void **state)
{
	(void)state;
	assert_int_equal(namesakes("鼓楼区", 0), 4);
	assert_int_equal(namesakes("铁东区", 0), 2);
	assert_int_equal(namesakes("城关镇", 0), 88);
	assert_int_equal(namesakes("新兴街道", 0), 15);
	assert_int_equal(namesakes("长河街道", 0), 2);
	assert_int_equal(namesakes("无此街道", 0), 0);
}

static void
within_a_place_only_its_own_are_found(void **state)
{
	(void)state;
	assert_int_equal(namesakes("鼓楼区", 320000000), 2);
	assert_int_equal(namesakes("鼓楼区", 320100000), 1);
	assert_int_equal(namesakes("长河街道", 330108000), 1);
	assert_int_equal(namesakes("长河街道", 330281000), 0);
	assert_int_equal(namesakes("长安镇", 441900000), 1);
	/* A place does not lie within itself. */
	assert_int_equal(namesakes("南京市", 320100000), 0);
}

static void
names_lose_their_kind_and_their_people(void **state)
{
	(void)state;
	assert_true(names("上海市科委", "上海市", 310000000, DIVISION_FULL));
	assert_true(names("上海市科委", "上海", 310000000, DIVISION_SHORT));
	assert_true(names("水塔街办", "水塔街", 141002003, DIVISION_SHORT));
	assert_true(names("恩施州", "恩施州", 422800000, DIVISION_JOINED));
	assert_true(names("大通县", "大通县", 630121000, DIVISION_JOINED));
	assert_true(names("鲊埠乡", "鲊埠乡", 430922208, DIVISION_JOINED));
	assert_true(names("广西", "广西", 450000000, DIVISION_SHORT));
}

static void
a_name_of_one_character_keeps_its_kind(void **state)
{
	(void)state;
	assert_true(names("凤县", "凤县", 610330000, DIVISION_FULL));
	assert_false(names("凤县", "凤", 610330000, DIVISION_SHORT));
}

static void
a_county_is_not_called_as_an_organ_begins(void **state)
{
	(void)state;
	assert_true(names("公安县", "公安县", 421022000, DIVISION_FULL));
	assert_false(names("公安局", "公安", 421022000, DIVISION_SHORT));
}

static void
a_code_has_the_name_of_its_year(void **state)
{
	(void)state;
	assert_called(420600000, 2009, "襄樊市");
	assert_called(420600000, 2015, "襄阳市");
	assert_called(420600000, 0, "襄阳市");
	assert_called(130502000, 2018, "桥东区");
	assert_called(130502000, 2020, "襄都区");
	assert_called(330281004, 2012, "阳明街道");
}

static void
years_are_counted_from_the_nearest(void **state)
{
	uint16_t gone = row_of(310103000, 0);
	uint16_t come = row_of(330113000, 0);

	(void)state;
	assert_int_equal(division_years_off(gone, 2008), 0);
	assert_int_equal(division_years_off(gone, 2010), 0);
	assert_int_equal(division_years_off(gone, 2013), 3);
	assert_true(division_years_off(gone, 0) > 1000);
	assert_int_equal(division_years_off(come, 2021), 0);
	assert_int_equal(division_years_off(come, 2019), 2);
	assert_int_equal(division_years_off(come, 0), 0);
}

static void
what_is_gone_is_found_under_what_it_became(void **state)
{
	uint32_t codes[DIVISION_CODES_MAX];

	(void)state;
	assert_int_equal(division_codes(row_of(310103000, 0), codes), 2);
	assert_int_equal(codes[0], 310103000);
	assert_int_equal(codes[1], 310101000);
	assert_int_equal(division_codes(row_of(330110000, 2019), codes), 2);
	assert_int_equal(codes[0], 330110000);
	assert_int_equal(codes[1], 330113000);
	assert_int_equal(division_codes(row_of(330110000, 2022), codes), 1);
}

static void
codes_lie_in_codes(void **state)
{
	(void)state;
	assert_true(division_within(330108002, 330108000));
	assert_true(division_within(330108002, 330100000));
	assert_true(division_within(330108002, 330000000));
	assert_true(division_within(330108002, 330108002));
	assert_false(division_within(330108002, 330109000));
	assert_false(division_within(330108000, 330108002));
	assert_true(division_within(441900119, 441900000));
	assert_int_equal(division_outer(330108002, DIVISION_COUNTY), 330108000);
	assert_int_equal(division_outer(330108002, DIVISION_PROVINCE),
	    330000000);
	assert_int_equal(division_level(row_of(419001000, 0)), DIVISION_COUNTY);
	assert_true(division_is_zone(row_of(320576000, 0)));
	assert_false(division_is_zone(row_of(320508000, 0)));
}

static void
a_code_that_nobody_has_is_not_found(void **state)
{
	uint16_t row;

	(void)state;
	assert_false(division_row(0, 0, &row));
	assert_false(division_row(110100000, 0, &row));
	assert_false(division_row(999999999, 0, &row));
}

/* The number of a code: with noughts up to nine digits. */
static uint32_t
number(const char *code, size_t len)
{
	uint32_t n = 0;

	for (size_t i = 0; i < 9; i++)
		n = n * 10 + (i < len ? (uint32_t)(code[i] - '0') : 0);
	return n;
}

/* Every line of the list, under its own name and nowhere too often. */
static void
all_of_the_list_is_found(void **state)
{
	FILE *list = fopen("schema/catalog/division.tsv", "r");
	char line[LINE_MAX_LEN];
	size_t n = 0;

	(void)state;
	assert_non_null(list);
	assert_non_null(fgets(line, sizeof(line), list));
	while (fgets(line, sizeof(line), list) != NULL) {
		struct division_hit hits[DIVISION_HITS_MAX];
		size_t code = strcspn(line, "\t");
		char *name = line + code + 1;
		size_t found;

		name[strcspn(name, "\t")] = '\0';
		found = division_find(slice_of(name), 0, hits);
		assert_true(found < DIVISION_HITS_MAX);
		assert_true(
		    names(name, name, number(line, code), DIVISION_FULL));
		n++;
	}
	fclose(list);
	assert_true(n > 44000);
}

static void
some_names_are_made_short_in_a_way_of_their_own(void **state)
{
	(void)state;
	assert_true(
	    names("科右前旗教育局", "科右前旗", 152221000, DIVISION_SHORT));
	assert_true(names("巴州水利局", "巴州", 652800000, DIVISION_SHORT));
	assert_true(names("巴州水利局", "巴州", 511902000, DIVISION_SHORT));
	assert_true(
	    names("鄂温克旗教育局", "鄂温克旗", 150724000, DIVISION_JOINED));
	assert_true(
	    names("东乡县教育局", "东乡县", 622926000, DIVISION_JOINED));
}

static void
a_text_that_is_no_name_is_borne(void **state)
{
	struct division_hit hits[DIVISION_HITS_MAX];
	static const char *const texts[] = { "", "a", "abc", "(", "\xe6",
		"\xe6\x9d", "\xff\xff\xff", "2020年", "市", "区" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(division_find(slice_of(texts[i]), 0, hits), 0);
	assert_int_equal(division_find(SLICE_NULL, 0, hits), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shared_names_are_all_found),
		cmocka_unit_test(within_a_place_only_its_own_are_found),
		cmocka_unit_test(names_lose_their_kind_and_their_people),
		cmocka_unit_test(a_name_of_one_character_keeps_its_kind),
		cmocka_unit_test(a_county_is_not_called_as_an_organ_begins),
		cmocka_unit_test(a_code_has_the_name_of_its_year),
		cmocka_unit_test(years_are_counted_from_the_nearest),
		cmocka_unit_test(what_is_gone_is_found_under_what_it_became),
		cmocka_unit_test(codes_lie_in_codes),
		cmocka_unit_test(a_code_that_nobody_has_is_not_found),
		cmocka_unit_test(all_of_the_list_is_found),
		cmocka_unit_test(
		    some_names_are_made_short_in_a_way_of_their_own),
		cmocka_unit_test(a_text_that_is_no_name_is_borne),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
