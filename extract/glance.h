/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_GLANCE_H
#define EXTRACT_GLANCE_H

/*
 * A glance at bytes for any of a few groups of four bytes, many places at a
 * time where the processor can; elsewhere it finds every place.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

/* Bytes of a group, groups at most, and classes of groups. */
enum {
	GLANCE_LEN = 4,
	GLANCE_MAX = 256,
	GLANCE_CLASSES = 8,
	GLANCE_SLOTS = 1024
};

struct glance {
	size_t ngroups;
	bool everywhere; /* one may begin where all is plain text */
	/* The groups, each behind the place that its hash says; 0 for none. */
	uint32_t slot[GLANCE_SLOTS];
	/* By the place in the group and by half a byte: which classes of the
	   groups may stand there. */
	uint8_t low[GLANCE_LEN][16];
	uint8_t high[GLANCE_LEN][16];
	/* How many fours of bytes each class has. */
	uint64_t nbytes[GLANCE_CLASSES];
};

#define GLANCE_INIT ((struct glance){ .ngroups = 0 })

/*
 * Adds a group out of `bytes`, the same one only once, and returns where in
 * them it begins.  The last one is taken that begins as no plain text does.
 */
size_t glance_add(struct glance *glance, struct slice bytes);

/* Where one of the groups begins at or behind `from`, or SIZE_MAX. */
size_t glance_find(const struct glance *glance, struct slice bytes,
    size_t from);

#endif
