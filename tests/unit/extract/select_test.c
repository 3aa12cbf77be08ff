/* SPDX-License-Identifier: ISC */
#include "extract/select.h"
#include "tests/unit/unit.h"

static void
wants_all_if_nothing_is_said(void **state)
{
	struct select all = SELECT_ALL;

	(void)state;
	assert_true(select_has_host(NULL, SLICE("http://a.cn/")));
	assert_true(select_has_host(&all, SLICE("http://a.cn/")));
	assert_true(select_has_host(&all, SLICE_NULL));
	assert_true(select_has_media(NULL, SLICE_NULL));
	assert_true(select_has_media(&all, SLICE("text/css")));
}

static void
wants_the_hosts_that_are_named(void **state)
{
	struct select select = SELECT_ALL;

	(void)state;
	assert_true(select_add(&select.hosts, ".gov.cn"));
	assert_true(select_add(&select.hosts, "b.org"));
	assert_true(select_has_host(&select, SLICE("http://a.gov.cn/x")));
	assert_true(select_has_host(&select, SLICE("https://B.ORG:80")));
	assert_false(select_has_host(&select, SLICE("http://b.org.cn/")));
	assert_false(select_has_host(&select, SLICE("http://c.cn/?b.org")));
	assert_false(select_has_host(&select, SLICE_NULL));
}

static void
wants_the_media_that_are_named(void **state)
{
	struct select select = SELECT_ALL;

	(void)state;
	assert_true(select_add(&select.media, "text/html"));
	assert_true(select_has_media(&select, SLICE("Text/HTML")));
	assert_false(select_has_media(&select, SLICE("text/htm")));
	assert_false(select_has_media(&select, SLICE_NULL));
}

static void
takes_no_more_words_than_it_has_room_for(void **state)
{
	struct select select = SELECT_ALL;

	(void)state;
	for (size_t i = 0; i < SELECT_MAX; i++)
		assert_true(select_add(&select.hosts, "a.cn"));
	assert_false(select_add(&select.hosts, "b.cn"));
	assert_false(select_has_host(&select, SLICE("http://b.cn/")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wants_all_if_nothing_is_said),
		cmocka_unit_test(wants_the_hosts_that_are_named),
		cmocka_unit_test(wants_the_media_that_are_named),
		cmocka_unit_test(takes_no_more_words_than_it_has_room_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
