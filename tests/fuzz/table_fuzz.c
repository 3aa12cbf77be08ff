/* SPDX-License-Identifier: ISC */
/*
 * Whatever a document holds, its tables are read or not, and what is stated
 * is a number.  The first byte tells how many lines are cells of a grid.
 */
#include <stdlib.h>
#include <string.h>

#include "transform/reading.h"

enum { ITEMS_MAX = 4096 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_report(const struct reading_report *report)
{
	for (int fact = 0; fact < FACT_INDICATOR; fact++) {
		int nrows = (int)fact_rows((enum fact)fact)->nrows;
		int ncolumns = (int)fact_columns((enum fact)fact)->nrows;

		for (int i = 0; i < nrows * ncolumns; i++) {
			const struct fact_cell *cell = fact_get(&report->facts,
			    (enum fact)fact, i / ncolumns, i % ncolumns);

			if (cell->asked && cell->state > STATE_UNREADABLE)
				abort();
			if (fact_has_value(cell) && cell->raw.ptr == NULL)
				abort();
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct item items[ITEMS_MAX];
	static struct labels *labels;
	static struct rules *rules;
	static struct reading *reading;
	struct document document = { .items = items };
	const char *text = (const char *)data;
	size_t cells = size > 0 ? data[0] : 0;
	size_t n;

	if (labels == NULL) {
		labels = labels_new();
		rules = rules_new();
		reading = reading_new(labels, rules);
	}
	for (size_t at = 1; at < size && document.nitems < ITEMS_MAX;) {
		const char *end = memchr(text + at, '\n', size - at);
		size_t stop = end == NULL ? size : (size_t)(end - text);
		uint32_t i = (uint32_t)document.nitems;

		items[document.nitems++] = (struct item){
			.text = { text + at, stop - at },
			.source_line = i + 1,
			.table = i < cells,
			.row = i < cells ? 1 + i / 9 : 0,
			.column = i < cells ? 1 + i % 9 : 0,
		};
		at = stop + 1;
	}
	n = reading_read(reading, &document);
	if (n == 0 || n > READING_REPORTS_MAX)
		abort();
	for (size_t i = 0; i < n; i++)
		check_report(reading_report(reading, i));
	return 0;
}
