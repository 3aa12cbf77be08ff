/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/standing.h"

enum { MENTIONS = 3 };

/* A body, what else its report says, and what is expected of it. */
struct trial {
	const char *name;
	int year;
	const char *mention[MENTIONS];
	const char *division; /* NULL for open */
	const char *whole;    /* its normal name; NULL for any */
	const char *level;
	const char *confidence;
};

static int
begin(void **state)
{
	*state = arena_new();
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

static struct standing
read_with(struct arena *arena, const char *name, int year,
    const char *const *mentions, const char *host)
{
	struct slice mention[MENTIONS];
	struct place_context context = { .mentions = mention,
		.host = slice_of(host),
		.year = year };
	struct standing standing;

	while (context.nmentions < MENTIONS && mentions != NULL &&
	    mentions[context.nmentions] != NULL) {
		mention[context.nmentions] = slice_of(
		    mentions[context.nmentions]);
		context.nmentions++;
	}
	standing_read(slice_of(name), &context, arena, &standing);
	return standing;
}

static void
assert_text(const char *of, struct slice found, const char *expected)
{
	if (!slice_equal(found, slice_of(expected)))
		fail_msg("%s: found %.*s, wanted %s", of, (int)found.len,
		    found.ptr == NULL ? "" : found.ptr,
		    expected == NULL ? "none" : expected);
}

static void
assert_code(const char *of, const char *found, const char *expected)
{
	if (!slice_equal(slice_of(found), slice_of(expected)))
		fail_msg("%s: found %s, wanted %s", of,
		    found == NULL ? "none" : found,
		    expected == NULL ? "none" : expected);
}

static void
run(struct arena *arena, const struct trial *trials, size_t ntrials)
{
	for (size_t i = 0; i < ntrials; i++) {
		const struct trial *trial = &trials[i];
		struct standing found = read_with(arena, trial->name,
		    trial->year, trial->mention, NULL);

		assert_text(trial->name, found.division, trial->division);
		if (trial->whole != NULL)
			assert_text(trial->name, found.name, trial->whole);
		assert_code(trial->name, found.level, trial->level);
		assert_code(trial->name, found.confidence, trial->confidence);
	}
}

#define RUN(state, trials) \
	run(*(state), trials, sizeof(trials) / sizeof((trials)[0]))

static struct slice
key(struct arena *arena, const char *name, int year, const char *mention)
{
	const char *mentions[] = { mention, NULL };

	return read_with(arena, name, year, mentions, NULL).key;
}

static void
a_chain_of_places_leads_to_one(void **state)
{
	static const struct trial trials[] = {
		{ "杭州市滨江区长河街道", 2020, { NULL }, "330108002",
		    "杭州市滨江区长河街道办事处", "township", "high" },
		{ "余姚市人民政府阳明街道办事处", 2019, { NULL }, "330281004",
		    "宁波市余姚市阳明街道办事处", "township", "high" },
		{ "尧都区水塔街办事处", 2020, { NULL }, "141002003",
		    "临汾市尧都区水塔街街道办事处", "township", "medium" },
		{ "淮安市洪泽区人民政府办公室", 2024, { NULL }, "320813",
		    "淮安市洪泽区人民政府办公室", "county", "high" },
		{ "上海市科委", 2024, { NULL }, "31", "上海市科学技术委员会",
		    "province", "high" },
		{ "上海市徐家汇街道", 2020, { NULL }, "310104014",
		    "上海市徐汇区徐家汇街道办事处", "township", "high" },
		{ "恩施州民政局", 2020, { NULL }, "4228",
		    "恩施土家族苗族自治州民政局", "prefecture", "high" },
		{ "东莞市长安镇人民政府", 2020, { NULL }, "441900119",
		    "东莞市长安镇人民政府", "township", "high" },
		{ "济源市人民政府", 2020, { NULL }, "419001",
		    "河南省济源市人民政府", "county", "high" },
		{ "洪泽政府办", 2020, { NULL }, "320813",
		    "淮安市洪泽区人民政府办公室", "county", "medium" },
	};

	RUN(state, trials);
}

static void
a_shared_name_alone_stays_open(void **state)
{
	static const struct trial trials[] = {
		{ "鼓楼区民政局", 2023, { NULL }, NULL, "鼓楼区民政局",
		    "county", NULL },
		{ "铁东区人民政府", 2023, { NULL }, NULL, NULL, "county",
		    NULL },
		{ "城关镇", 2019, { NULL }, NULL, "城关镇人民政府", "township",
		    NULL },
		{ "新兴街道", 2023, { NULL }, NULL, "新兴街道办事处",
		    "township", NULL },
		{ "长河街道", 2020, { NULL }, NULL, NULL, "township", NULL },
		/* One only has the name today, but others may have had it. */
		{ "徐家汇街道", 2020, { NULL }, NULL, NULL, "township", NULL },
		/* A city and its province. */
		{ "吉林民政局", 2020, { NULL }, NULL, NULL, NULL, NULL },
	};

	RUN(state, trials);
}

static void
what_else_is_said_chooses_among_namesakes(void **state)
{
	static const struct trial trials[] = {
		{ "鼓楼区民政局", 2023, { "南京市" }, "320106",
		    "南京市鼓楼区民政局", "county", "medium" },
		{ "鼓楼区民政局", 2023, { "徐州" }, "320302",
		    "徐州市鼓楼区民政局", "county", "medium" },
		{ "城关镇", 2019, { "武山县人民政府" }, "620524100",
		    "天水市武山县城关镇人民政府", "township", "medium" },
		{ "新兴街道", 2023, { "铁东区" }, "210302013",
		    "鞍山市铁东区新兴街道办事处", "township", "medium" },
		{ "新兴街道", 2023, { "区府办", "鞍山市" }, "210302013", NULL,
		    "township", "medium" },
		{ "长河街道", 2020, { "杭州市" }, "330108002", NULL, "township",
		    "medium" },
		/* A mention that fits none of them is passed over. */
		{ "鼓楼区民政局", 2023, { "成都市", "福州市" }, "350102", NULL,
		    "county", "medium" },
		{ "长河街道", 2020, { "成都市" }, NULL, NULL, "township",
		    NULL },
	};

	RUN(state, trials);
}

/* Its title has the name that its signature has: neither tells the city. */
static void
a_township_does_not_choose_itself(void **state)
{
	static const struct trial trials[] = {
		{ "徐家汇街道", 2020, { "徐家汇街道办事处" }, NULL, NULL,
		    "township", NULL },
		{ "城关镇", 2019, { "城关镇", "城关镇人民政府" }, NULL, NULL,
		    "township", NULL },
		{ "徐家汇街道", 2020, { "徐家汇街道", "上海市" }, "310104014",
		    NULL, "township", "medium" },
	};
	struct standing found;

	RUN(state, trials);
	found = read_with(*state, "长河街道", 2020,
	    (const char *[]){ "长河街道办事处", NULL }, "a.zj.gov.cn");
	assert_text("host", found.division, NULL);
}

static void
a_host_tells_the_province(void **state)
{
	struct standing found = read_with(*state, "铁东区人民政府", 2020, NULL,
	    "www.ln.gov.cn");

	assert_text("host", found.division, "210302");
	found = read_with(*state, "铁东区人民政府", 2020, NULL,
	    "www.example.cn");
	assert_text("other host", found.division, NULL);
}

static void
a_level_without_a_name_takes_its_owner_from_the_mentions(void **state)
{
	static const struct trial trials[] = {
		{ "县水务局", 2020, { "上饶市", "弋阳县" }, "361126",
		    "上饶市弋阳县水务局", "county", "medium" },
		{ "区府办", 2020, { "杭州市滨江区长河街道" }, "330108",
		    "杭州市滨江区人民政府办公室", "county", "medium" },
		{ "市教育局", 2020, { "余姚市" }, "330281",
		    "宁波市余姚市教育局", "county", "medium" },
		{ "省教育厅", 2020, { "杭州市西湖区" }, "33", "浙江省教育厅",
		    "province", "medium" },
		{ "街道办事处", 2020, { "余姚市阳明街道" }, "330281004",
		    "宁波市余姚市阳明街道办事处", "township", "medium" },
		{ "县水务局", 2020, { NULL }, NULL, "县水务局", NULL, NULL },
		{ "县水务局", 2020, { "鼓楼区" }, NULL, NULL, NULL, NULL },
		/* What names no level is of the innermost place mentioned. */
		{ "公安局", 2020, { "瑞安市" }, "330381", "温州市瑞安市公安局",
		    "county", "medium" },
		{ "公安局", 2020, { "高新区" }, NULL, "公安局", NULL, NULL },
	};

	RUN(state, trials);
}

static void
the_code_is_that_of_the_year(void **state)
{
	static const struct trial trials[] = {
		{ "三明市三元区教育局", 2019, { NULL }, "350403", NULL,
		    "county", "high" },
		{ "三明市三元区教育局", 2023, { NULL }, "350404", NULL,
		    "county", "high" },
		{ "公主岭市财政局", 2019, { NULL }, "220381",
		    "四平市公主岭市财政局", "county", "high" },
		{ "公主岭市财政局", 2022, { NULL }, "220184",
		    "长春市公主岭市财政局", "county", "high" },
		{ "莱芜市莱城区民政局", 2015, { NULL }, "371202", NULL,
		    "county", "high" },
		{ "巢湖市民政局", 2009, { NULL }, "3414", NULL, "prefecture",
		    "high" },
		{ "巢湖市民政局", 2015, { NULL }, "340181", NULL, "county",
		    "high" },
		/* Long gone: doubtful, and yet no other. */
		{ "卢湾区人民政府", 2010, { NULL }, "310103", NULL, "county",
		    "high" },
		{ "卢湾区人民政府", 2019, { NULL }, "310103", NULL, "county",
		    "low" },
	};

	RUN(state, trials);
}

static void
a_township_is_found_where_its_county_went(void **state)
{
	static const struct trial trials[] = {
		{ "杭州市余杭区临平街道办事处", 2018, { NULL }, "330113001",
		    "杭州市余杭区临平街道办事处", "township", "high" },
		{ "杭州市下城区武林街道", 2018, { NULL }, "330105013",
		    "杭州市下城区武林街道办事处", "township", "high" },
		{ "临平街道", 2018, { "余杭区" }, "330113001", NULL, "township",
		    "medium" },
	};

	RUN(state, trials);
}

static void
a_township_that_no_list_has_keeps_its_county(void **state)
{
	static const struct trial trials[] = {
		{ "滨江区无此街道办事处", 2020, { NULL }, "330108",
		    "杭州市滨江区无此街道办事处", "township", "medium" },
		{ "杭州市滨江区长河镇", 2008, { NULL }, "330108002",
		    "杭州市滨江区长河镇人民政府", "township", "medium" },
		{ "无此街道办事处", 2020, { "滨江区" }, NULL, "无此街道办事处",
		    "township", NULL },
	};

	RUN(state, trials);
}

static void
zones_branches_and_systems_have_levels_of_their_own(void **state)
{
	static const struct trial trials[] = {
		{ "苏州工业园区管委会", 2021, { NULL }, "320576", NULL, "zone",
		    "high" },
		{ "平潭综合实验区管理委员会", 2020, { NULL }, "350128",
		    "福州市平潭综合实验区管理委员会", "zone", "medium" },
		{ "云水新区管理委员会", 2020, { NULL }, NULL,
		    "云水新区管理委员会", "zone", NULL },
		{ "国家税务总局杭州市滨江区税务局", 2020, { NULL }, "330108",
		    "国家税务总局杭州市滨江区税务局", "vertical", "high" },
		{ "中华人民共和国宁波海关", 2020, { NULL }, "3302", "宁波海关",
		    "vertical", "medium" },
		{ "杭州市公安局滨江区分局", 2020, { NULL }, "330108",
		    "杭州市滨江区公安分局", "county", "high" },
		{ "水利部", 2020, { "北京市" }, NULL, "水利部", "national",
		    NULL },
		{ "国家税务总局", 2020, { NULL }, NULL, "国家税务总局",
		    "national", NULL },
	};

	RUN(state, trials);
}

static void
troops_of_the_corps_stand_about_their_cities(void **state)
{
	static const struct trial trials[] = {
		{ "第一师阿拉尔市十六团新开岭镇人民政府", 2023, { NULL },
		    "659002114", "新疆维吾尔自治区阿拉尔市新开岭镇人民政府",
		    "township", "high" },
		{ "新疆生产建设兵团第八师石河子市教育局", 2021, { NULL },
		    "659001", "新疆维吾尔自治区石河子市教育局", "county",
		    "high" },
		{ "农八师石河子市水利局", 2010, { NULL }, "659001",
		    "新疆维吾尔自治区石河子市水利局", "county", "high" },
		{ "第三师图木舒克市四十五团", 2020, { NULL }, "659003",
		    "新疆维吾尔自治区图木舒克市四十五团", "township",
		    "medium" },
		{ "第十二师教育局", 2020, { NULL }, NULL, "第十二师教育局",
		    NULL, NULL },
		{ "农安县水利局", 2020, { NULL }, "220122",
		    "长春市农安县水利局", "county", "high" },
		{ "奉贤区四团镇人民政府", 2020, { NULL }, "310120109",
		    "上海市奉贤区四团镇人民政府", "township", "high" },
	};

	RUN(state, trials);
}

static void
a_zone_leads_to_the_only_township_of_that_name(void **state)
{
	static const struct trial trials[] = {
		{ "泉州台商投资区张坂镇人民政府", 2021, { NULL }, "350521106",
		    "泉州市惠安县张坂镇人民政府", "township", "medium" },
		{ "重庆高新区含谷镇人民政府", 2021, { NULL }, "500107103",
		    "重庆市九龙坡区含谷镇人民政府", "township", "medium" },
		/* There are two of the name. */
		{ "大连高新区新华街道办事处", 2021, { NULL }, NULL,
		    "大连高新区新华街道办事处", "township", NULL },
		/* The list has the zone, and not the township. */
		{ "苏州工业园区张坂镇人民政府", 2021, { NULL }, "320576",
		    "苏州市苏州工业园区张坂镇人民政府", "zone", "medium" },
	};

	RUN(state, trials);
}

static void
one_body_has_one_key_under_all_its_names(void **state)
{
	static const struct {
		const char *name;
		const char *mention;
	} names[] = { { "长河街道", "滨江区" }, { "长河街道办事处", "滨江区" },
		{ "长河街道办", "杭州市" }, { "长河街办", "杭州市滨江区" },
		{ "杭州市滨江区人民政府长河街道办事处", NULL },
		{ "滨江区长河街道", NULL },
		{ "浙江省杭州市滨江区长河街道办事处", "宁波市" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_text(names[i].name,
		    key(*state, names[i].name, 2020, names[i].mention),
		    "330108002/street_office");
	assert_text("science", key(*state, "上海市科委", 2024, NULL),
	    "31/science");
	assert_text("science", key(*state, "上海市科学技术委员会", 2016, NULL),
	    "31/science");
	assert_text("police", key(*state, "滨江区公安分局", 2020, NULL),
	    "330108/public_security");
	assert_text("police", key(*state, "杭州市公安局滨江区分局", 2020, NULL),
	    "330108/public_security");
}

static void
namesakes_have_two_keys(void **state)
{
	static const char *const pairs[][2] = {
		{ "杭州市滨江区长河街道", "德州市德城区长河街道" },
		{ "鞍山市铁东区人民政府", "四平市铁东区人民政府" },
		{ "滨江区人民政府", "滨江区人民政府办公室" },
		{ "武汉市国土资源局", "武汉市规划局" },
		{ "宁波市民政局", "宁波市余姚市民政局" },
		{ "杭州市民政局", "杭州市民政和老龄局" },
	};
	struct slice a;
	struct slice b;

	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		a = key(*state, pairs[i][0], 2016, NULL);
		b = key(*state, pairs[i][1], 2016, NULL);
		if (slice_equal(a, b))
			fail_msg("%s and %s: %.*s", pairs[i][0], pairs[i][1],
			    (int)a.len, a.ptr);
	}
}

/* There is one of each. */
static void
a_body_of_the_state_has_one_key_on_all_hosts(void **state)
{
	static const char *const hosts[] = { "a.example.cn", NULL };

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++)
		assert_text("ministry",
		    read_with(*state, "水利部", 2020, NULL, hosts[i]).key,
		    "national/water");
}

/* Nothing merges on a name alone. */
static void
an_open_place_keys_with_its_host(void **state)
{
	struct slice a =
	    read_with(*state, "鼓楼区民政局", 2020, NULL, "a.example.cn").key;
	struct slice b =
	    read_with(*state, "鼓楼区民政局", 2020, NULL, "b.example.cn").key;

	assert_text("host", a, "鼓楼区民政局@a.example.cn");
	assert_false(slice_equal(a, b));
}

static void
what_a_body_does_is_known_by_its_name(void **state)
{
	struct standing found = read_with(*state, "武汉市国土资源局", 2012,
	    NULL, NULL);

	assert_code("land", found.organ, "land_resources");
	assert_code("land", found.family, "natural_resources");
	found = read_with(*state, "滨江区民政和老龄局", 2012, NULL, NULL);
	assert_code("joint", found.organ, NULL);
	assert_code("joint", found.family, "civil_affairs");
	assert_text("joint", found.chain, "浙江省杭州市滨江区");
	found = read_with(*state, "重庆市人民政府外事办公室", 2020, NULL, NULL);
	assert_code("foreign", found.organ, "foreign_affairs");
	assert_text("foreign", found.name, "重庆市外事办公室");
}

static void
what_is_no_body_stays_as_it_is(void **state)
{
	static const char *const names[] = { "", "市", "区", "(试)", "某某",
		"某某县人民政府", "2020", "公开", "\xe6\x9d" };
	struct standing found;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		found = read_with(*state, names[i], 2020, NULL, NULL);
		assert_text(names[i], found.division, NULL);
		assert_text(names[i], found.name, names[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_chain_of_places_leads_to_one),
		cmocka_unit_test(a_shared_name_alone_stays_open),
		cmocka_unit_test(what_else_is_said_chooses_among_namesakes),
		cmocka_unit_test(a_township_does_not_choose_itself),
		cmocka_unit_test(a_host_tells_the_province),
		cmocka_unit_test(a_body_of_the_state_has_one_key_on_all_hosts),
		cmocka_unit_test(
		    a_level_without_a_name_takes_its_owner_from_the_mentions),
		cmocka_unit_test(the_code_is_that_of_the_year),
		cmocka_unit_test(a_township_is_found_where_its_county_went),
		cmocka_unit_test(a_township_that_no_list_has_keeps_its_county),
		cmocka_unit_test(
		    zones_branches_and_systems_have_levels_of_their_own),
		cmocka_unit_test(troops_of_the_corps_stand_about_their_cities),
		cmocka_unit_test(
		    a_zone_leads_to_the_only_township_of_that_name),
		cmocka_unit_test(one_body_has_one_key_under_all_its_names),
		cmocka_unit_test(namesakes_have_two_keys),
		cmocka_unit_test(an_open_place_keys_with_its_host),
		cmocka_unit_test(what_a_body_does_is_known_by_its_name),
		cmocka_unit_test(what_is_no_body_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
