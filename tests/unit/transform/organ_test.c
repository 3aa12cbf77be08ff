/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/organ.h"

static void
assert_written_out(const char *text, const char *expected)
{
	int organ = organ_find(slice_of(text));
	struct slice whole;

	assert_int_not_equal(organ, ORGAN_UNKNOWN);
	whole = organ_written_out(organ, slice_of(text));
	assert_int_equal(whole.len, strlen(expected));
	assert_memory_equal(whole.ptr, expected, whole.len);
}

static void
one_organ_is_found_under_several_names(void **state)
{
	(void)state;
	assert_int_equal(organ_find(SLICE("科委")), ORGAN_SCIENCE);
	assert_int_equal(organ_find(SLICE("科学技术局")), ORGAN_SCIENCE);
	assert_int_equal(organ_find(SLICE("市场监督管理局")),
	    ORGAN_MARKET_REGULATION);
	assert_int_equal(organ_find(SLICE("市场监管局")),
	    ORGAN_MARKET_REGULATION);
	assert_int_equal(organ_find(SLICE("政府办")), ORGAN_GOVERNMENT_OFFICE);
}

static void
a_part_of_a_name_is_no_organ(void **state)
{
	(void)state;
	assert_int_equal(organ_find(SLICE("教育局办公室")), ORGAN_UNKNOWN);
	assert_int_equal(organ_find(SLICE("教")), ORGAN_UNKNOWN);
	assert_int_equal(organ_find(SLICE("")), ORGAN_UNKNOWN);
	assert_int_equal(organ_find(SLICE_NULL), ORGAN_UNKNOWN);
	/* Whose they are tells what they are called. */
	assert_int_equal(organ_find(SLICE("街道办事处")), ORGAN_UNKNOWN);
}

static void
short_names_are_written_out(void **state)
{
	(void)state;
	assert_written_out("科委", "科学技术委员会");
	assert_written_out("科技局", "科学技术局");
	assert_written_out("发改委", "发展和改革委员会");
	assert_written_out("发改局", "发展和改革局");
	assert_written_out("经信委", "经济和信息化委员会");
	assert_written_out("住建局", "住房和城乡建设局");
	assert_written_out("市监局", "市场监督管理局");
	assert_written_out("卫健委", "卫生健康委员会");
	assert_written_out("扶贫办", "扶贫开发办公室");
}

static void
whole_names_stay(void **state)
{
	(void)state;
	assert_written_out("水利局", "水利局");
	assert_written_out("水务局", "水务局");
	assert_written_out("教育厅", "教育厅");
	assert_written_out("自然资源和规划局", "自然资源和规划局");
	assert_written_out("规划和自然资源局", "规划和自然资源局");
}

static void
what_was_merged_belongs_to_the_family_of_today(void **state)
{
	(void)state;
	assert_int_equal(organ_family(organ_find(SLICE("国土资源局"))),
	    ORGAN_NATURAL_RESOURCES);
	assert_int_equal(organ_family(organ_find(SLICE("规划局"))),
	    ORGAN_NATURAL_RESOURCES);
	/* They were two all the same. */
	assert_int_not_equal(organ_find(SLICE("国土资源局")),
	    organ_find(SLICE("规划局")));
	assert_int_equal(organ_family(ORGAN_GOVERNMENT_OFFICE),
	    ORGAN_GOVERNMENT_OFFICE);
	assert_int_equal(organ_family(ORGAN_UNKNOWN), ORGAN_UNKNOWN);
}

static void
a_joint_department_is_like_the_first_it_names(void **state)
{
	(void)state;
	assert_int_equal(organ_like(SLICE("民政和老龄工作局")),
	    ORGAN_CIVIL_AFFAIRS);
	assert_int_equal(organ_like(SLICE("农业农村和水务局")),
	    ORGAN_AGRICULTURE_RURAL);
	assert_int_equal(organ_like(SLICE("前海管理局")), ORGAN_UNKNOWN);
	assert_int_equal(organ_like(SLICE("教育考试院")), ORGAN_UNKNOWN);
	assert_int_equal(organ_like(SLICE("局")), ORGAN_UNKNOWN);
	assert_int_equal(organ_like(SLICE_NULL), ORGAN_UNKNOWN);
}

static void
some_answer_to_their_own_system(void **state)
{
	(void)state;
	assert_true(organ_is_vertical(organ_find(SLICE("税务局"))));
	assert_true(organ_is_vertical(organ_find(SLICE("海关"))));
	assert_false(organ_is_vertical(organ_find(SLICE("财政局"))));
	assert_false(organ_is_vertical(ORGAN_UNKNOWN));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_organ_is_found_under_several_names),
		cmocka_unit_test(a_part_of_a_name_is_no_organ),
		cmocka_unit_test(short_names_are_written_out),
		cmocka_unit_test(whole_names_stay),
		cmocka_unit_test(
		    what_was_merged_belongs_to_the_family_of_today),
		cmocka_unit_test(a_joint_department_is_like_the_first_it_names),
		cmocka_unit_test(some_answer_to_their_own_system),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
