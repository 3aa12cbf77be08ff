/* SPDX-License-Identifier: ISC */
#include "extract/host.h"
#include "tests/unit/extract/text.h"

static void
finds_the_host(void **state)
{
	static const char *const cases[][2] = {
		{ "http://example.gov.cn/a", "example.gov.cn" },
		{ "HTTPS://Example.GOV.cn", "Example.GOV.cn" },
		{ "http://user:pw@a.cn:8080/x@b.cn/", "a.cn" },
		{ "http://a@b@c.cn/", "c.cn" },
		{ "http://a.cn?q=http://b.cn/", "a.cn" },
		{ "http://a.cn#x", "a.cn" },
		{ "http://a.cn\\@b.cn/", "a.cn" },
		{ "http://[2001:db8::1]:80/", "[2001:db8::1]" },
		{ "http://xn--fiq228c.cn/", "xn--fiq228c.cn" },
		{ "http://\xe4\xb8\xad.cn/", "\xe4\xb8\xad.cn" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_text(host_of(slice_of(cases[i][0])), cases[i][1]);
}

static void
knows_when_there_is_none(void **state)
{
	static const char *const cases[] = { "", "a.cn/b", "dns:a.cn",
		"http:///a", "http://", "://a.cn/", "/a?b=http://a.cn/",
		"http://[2001:db8::1/", "http://:80/", "urn:uuid:1" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_null(host_of(slice_of(cases[i])).ptr);
	assert_null(host_of(SLICE_NULL).ptr);
}

static void
tells_whether_a_host_is_below_a_domain(void **state)
{
	(void)state;
	assert_true(host_is_below(SLICE("a.gov.cn"), SLICE("gov.cn")));
	assert_true(host_is_below(SLICE("a.gov.cn"), SLICE(".gov.cn")));
	assert_true(host_is_below(SLICE("gov.cn"), SLICE(".gov.cn")));
	assert_true(host_is_below(SLICE("A.GOV.CN."), SLICE("gov.cn.")));
	assert_false(host_is_below(SLICE("egov.cn"), SLICE("gov.cn")));
	assert_false(host_is_below(SLICE("egov.cn"), SLICE(".gov.cn")));
	assert_false(host_is_below(SLICE("gov.cn.com"), SLICE("gov.cn")));
	assert_false(host_is_below(SLICE("cn"), SLICE("gov.cn")));
	assert_false(host_is_below(SLICE("gov.cn"), SLICE("")));
	assert_false(host_is_below(SLICE("gov.cn"), SLICE(".")));
	assert_false(host_is_below(SLICE_NULL, SLICE("gov.cn")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_host),
		cmocka_unit_test(knows_when_there_is_none),
		cmocka_unit_test(tells_whether_a_host_is_below_a_domain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
