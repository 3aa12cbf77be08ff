/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "schema/catalog.h"
#include "tests/unit/unit.h"

static const struct catalog *const all[] = { &catalog_section,
	&catalog_category, &catalog_measure, &catalog_applicant,
	&catalog_outcome, &catalog_channel, &catalog_result, &catalog_indicator,
	&catalog_state, &catalog_reason };

enum { NCATALOGS = sizeof(all) / sizeof(all[0]) };

static void
names_its_rows_by_the_enum(void **state)
{
	(void)state;
	assert_string_equal(catalog_outcome.rows[OUT_NEW].code, "out_new");
	assert_string_equal(catalog_category.rows[CAT_RULE].code, "cat_rule");
	assert_string_equal(catalog_state.rows[STATE_BLANK].code, "blank");
	assert_string_equal(catalog_reason.rows[REASON_DAMAGED].code,
	    "damaged");
	assert_int_equal(catalog_outcome.nrows, OUTCOME_COUNT);
	assert_int_equal(catalog_applicant.nrows, APPLICANT_COUNT);
	assert_int_equal(catalog_measure.nrows, MEASURE_COUNT);
}

static void
finds_every_code_and_no_other(void **state)
{
	(void)state;
	for (size_t c = 0; c < NCATALOGS; c++) {
		for (size_t i = 0; i < all[c]->nrows; i++)
			assert_int_equal(catalog_find(all[c],
					     slice_of(all[c]->rows[i].code)),
			    (int)i);
		assert_int_equal(catalog_find(all[c], SLICE("nothing")), -1);
		assert_int_equal(catalog_find(all[c], SLICE("")), -1);
	}
}

static void
has_parents_above_their_children(void **state)
{
	(void)state;
	for (size_t c = 0; c < NCATALOGS; c++)
		for (size_t i = 0; i < all[c]->nrows; i++)
			assert_true(all[c]->rows[i].parent < (int)i);
}

static int
cells_of(const char *era, int table)
{
	int n = 0;

	for (size_t i = 0; i < catalog_nlayout; i++)
		n += catalog_layout[i].table == table &&
		    strcmp(catalog_layout[i].era, era) == 0;
	return n;
}

/* The two forms: 22 or 10 cells, 23 or 25 rows of seven, and 15. */
static void
asks_for_the_cells_of_both_forms(void **state)
{
	(void)state;
	assert_int_equal(cells_of("e2019", 2), 22);
	assert_int_equal(cells_of("e2019", 3), 161);
	assert_int_equal(cells_of("e2019", 4), 15);
	assert_int_equal(cells_of("e2021", 2), 10);
	assert_int_equal(cells_of("e2021", 3), 175);
	assert_int_equal(cells_of("e2021", 4), 15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_its_rows_by_the_enum),
		cmocka_unit_test(finds_every_code_and_no_other),
		cmocka_unit_test(has_parents_above_their_children),
		cmocka_unit_test(asks_for_the_cells_of_both_forms),
	};

	return cmocka_run_group_tests_name("catalog", tests, NULL, NULL);
}
