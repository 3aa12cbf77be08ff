/* SPDX-License-Identifier: ISC */
#include "extract/veil.h"

#include "extract/attribute.h"

void
veil_begin(struct veil *veil, size_t depth, unsigned style)
{
	unsigned unseen = style & ~(unsigned)SEEN_SIZED;

	if (unseen == UNSEEN_TINY && veil->tiny == 0)
		veil->tiny = depth;
	else if (unseen != 0 && veil->from == 0)
		veil->from = depth;
	else if (unseen == 0 && style != 0 && veil->tiny > 0 &&
	    veil->sized == 0)
		veil->sized = depth;
}

void
veil_end(struct veil *veil, size_t depth)
{
	if (depth < veil->sized)
		veil->sized = 0;
	if (depth < veil->tiny)
		veil->tiny = 0;
	if (depth < veil->from)
		veil->from = 0;
}

bool
veil_covers(const struct veil *veil)
{
	return veil->from > 0 || (veil->tiny > 0 && veil->sized == 0);
}
