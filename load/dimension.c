/* SPDX-License-Identifier: ISC */
/*
 * The server's answer is kept as it is: it comes sorted by dimension and by
 * the bytes of the code, so a code is found by halving.
 */
#include "load/dimension.h"

#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

enum { NAME, CODE, ID };

struct dimensions {
	PGresult *rows;
	int first[DIMENSION_COUNT + 1]; /* where each begins, and the end */
};

/* In the order of the enum, which is that of their bytes. */
static const char *const names[DIMENSION_COUNT] = { "applicant", "category",
	"channel", "identity", "indicator", "measure", "outcome", "result",
	"year" };

struct dimensions *
dimensions_new(struct session *session)
{
	struct dimensions *dimensions = calloc(1, sizeof(*dimensions));
	int row = 0;
	int n;

	if (dimensions == NULL)
		diag_die(EX_OSERR, "out of memory");
	dimensions->rows = session_query(session, &sql_dimension, 0, NULL);
	n = PQntuples(dimensions->rows);
	for (int i = 0; i < DIMENSION_COUNT; i++) {
		dimensions->first[i] = row;
		while (row < n &&
		    strcmp(PQgetvalue(dimensions->rows, row, NAME), names[i]) ==
			0)
			row++;
	}
	dimensions->first[DIMENSION_COUNT] = row;
	return dimensions;
}

void
dimensions_free(struct dimensions *dimensions)
{
	if (dimensions == NULL)
		return;
	PQclear(dimensions->rows);
	free(dimensions);
}

static int
compare(struct slice a, struct slice b)
{
	int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);

	if (order != 0)
		return order;
	return a.len < b.len ? -1 : a.len > b.len;
}

struct slice
dimension_find(const struct dimensions *dimensions, enum dimension dimension,
    struct slice code)
{
	int low = dimensions->first[dimension];
	int high = dimensions->first[dimension + 1];

	while (low < high) {
		int middle = low + (high - low) / 2;
		int order = compare(code,
		    session_value(dimensions->rows, middle, CODE));

		if (order == 0)
			return session_value(dimensions->rows, middle, ID);
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return SLICE_NULL;
}
