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

static unsigned
unseen(const char *style)
{
	return attribute_unseen(one("style", style));
}

static void
knows_what_is_not_to_be_shown(void **state)
{
	(void)state;
	assert_int_equal(attribute_unseen(one("hidden", NULL)), UNSEEN_GONE);
	assert_int_equal(unseen("a:b;Display :\tNone"), UNSEEN_GONE);
	assert_int_equal(unseen("display:none!important"), UNSEEN_GONE);
	assert_int_equal(unseen("visibility: hidden"), UNSEEN_INVISIBLE);
	assert_int_equal(unseen("visibility: visible"), 0);
	assert_int_equal(unseen("visibility:collapse"), UNSEEN_INVISIBLE);
	assert_int_equal(unseen("display:block"), 0);
	assert_int_equal(unseen("display"), 0);
	assert_int_equal(unseen("display;:none"), 0);
	assert_int_equal(unseen(";;"), 0);
	assert_int_equal(unseen(""), 0);
	assert_int_equal(unseen(NULL), 0);
	assert_int_equal(attribute_unseen(one("class", "hidden")), 0);
	assert_int_equal(attribute_unseen(NULL), 0);
}

static void
knows_what_is_struck_out(void **state)
{
	(void)state;
	assert_int_equal(unseen("text-decoration:underline LINE-through"),
	    UNSEEN_STRUCK);
	assert_int_equal(unseen("Text-Decoration-Line : line-through;"),
	    UNSEEN_STRUCK);
	assert_int_equal(unseen("text-decoration:none"), 0);
	assert_int_equal(unseen("text-decoration:none;a:line-through"), 0);
	assert_int_equal(attribute_unseen(one("class", "line-through")), 0);
}

static void
knows_what_has_no_size(void **state)
{
	(void)state;
	assert_int_equal(unseen("font-size:0"), UNSEEN_TINY);
	assert_int_equal(unseen("FONT-SIZE: 0px"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:0.00em ; a:b"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:0pt !important"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:0.5em"), 0);
	assert_int_equal(unseen("font-size:120%"), 0);
	assert_int_equal(unseen("font-size:10.5pt"), SEEN_SIZED);
	assert_int_equal(unseen("font-size:0;font-size:1rem"), SEEN_SIZED);
	assert_int_equal(unseen("font-size:1px;font-size:0"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:1px"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:0.5pt"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:12px"), SEEN_SIZED);
	assert_int_equal(unseen("mso-bidi-font-size:0pt"), 0);
	assert_int_equal(unseen("font:0/0 a"), UNSEEN_TINY);
	assert_int_equal(unseen("font-size:1%"), UNSEEN_TINY);
}

static void
knows_what_may_not_be_seen(void **state)
{
	(void)state;
	assert_int_equal(unseen("color:#fff"), UNSEEN_FAINT);
	assert_int_equal(unseen("COLOR : White"), UNSEEN_FAINT);
	assert_int_equal(unseen("color:#fff;background:#06c"), SEEN_INKED);
	assert_int_equal(unseen("background-color:#fff;color:#fff"),
	    UNSEEN_FAINT);
	assert_int_equal(unseen("color:#fff;color:#333"), SEEN_INKED);
	assert_int_equal(unseen("color:inherit"), 0);
	assert_int_equal(unseen("background:transparent"), 0);
	assert_int_equal(unseen("opacity:0"), UNSEEN_FAINT);
	assert_int_equal(unseen("opacity:0.8"), 0);
	assert_int_equal(unseen("text-indent:-9999px"), UNSEEN_FAINT);
	assert_int_equal(unseen("text-indent:-24px"), 0);
	assert_int_equal(unseen("left:120px;top:-3px"), 0);
	assert_int_equal(unseen("transform:scale(0.9)"), 0);
	assert_int_equal(unseen("transform:translateX(-9999px)"), UNSEEN_FAINT);
	assert_int_equal(unseen("margin:0 0 0 -9999px"), UNSEEN_FAINT);
	assert_int_equal(unseen("margin:0 auto -10px"), 0);
	assert_int_equal(unseen("filter:alpha(opacity=0)"), UNSEEN_FAINT);
	assert_int_equal(unseen("filter:alpha(opacity=80)"), 0);
	assert_int_equal(unseen("background:red;color:red"), UNSEEN_FAINT);
	assert_int_equal(unseen("width:0;overflow:hidden"), SQUEEZED);
	assert_int_equal(unseen("max-height: 0px; overflow-y: hidden"),
	    SQUEEZED);
	assert_int_equal(unseen("width:0"), 0);
	assert_int_equal(unseen("width:90px;overflow:hidden"), 0);
	assert_int_equal(attribute_unseen(one("color", "#ffffff")),
	    UNSEEN_FAINT);
	assert_int_equal(attribute_unseen(one("color", "red")), 0);
}

static void
compares_whole_names_of_properties(void **state)
{
	(void)state;
	assert_int_equal(unseen("text-line-through:none"), 0);
	assert_int_equal(unseen("text-line-through:line-through"), 0);
	assert_int_equal(unseen("backface-visibility:hidden"), 0);
	assert_int_equal(unseen("-webkit-backface-visibility:hidden"), 0);
	assert_int_equal(unseen("mso-displayed-x;display:none"), UNSEEN_GONE);
	assert_int_equal(unseen("backface-visibility:visible;\n"
				"visibility:hidden;display:none"),
	    UNSEEN_GONE | UNSEEN_INVISIBLE);
}

static void
takes_the_last_declaration_of_a_property(void **state)
{
	(void)state;
	assert_int_equal(unseen("display:none;display:block"), 0);
	assert_int_equal(unseen("display:block;display:none"), UNSEEN_GONE);
	assert_int_equal(unseen("display:none!important;display:block"),
	    UNSEEN_GONE);
	assert_int_equal(unseen("display:none!important;"
				"display:block ! important"),
	    0);
	assert_int_equal(unseen("visibility:visible!important;"
				"visibility:hidden;display:none"),
	    UNSEEN_GONE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_a_name_in_either_case),
		cmocka_unit_test(reads_a_span_as_browsers_do),
		cmocka_unit_test(knows_what_is_not_to_be_shown),
		cmocka_unit_test(knows_what_is_struck_out),
		cmocka_unit_test(knows_what_has_no_size),
		cmocka_unit_test(knows_what_may_not_be_seen),
		cmocka_unit_test(compares_whole_names_of_properties),
		cmocka_unit_test(takes_the_last_declaration_of_a_property),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
