/* SPDX-License-Identifier: ISC */
#include "load/table.h"

#include <stdlib.h>

#include "load/copy.h"
#include "schema/catalog.h"

static const struct table_row {
	enum kind kind;
	const struct statement *copy;
	const struct statement *orphans;
	enum dimension row;
	enum dimension column; /* DIMENSION_COUNT if there is none */
	const char *counter;
} tables[TABLE_COUNT] = {
	{ KIND_REPORT, &sql_copy_report, NULL, DIMENSION_COUNT, DIMENSION_COUNT,
	    "load.reports" },
	{ KIND_DISCLOSURE, &sql_copy_disclosure, &sql_orphans_disclosure,
	    DIMENSION_CATEGORY, DIMENSION_MEASURE, "load.cells" },
	{ KIND_REQUEST, &sql_copy_request, &sql_orphans_request,
	    DIMENSION_OUTCOME, DIMENSION_APPLICANT, "load.cells" },
	{ KIND_REVIEW, &sql_copy_review, &sql_orphans_review, DIMENSION_CHANNEL,
	    DIMENSION_RESULT, "load.cells" },
	{ KIND_INDICATOR, &sql_copy_indicator, &sql_orphans_indicator,
	    DIMENSION_INDICATOR, DIMENSION_COUNT, "load.cells" },
	{ KIND_IDENTITY, &sql_copy_identity, &sql_orphans_identity,
	    DIMENSION_IDENTITY, DIMENSION_COUNT, "load.identities" },
};

enum table
table_of(enum kind kind)
{
	int table = 0;

	while (table < TABLE_COUNT && tables[table].kind != kind)
		table++;
	return (enum table)table;
}

const char *
table_name(enum table table)
{
	return kind_name(tables[table].kind);
}

const struct statement *
table_copy(enum table table)
{
	return tables[table].copy;
}

const char *
table_counter(enum table table)
{
	return tables[table].counter;
}

const struct statement *
table_orphans(enum table table)
{
	return tables[table].orphans;
}

/* The rest of a cell's row, behind its keys. */
static const char *
add_cell(struct buf *row, const struct record *record, struct cell *cell)
{
	struct slice state = record->field[DISCLOSURE_CELL_STATE];
	int at = catalog_find(&catalog_state, state);
	bool has_value = record->field[DISCLOSURE_CELL_VALUE].ptr != NULL;

	if (at < STATE_STATED || at > STATE_UNREADABLE)
		return "a cell is in no known state";
	if (has_value != (at == STATE_STATED || at == STATE_INFERRED))
		return "a cell's value and its state disagree";
	cell->state = at;
	cell->value = record->field[DISCLOSURE_CELL_VALUE];
	for (size_t i = DISCLOSURE_CELL_VALUE; i <= DISCLOSURE_SOURCE_LINE; i++)
		copy_text(row, record->field[i]);
	buf_add_char(row, '\n');
	return NULL;
}

static const char *
add_identity(struct buf *row, const struct record *record, struct cell *cell)
{
	int at = catalog_find(&catalog_state,
	    record->field[IDENTITY_IDENTITY_STATE]);

	if (at < STATE_HOLDS || at > STATE_NOT_ASSESSABLE)
		return "an identity is in no known state";
	cell->state = at;
	for (size_t i = IDENTITY_MEMBER_CODE; i <= IDENTITY_IDENTITY_STATE; i++)
		copy_text(row, record->field[i]);
	buf_add_char(row, '\n');
	return NULL;
}

/* Appends the key of a code and tells it.  False if the warehouse has none. */
static bool
add_code(const struct dimensions *dimensions, enum dimension dimension,
    struct slice code, struct buf *row, int *number)
{
	struct slice key = dimension_find(dimensions, dimension, code);

	if (key.ptr == NULL)
		return false;
	copy_text(row, key);
	*number = (int)strtol(key.ptr, NULL, 10);
	return true;
}

const char *
table_add(const struct dimensions *dimensions, const struct record *record,
    struct buf *row, struct cell *cell)
{
	enum table at = table_of(record->kind);
	const struct table_row *table = &tables[at];

	*cell = (struct cell){ .table = at, .column = -1 };
	if (!add_code(dimensions, table->row,
		record->field[DISCLOSURE_ROW_CODE], row, &cell->row))
		return "a code is not in the catalogue";
	if (table->column != DIMENSION_COUNT &&
	    !add_code(dimensions, table->column,
		record->field[DISCLOSURE_COLUMN_CODE], row, &cell->column))
		return "a code is not in the catalogue";
	if (record->kind == KIND_IDENTITY)
		return add_identity(row, record, cell);
	return add_cell(row, record, cell);
}
