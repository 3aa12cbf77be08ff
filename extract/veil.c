/* SPDX-License-Identifier: ISC */
#include "extract/veil.h"

#include "extract/attribute.h"

void
veil_begin(struct veil *veil, size_t depth, unsigned style)
{
	unsigned unseen = style & ~(unsigned)SEEN_SIZED;

	if (unseen != 0 && veil->from == 0) {
		veil->from = depth;
		veil->is_tiny = unseen == UNSEEN_TINY;
	} else if (unseen != 0) {
		veil->is_tiny = false;
		veil->sized = 0;
	} else if (style != 0 && veil->is_tiny && veil->sized == 0) {
		veil->sized = depth;
	}
}

void
veil_end(struct veil *veil, size_t depth)
{
	if (depth < veil->sized)
		veil->sized = 0;
	if (depth < veil->from)
		*veil = (struct veil){ .from = 0 };
}

bool
veil_covers(const struct veil *veil)
{
	return veil->from > 0 && veil->sized == 0;
}
