/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_VEIL_H
#define EXTRACT_VEIL_H

/*
 * What has its place on a page but no text that is seen: it is invisible,
 * struck out, or its letters have no size.  Within the last, an element with a
 * size of its own is seen.
 */

#include <stdbool.h>
#include <stddef.h>

/* All is seen if it is zeroed. */
struct veil {
	size_t from;  /* the depth of the element that is veiled; 0 if none */
	size_t sized; /* the same of what is seen within it */
	bool is_tiny; /* only the size of its letters veils it */
};

/* An element begins at `depth`, of which attribute_unseen says `style`. */
void veil_begin(struct veil *veil, size_t depth, unsigned style);

/* What is open now ends at `depth`. */
void veil_end(struct veil *veil, size_t depth);

/* Whether no text is seen. */
bool veil_covers(const struct veil *veil);

#endif
