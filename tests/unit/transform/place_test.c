/* SPDX-License-Identifier: ISC */
#include "tests/unit/unit.h"
#include "transform/division.h"
#include "transform/place.h"

enum { MENTIONS = 3 };

/* A department without its place, what else is known, and whose it is. */
struct trial {
	const char *name;
	const char *mention[MENTIONS];
	uint32_t code; /* 0 for open */
	enum place_confidence confidence;
};

static void
run(const struct trial *trials, size_t ntrials)
{
	for (size_t i = 0; i < ntrials; i++) {
		const struct trial *trial = &trials[i];
		struct slice mention[MENTIONS];
		struct place_context context = { .mentions = mention,
			.year = 2023 };
		struct location place;

		for (size_t j = 0; j < MENTIONS && trial->mention[j] != NULL;
		     j++)
			mention[context.nmentions++] = slice_of(
			    trial->mention[j]);
		place_find(slice_of(trial->name), &context, &place);
		if (place.confidence != trial->confidence)
			fail_msg("%s, %s: confidence %d", trial->name,
			    trial->mention[0], (int)place.confidence);
		if (trial->code != 0)
			assert_int_equal(division_code(
					     lineage_row(&place.lineage)),
			    trial->code);
	}
}

static void
a_bare_department_is_of_the_innermost_place_mentioned(void **state)
{
	static const struct trial trials[] = {
		{ "水利局", { "湖州市", "安吉县人民政府" }, 330523000,
		    PLACE_MEDIUM },
		{ "水利局", { "安吉县人民政府", "浙江省人民政府" }, 330523000,
		    PLACE_MEDIUM },
		{ "水利局", { "安吉县孝丰镇" }, 330523000, PLACE_MEDIUM },
		{ "水利局", { "湖州市人民政府" }, 330500000, PLACE_LOW },
		{ "教育局", { "鼓楼区人民政府", "南京市" }, 320106000,
		    PLACE_MEDIUM },
		{ "政府办公室", { "安吉县人民政府" }, 330523000, PLACE_MEDIUM },
		{ "水利厅", { "浙江省人民政府" }, 330000000, PLACE_MEDIUM },
	};

	(void)state;
	run(trials, sizeof(trials) / sizeof(trials[0]));
}

static void
schools_prisons_and_systems_have_a_place(void **state)
{
	static const struct trial trials[] = {
		{ "巴州水利局", { "新疆维吾尔自治区" }, 652800000,
		    PLACE_MEDIUM },
		{ "浙江省乔司监狱", { NULL }, 330000000, PLACE_HIGH },
		{ "安吉县第一中学", { NULL }, 330523000, PLACE_HIGH },
		{ "中共安吉县委办公室", { NULL }, 330523000, PLACE_HIGH },
		{ "国网安吉县供电公司", { NULL }, 330523000, PLACE_HIGH },
	};

	(void)state;
	run(trials, sizeof(trials) / sizeof(trials[0]));
}

static void
what_may_be_another_s_stays_open(void **state)
{
	static const struct trial trials[] = {
		{ "水利局", { NULL }, 0, PLACE_OPEN },
		{ "水利局", { "浙江省人民政府" }, 0, PLACE_OPEN },
		{ "水利局", { "安吉县人民政府", "德清县人民政府" }, 0,
		    PLACE_OPEN },
		{ "水利局", { "鼓楼区人民政府" }, 0, PLACE_OPEN },
		{ "财政局", { "合肥市人民政府", "高新区管委会" }, 0,
		    PLACE_OPEN },
		{ "财政局", { "合肥高新技术产业开发区" }, 0, PLACE_OPEN },
		{ "实验中学", { "安吉县人民政府" }, 0, PLACE_OPEN },
		/* A prefecture far away is called so, and a district. */
		{ "巴州水利局", { NULL }, 0, PLACE_OPEN },
		{ "高新区财政局", { "合肥市人民政府" }, 0, PLACE_OPEN },
	};

	(void)state;
	run(trials, sizeof(trials) / sizeof(trials[0]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_bare_department_is_of_the_innermost_place_mentioned),
		cmocka_unit_test(schools_prisons_and_systems_have_a_place),
		cmocka_unit_test(what_may_be_another_s_stays_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
