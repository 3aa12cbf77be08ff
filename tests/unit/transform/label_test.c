/* SPDX-License-Identifier: ISC */
#include "schema/catalog.h"
#include "tests/unit/unit.h"
#include "transform/fold.h"
#include "transform/label.h"

static struct labels *labels;

static int
set_up(void **state)
{
	(void)state;
	labels = labels_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	labels_free(labels);
	return 0;
}

/* Whether the label that folded `text` begins with may name that row. */
static bool
names(const char *text, enum label_kind kind, int row)
{
	const struct label *label = NULL;
	size_t n = labels_match(labels, slice_of(text), &label);

	for (size_t i = 0; i < n; i++)
		if (label[i].kind == kind && label[i].row == row)
			return true;
	return false;
}

static void
every_label_of_the_catalogue_is_found(void **state)
{
	static const struct {
		enum label_kind kind;
		const struct catalog *catalog;
	} all[] = { { LABEL_CATEGORY, &catalog_category },
		{ LABEL_OUTCOME, &catalog_outcome },
		{ LABEL_APPLICANT, &catalog_applicant },
		{ LABEL_CHANNEL, &catalog_channel },
		{ LABEL_RESULT, &catalog_result },
		{ LABEL_INDICATOR, &catalog_indicator } };
	struct buf text = BUF_INIT;

	(void)state;
	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		for (size_t i = 0; i < all[k].catalog->nrows; i++) {
			struct slice folded;

			buf_reset(&text);
			fold_text(slice_of(all[k].catalog->rows[i].label),
			    &text);
			folded = (struct slice){ text.data, text.len };
			folded = slice_sub(folded, fold_numbering(folded),
			    folded.len);
			if (!names(folded.ptr, all[k].kind, (int)i))
				fail_msg("%s is not found", text.data);
		}
	buf_release(&text);
}

static void
the_longest_label_wins(void **state)
{
	const struct label *label;

	(void)state;
	assert_true(
	    names("行政规范性文件3", LABEL_CATEGORY, CAT_NORMATIVE_DOC));
	assert_int_equal(labels_match(labels, SLICE("本年新"), &label), 0);
	assert_true(names("本年新收5", LABEL_OUTCOME, OUT_NEW));
	assert_true(names("本年新制作数量", LABEL_MEASURE, M_MADE_COUNT));
}

static void
one_wording_may_name_several_things(void **state)
{
	(void)state;
	assert_true(names("总计", LABEL_APPLICANT, APP_TOTAL));
	assert_true(names("总计", LABEL_OUTCOME, OUT_TOTAL));
	assert_true(names("总计", LABEL_RESULT, RVR_TOTAL));
}

static void
a_label_that_was_cut_off_is_known_if_it_is_the_only_one(void **state)
{
	const struct label *label = labels_complete(labels,
	    SLICE("要求行政机关确认或重新"));

	(void)state;
	assert_non_null(label);
	assert_int_equal(label->row, OUT_NOT_PROCESSED_REISSUE);
	assert_null(labels_complete(labels, SLICE("属于")));
	assert_null(labels_complete(labels, SLICE("要求公开全部家谱")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_label_of_the_catalogue_is_found),
		cmocka_unit_test(the_longest_label_wins),
		cmocka_unit_test(one_wording_may_name_several_things),
		cmocka_unit_test(
		    a_label_that_was_cut_off_is_known_if_it_is_the_only_one),
	};

	return cmocka_run_group_tests_name("label", tests, set_up, tear_down);
}
