/* SPDX-License-Identifier: ISC */
#include <string.h>

#include "extract/drawn.h"
#include "tests/unit/extract/items.h"

/* What becomes of a text, with its lines parted by bars. */
static void
assert_read(const char *text, const char *wanted)
{
	struct page *page = page_new();
	struct drawn *drawn = drawn_new(page);
	struct buf copy = BUF_INIT;

	buf_add(&copy, text, strlen(text));
	drawn_add_text(drawn, copy.data, copy.len);
	assert_items(page, wanted);
	drawn_free(drawn);
	page_free(page);
	buf_release(&copy);
}

static void
reads_boxes_with_spans(void **state)
{
	(void)state;
	assert_read("a\n"
		    "┌──┬────┐\n"
		    "│人│b   │\n"
		    "│  ├──┬─┤\n"
		    "│们│ c│d│\n"
		    "├──┴──┼─┤\n"
		    "│e    │ │\n"
		    "└─────┴─┘\n"
		    "f\n",
	    "a|1,1+2+1=人们|1,2+1+2=b|2,2+1+1=c|2,3+1+1=d|"
	    "3,1+1+2=e|3,3+1+1=|f");
}

static void
reads_grids_of_signs(void **state)
{
	(void)state;
	assert_read("  +---+----+\n"
		    "  | a | -3 |\n"
		    "  | b |    |\n"
		    "  +===+====+\n"
		    "  | - | +8 |\n"
		    "  +---+----+\n"
		    "  | c=d--e |\n"
		    "  +--------+\n",
	    "1,1+1+1=ab|1,2+1+1=-3|2,1+1+1=-|2,2+1+1=+8|3,1+1+2=c=d--e");
}

static void
takes_each_line_for_a_row_where_few_rules_are(void **state)
{
	(void)state;
	assert_read("+---+---+\n"
		    "| a | b |\n"
		    "+---+---+\n"
		    "| c | 1 |\n"
		    "| d | 2 |\n"
		    "| e |   |\n"
		    "+---+---+\n",
	    "1,1+1+1=a|1,2+1+1=b|2,1+1+1=c|2,2+1+1=1|3,1+1+1=d|3,2+1+1=2|"
	    "4,1+1+1=e|4,2+1+1=");
}

static void
counts_places_as_the_writer_did(void **state)
{
	(void)state;
	/* A quotation mark of one place, of two, and all of one. */
	assert_read("┌────┬─┐\n│“人│1│\n├────┼─┤\n│ab  │2│\n└────┴─┘\n"
		    "+----+-+\n|“人|1|\n+----+-+\n|ab  |2|\n+----+-+\n"
		    "+----+-+\n|“人cd|1|\n+----+-+\n|ab  |2|\n+----+-+\n",
	    "1,1+1+1=“人|1,2+1+1=1|2,1+1+1=ab|2,2+1+1=2|"
	    "1,1+1+1=“人|1,2+1+1=1|2,1+1+1=ab|2,2+1+1=2|"
	    "1,1+1+1=“人cd|1,2+1+1=1|2,1+1+1=ab|2,2+1+1=2");
}

static void
takes_marks_of_markdown_out_of_cells_and_lines(void **state)
{
	(void)state;
	assert_read("# **a**\n+-------+---+\n| **b** | *c* |\n+-------+---+\n",
	    "a|+-------+---+|| b | c ||+-------+---+");
	assert_read("+-------+---+\n| **b** | c |\n+-------+---+\n",
	    "1,1+1+1=b|1,2+1+1=c");
	assert_read("+---+---+\n| * | c |\n| *b| 12|\n| **| 3 |\n+---+---+\n"
		    "| d | e |\n+---+---+\n| f |   |\n+---+---+\n",
	    "1,1+1+1=b|1,2+1+1=c12\n3|2,1+1+1=d|2,2+1+1=e|3,1+1+1=f|"
	    "3,2+1+1=");
}

static void
keeps_apart_what_may_be_numbers(void **state)
{
	(void)state;
	assert_read("+---+---+\n| - |12 |\n| 2 |.5 |\n+---+---+\n| １|第 |\n"
		    "| ２|2项|\n+---+---+\n| a | b |\n+---+---+\n",
	    "1,1+1+1=-\n2|1,2+1+1=12\n.5|2,1+1+1=１\n２|2,2+1+1=第2项|"
	    "3,1+1+1=a|3,2+1+1=b");
}

static void
leaves_what_is_no_table(void **state)
{
	static const char *const same[] = { "+---+\n", "+---+\n+---+",
		"+---+\n| a\n+---+", "+-+-+\n| a |\n| +-+\n+-+-+",
		"+---+\n|a+-+\n||b|c\n+---+", "+-1-+\n| a |",
		"+--+--+--+\n|a |--|12|\n+--+--+--+\n|b |c |d |\n+--+--+--+",
		"---+---\n a | b " };

	(void)state;
	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++) {
		struct buf wanted = BUF_INIT;

		buf_add(&wanted, same[i], strlen(same[i]));
		if (wanted.data[wanted.len - 1] == '\n')
			wanted.data[--wanted.len] = '\0';
		for (size_t at = 0; at < wanted.len; at++)
			if (wanted.data[at] == '\n')
				wanted.data[at] = '|';
		assert_read(same[i], wanted.data);
		buf_release(&wanted);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_boxes_with_spans),
		cmocka_unit_test(reads_grids_of_signs),
		cmocka_unit_test(takes_each_line_for_a_row_where_few_rules_are),
		cmocka_unit_test(counts_places_as_the_writer_did),
		cmocka_unit_test(
		    takes_marks_of_markdown_out_of_cells_and_lines),
		cmocka_unit_test(keeps_apart_what_may_be_numbers),
		cmocka_unit_test(leaves_what_is_no_table),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
