/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_SHEET_H
#define TESTS_UNIT_SHEET_H

/*
 * Reads a page that stands in the test as text, and asks for its cells.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/reading.h"

static struct labels *labels;
static struct rules *rules;
static struct reading *reading;

static inline int
set_up(void **state)
{
	(void)state;
	labels = labels_new();
	rules = rules_new();
	reading = reading_new(labels, rules);
	return 0;
}

static inline int
tear_down(void **state)
{
	(void)state;
	reading_free(reading);
	labels_free(labels);
	rules_free(rules);
	return 0;
}

enum { ITEMS_MAX = 512 };

static struct item items[ITEMS_MAX];

/* Reads a plain text, line by line; returns how many reports it holds. */
static inline size_t
read_text(const char *text)
{
	struct document document = { .items = items };

	for (const char *line = text; *line != '\0';) {
		size_t len = strcspn(line, "\n");

		assert_true(document.nitems < ITEMS_MAX);
		items[document.nitems++] = (struct item){
			.text = { line, len },
			.source_line = (uint32_t)document.nitems + 1,
		};
		line += len + (line[len] == '\n');
	}
	return reading_read(reading, &document);
}

static inline const struct fact_cell *
cell(enum fact fact, int row, int column)
{
	return fact_get(&reading_report(reading, 0)->facts, fact, row, column);
}

static inline void
assert_cell(enum fact fact, int row, int column, const char *want)
{
	const struct fact_cell *c = cell(fact, row, column);
	struct buf text = BUF_INIT;

	if (fact_has_value(c))
		number_write(&text, c->value);
	else
		buf_add(&text, catalog_state.rows[c->state].code,
		    strlen(catalog_state.rows[c->state].code));
	if (!c->asked || strcmp(text.data, want) != 0)
		fail_msg("%s %s: %s%s for %s", fact_rows(fact)->rows[row].code,
		    fact_columns(fact)->rows[column].code, text.data,
		    c->asked ? "" : " (not asked)", want);
	buf_release(&text);
}

/* The seven cells of a row of table 3, parted by blanks. */
static inline void
assert_request(int row, const char *want)
{
	static const int columns[] = { APP_NATURAL, APP_BUSINESS, APP_RESEARCH,
		APP_NGO, APP_LEGAL_SERVICE, APP_OTHER_ORG, APP_TOTAL };
	char text[64];
	char *rest = text;

	for (size_t i = 0; i < 7; i++) {
		int len = 0;

		assert_int_equal(sscanf(want, "%20s%n", rest, &len), 1);
		want += len;
		assert_cell(FACT_REQUEST, row, columns[i], rest);
	}
}

#endif
