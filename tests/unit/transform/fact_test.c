/* SPDX-License-Identifier: ISC */
#include "tests/unit/unit.h"
#include "transform/fact.h"

static struct facts facts;

static void
a_cell_is_the_same_to_a_writer_and_a_reader(void **state)
{
	(void)state;
	for (enum fact fact = 0; fact < FACT_COUNT; fact++) {
		int rows = (int)fact_rows(fact)->nrows;
		int columns = (int)fact_columns(fact)->nrows;

		for (int row = 0; row < rows; row++)
			for (int column = 0; column < columns; column++)
				assert_ptr_equal(fact_at(&facts, fact, row,
						     column),
				    fact_get(&facts, fact, row, column));
	}
}

static void
each_pair_of_codes_has_a_cell_of_its_own(void **state)
{
	struct fact_cell *cell;

	(void)state;
	for (enum fact fact = 0; fact < FACT_INDICATOR; fact++) {
		int rows = (int)fact_rows(fact)->nrows;
		int columns = (int)fact_columns(fact)->nrows;

		for (int at = 0; at < rows * columns; at++) {
			cell = fact_at(&facts, fact, at / columns,
			    at % columns);
			assert_false(cell->asked);
			cell->asked = true;
		}
	}
	cell = fact_at(&facts, FACT_INDICATOR, I14_REPLY, M_INDICATOR_VALUE);
	assert_false(cell->asked);
	assert_ptr_equal(cell, &facts.indicator[I14_REPLY]);
	assert_ptr_equal(fact_at(&facts, FACT_REQUEST, OUT_TOTAL, APP_NATURAL),
	    &facts.request[OUT_TOTAL][APP_NATURAL]);
}

static void
the_column_of_an_indicator_is_ignored(void **state)
{
	(void)state;
	assert_ptr_equal(fact_get(&facts, FACT_INDICATOR, I14_CLOSED, 0),
	    fact_get(&facts, FACT_INDICATOR, I14_CLOSED, 5));
}

static void
a_cell_has_a_value_if_it_is_asked_and_stated_or_inferred(void **state)
{
	(void)state;
	for (int s = STATE_STATED; s <= STATE_UNREADABLE; s++) {
		struct fact_cell cell = { .asked = true };

		cell.state = (enum state)s;
		assert_int_equal(fact_has_value(&cell),
		    s == STATE_STATED || s == STATE_INFERRED);
		cell.asked = false;
		assert_false(fact_has_value(&cell));
	}
}

static void
facts_are_named_as_records_are(void **state)
{
	(void)state;
	assert_string_equal(fact_name(FACT_DISCLOSURE), "disclosure");
	assert_string_equal(fact_name(FACT_REQUEST), "request");
	assert_string_equal(fact_name(FACT_REVIEW), "review");
	assert_string_equal(fact_name(FACT_INDICATOR), "indicator");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cell_is_the_same_to_a_writer_and_a_reader),
		cmocka_unit_test(each_pair_of_codes_has_a_cell_of_its_own),
		cmocka_unit_test(the_column_of_an_indicator_is_ignored),
		cmocka_unit_test(
		    a_cell_has_a_value_if_it_is_asked_and_stated_or_inferred),
		cmocka_unit_test(facts_are_named_as_records_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
