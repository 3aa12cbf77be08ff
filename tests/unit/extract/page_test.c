/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/page.h"
#include "tests/unit/unit.h"

static void
cuts_what_is_too_long_between_characters(void **state)
{
	struct page *page = page_new();
	static char text[PAGE_META_LEN + 3];

	(void)state;
	memset(text, 'x', PAGE_META_LEN - 1);
	strcpy(text + PAGE_META_LEN - 1, "\xe4\xb8\xad");
	page_add_meta(page, SLICE("name"),
	    (struct slice){ text, sizeof(text) - 1 });
	assert_int_equal(page->metas[0].content.len, PAGE_META_LEN - 1);
	page_free(page);
}

static void
leaves_out_metas_and_refuses_items_above_its_bounds(void **state)
{
	struct page *page = page_new();

	(void)state;
	for (int i = 0; i < PAGE_METAS_MAX + 1; i++)
		page_add_meta(page, SLICE("a"), SLICE("b"));
	assert_int_equal(page->nmetas, PAGE_METAS_MAX);
	for (int i = 0; i < PAGE_ITEMS_MAX; i++)
		page_add_line(page, SLICE("a"), 1);
	assert_null(page->fault.detail);
	page_add_line(page, SLICE("a"), 1);
	assert_int_equal(page->fault.reason, REASON_TOO_LARGE);
	assert_int_equal(page->nitems, PAGE_ITEMS_MAX);
	page_free(page);
	page_free(NULL);
}

static void
keeps_the_address_of_the_better_witness(void **state)
{
	static char text[PAGE_URI_LEN + 2];
	struct page *page = page_new();

	(void)state;
	page_set_uri(page, SLICE("ftp://a/"), WITNESS_CANONICAL);
	page_set_uri(page, SLICE("//a/"), WITNESS_CANONICAL);
	memset(text, 'x', PAGE_URI_LEN + 1);
	memcpy(text, "http://", 7);
	page_set_uri(page, slice_of(text), WITNESS_CANONICAL);
	assert_null(page->uri.ptr);
	page_set_uri(page, SLICE("http://a/"), WITNESS_OPEN_GRAPH);
	page_set_uri(page, SLICE("http://b/"), WITNESS_BASE);
	page_set_uri(page, SLICE("http://c/"), WITNESS_OPEN_GRAPH);
	assert_true(slice_equal(page->uri, SLICE("http://a/")));
	page_set_uri(page, SLICE("https://d/"), WITNESS_CANONICAL);
	assert_true(slice_equal(page->uri, SLICE("https://d/")));
	page_reset(page);
	assert_null(page->uri.ptr);
	page_free(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cuts_what_is_too_long_between_characters),
		cmocka_unit_test(
		    leaves_out_metas_and_refuses_items_above_its_bounds),
		cmocka_unit_test(keeps_the_address_of_the_better_witness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
