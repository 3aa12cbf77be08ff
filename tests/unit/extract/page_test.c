/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/page.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static void
cuts_what_is_too_long_between_characters(void **state)
{
	struct page *page = page_new();
	struct buf text = BUF_INIT;

	(void)state;
	for (int i = 0; i < PAGE_META_LEN - 1; i++)
		buf_add_char(&text, 'x');
	buf_add(&text, "\xe4\xb8\xad", 3);
	page_add_meta(page, SLICE("name"),
	    (struct slice){ text.data, text.len });
	buf_release(&text);
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
	struct buf text = BUF_INIT;
	struct page *page = page_new();

	(void)state;
	page_set_uri(page, SLICE("ftp://a/"), WITNESS_CANONICAL);
	page_set_uri(page, SLICE("//a/"), WITNESS_CANONICAL);
	buf_add(&text, "http://", 7);
	while (text.len <= PAGE_URI_LEN)
		buf_add_char(&text, 'x');
	page_set_uri(page, slice_of(text.data), WITNESS_CANONICAL);
	buf_release(&text);
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
