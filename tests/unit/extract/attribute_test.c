/* SPDX-License-Identifier: ISC */
#include "extract/attribute.h"
#include "tests/unit/unit.h"

/* One attribute, as libxml2 would hand it over. */
static const xmlChar **
one(const char *name, const char *value)
{
	static const xmlChar *attributes[4];

	attributes[0] = (const xmlChar *)name;
	attributes[1] = (const xmlChar *)value;
	return attributes;
}

static uint32_t
span(const char *value)
{
	return attribute_span(one("rowspan", value), "rowspan", 65534);
}

static void
finds_a_name_in_either_case(void **state)
{
	(void)state;
	assert_true(
	    slice_equal(attribute_find(one("HREF", "x"), "href"), SLICE("x")));
	assert_true(slice_equal(attribute_find(one("hidden", NULL), "hidden"),
	    SLICE("")));
	assert_null(attribute_find(one("href", "x"), "rel").ptr);
	assert_null(attribute_find(NULL, "href").ptr);
	assert_true(attribute_is(one("rel", "CANONICAL"), "rel", "canonical"));
	assert_false(attribute_is(NULL, "rel", "canonical"));
}

static void
reads_a_span_as_browsers_do(void **state)
{
	(void)state;
	assert_int_equal(span("3"), 3);
	assert_int_equal(span(" 3px"), 3);
	assert_int_equal(span("0"), 0);
	assert_int_equal(span("-2"), 1);
	assert_int_equal(span("x"), 1);
	assert_int_equal(span(""), 1);
	assert_int_equal(span(NULL), 1);
	assert_int_equal(span("65534"), 65534);
	assert_int_equal(span("99999999999999999999"), 65534);
	assert_int_equal(attribute_span(NULL, "rowspan", 9), 1);
}

static void
knows_what_is_not_to_be_shown(void **state)
{
	(void)state;
	assert_true(attribute_hides(one("hidden", NULL)));
	assert_true(attribute_strikes(
	    one("style", "text-decoration:underline LINE-through")));
	assert_false(attribute_strikes(one("style", "text-decoration:none")));
	assert_false(attribute_strikes(one("class", "line-through")));
	assert_true(attribute_hides(one("style", "a:b;Display :\tNone")));
	assert_true(attribute_hides(one("style", "visibility: hidden")));
	assert_false(attribute_hides(one("style", "visibility: visible")));
	assert_false(attribute_hides(one("style", "display:block")));
	assert_false(attribute_hides(one("style", "display")));
	assert_false(attribute_hides(one("style", "")));
	assert_false(attribute_hides(one("class", "hidden")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_a_name_in_either_case),
		cmocka_unit_test(reads_a_span_as_browsers_do),
		cmocka_unit_test(knows_what_is_not_to_be_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
