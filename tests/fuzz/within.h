/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FUZZ_WITHIN_H
#define TESTS_FUZZ_WITHIN_H

#include <stdlib.h>

#include "schema/slice.h"

/* Ends the program unless `part` is NULL or lies within `whole`. */
static inline void
must_be_within(struct slice part, struct slice whole)
{
	if (part.ptr == NULL)
		return;
	if (part.ptr < whole.ptr || part.len > whole.len ||
	    part.ptr > whole.ptr + (whole.len - part.len))
		abort();
}

#endif
