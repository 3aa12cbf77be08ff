/* SPDX-License-Identifier: ISC */
#include "schema/catalog.h"

#define CATALOG_ROWS
#include "gen/rows.h"

int
catalog_find(const struct catalog *catalog, struct slice code)
{
	for (size_t i = 0; i < catalog->nrows; i++)
		if (slice_equal(slice_of(catalog->rows[i].code), code))
			return (int)i;
	return -1;
}
