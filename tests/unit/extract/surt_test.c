/* SPDX-License-Identifier: ISC */
#include "extract/surt.h"
#include "tests/unit/unit.h"

static void
turns_uris_round(void **state)
{
	static const char *const cases[][2] = {
		{ "http://www.Example.gov.cn:80/A/b.html?c&B#d",
		    "cn,gov,example)/a/b.html?b&c" },
		{ "https://www2.a.cn", "cn,a)/" },
		{ "https://a.cn:443/", "cn,a)/" },
		{ "http://a.cn:8080/", "cn,a:8080)/" },
		{ "http://user@a.cn/x/", "cn,a)/x" },
		{ "http://192.0.2.1/a", "192.0.2.1)/a" },
		{ "http://[2001:db8::1]/a", "[2001:db8::1])/a" },
		{ "http://a.cn/a b", "cn,a)/a%20b" },
		{ "http://a.cn/\xe4\xb8\xad", "cn,a)/%e4%b8%ad" },
		{ "http://a.cn/?", "cn,a)/" },
		{ "http://www.cn/", "cn)/" },
		{ "http://wwwx.cn/", "cn,wwwx)/" },
		{ "http://a.cn./", "cn,a)/" },
		{ "dns:A.cn", "dns:a.cn" },
	};
	struct buf key = BUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&key);
		surt_write(slice_of(cases[i][0]), &key);
		assert_string_equal(key.data, cases[i][1]);
	}
	buf_release(&key);
}

static void
leaves_very_long_queries_as_they_are(void **state)
{
	struct buf uri = BUF_INIT;
	struct buf key = BUF_INIT;

	(void)state;
	buf_add(&uri, "http://a/?", 10);
	for (int i = 0; i < SURT_PARAMETERS_MAX; i++)
		buf_add(&uri, "b&", 2);
	buf_add_char(&uri, 'a');
	surt_write((struct slice){ uri.data, uri.len }, &key);
	assert_memory_equal(key.data, "a)/?b&b&", 8);
	uri.len = 10;
	for (int i = 1; i < SURT_PARAMETERS_MAX; i++)
		buf_add(&uri, "b&", 2);
	buf_add_char(&uri, 'a');
	buf_reset(&key);
	surt_write((struct slice){ uri.data, uri.len }, &key);
	assert_memory_equal(key.data, "a)/?a&b&", 8);
	buf_release(&uri);
	buf_release(&key);
}

static void
tells_whether_a_key_is_below_a_domain(void **state)
{
	(void)state;
	assert_true(surt_is_below(SLICE("cn,gov,a)/"), SLICE(".gov.cn")));
	assert_true(surt_is_below(SLICE("cn,gov)/"), SLICE("gov.cn")));
	assert_true(surt_is_below(SLICE("cn,gov:81)/"), SLICE("gov.cn")));
	assert_true(
	    surt_is_below(SLICE("http://(cn,gov,a,)/x"), SLICE("gov.cn")));
	assert_false(surt_is_below(SLICE("cn,gova)/"), SLICE("gov.cn")));
	assert_false(surt_is_below(SLICE("cn)/"), SLICE("gov.cn")));
	assert_false(surt_is_below(SLICE("a.gov.cn/"), SLICE("gov.cn")));
	assert_false(surt_is_below(SLICE("cn,gov,a)/"), SLICE("")));
	assert_false(surt_is_below(SLICE_NULL, SLICE("gov.cn")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(turns_uris_round),
		cmocka_unit_test(leaves_very_long_queries_as_they_are),
		cmocka_unit_test(tells_whether_a_key_is_below_a_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
