/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_CATALOG_H
#define SCHEMA_CATALOG_H

/*
 * The codes that reports are counted under.  The rows are those of
 * schema/catalog/NAME.tsv, in the file's order, which the warehouse's
 * dimensions are seeded from too.  The enums in gen/NAME.h name the rows:
 * catalog_outcome.rows[OUT_NEW].code is "out_new".
 */

#include <stddef.h>

#include "gen/applicant.h"
#include "gen/category.h"
#include "gen/channel.h"
#include "gen/identity.h"
#include "gen/indicator.h"
#include "gen/measure.h"
#include "gen/organ.h"
#include "gen/outcome.h"
#include "gen/reason.h"
#include "gen/result.h"
#include "gen/section.h"
#include "gen/state.h"
#include "schema/slice.h"

struct catalog_row {
	const char *code;     /* our name for it, and the warehouse's key */
	int parent;           /* the row it is part of, or -1 */
	const char *label;    /* what the official form prints */
	const char *eras;     /* the forms that have it, parted by commas */
	const char *unit;     /* "" if it has none */
	const char *role;     /* leaf, total, heading ... */
	const char *synonyms; /* other wordings, parted by bars */
};

struct catalog {
	const char *name;
	const struct catalog_row *rows;
	size_t nrows;
};

extern const struct catalog catalog_section;
extern const struct catalog catalog_category;
extern const struct catalog catalog_measure;
extern const struct catalog catalog_applicant;
extern const struct catalog catalog_outcome;
extern const struct catalog catalog_channel;
extern const struct catalog catalog_result;
extern const struct catalog catalog_indicator;
extern const struct catalog catalog_state;
extern const struct catalog catalog_reason;
extern const struct catalog catalog_identity;
extern const struct catalog catalog_organ;

/* The row of that code, or -1. */
int catalog_find(const struct catalog *catalog, struct slice code);

/* One cell that a form asks for: layout.tsv. */
struct layout_cell {
	const char *era;
	int table;  /* 2, 3 or 4 */
	int row;    /* category, outcome or channel */
	int column; /* measure, applicant or result */
	const char *unit;
};

extern const struct layout_cell catalog_layout[];
extern const size_t catalog_nlayout;

#endif
