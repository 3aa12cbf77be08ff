/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_VEIL_H
#define EXTRACT_VEIL_H

/*
 * What has its place on a page but no text that is seen: it is invisible,
 * struck out, or its letters have no size.  Within the last, an element with a
 * size of its own is seen.  Letters that are faint may be seen or not, until
 * one has ink or paper of its own.
 */

#include <stdbool.h>
#include <stddef.h>

/* The depths of elements, the outermost of each kind; all is seen if zeroed. */
struct veil {
	size_t from;  /* nothing within it is seen; 0 if there is none */
	size_t tiny;  /* its letters have no size */
	size_t sized; /* within that, they have one */
	size_t faint; /* its letters may not be seen */
	size_t inked; /* within that, they are */
};

/* An element begins at `depth`, of which attribute_unseen says `style`. */
void veil_begin(struct veil *veil, size_t depth, unsigned style);

/* What is open now ends at `depth`. */
void veil_end(struct veil *veil, size_t depth);

/* Whether text may be there that is not seen. */
bool veil_is_faint(const struct veil *veil);

/* Whether no text is seen. */
bool veil_covers(const struct veil *veil);

#endif
