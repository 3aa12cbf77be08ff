/* SPDX-License-Identifier: ISC */
#include "extract/veil.h"

#include "extract/attribute.h"

/* Faint letters within such as show are faint again. */
static void
dim(struct veil *veil, size_t depth, unsigned style)
{
	if ((style & UNSEEN_FAINT) != 0) {
		veil->inked = 0;
		if (veil->faint == 0)
			veil->faint = depth;
	} else if ((style & SEEN_INKED) != 0 && veil->faint > 0 &&
	    veil->inked == 0) {
		veil->inked = depth;
	}
}

void
veil_begin(struct veil *veil, size_t depth, unsigned style)
{
	unsigned unseen = style & ~(unsigned)(SEEN | UNSEEN_FAINT);

	dim(veil, depth, style);
	if (unseen == UNSEEN_TINY && veil->tiny == 0)
		veil->tiny = depth;
	else if (unseen != 0 && veil->from == 0)
		veil->from = depth;
	else if (unseen == 0 && (style & SEEN_SIZED) != 0 && veil->tiny > 0 &&
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
	if (depth < veil->inked)
		veil->inked = 0;
	if (depth < veil->faint)
		veil->faint = 0;
}

bool
veil_is_faint(const struct veil *veil)
{
	return veil->faint > 0 && veil->inked == 0;
}

bool
veil_covers(const struct veil *veil)
{
	return veil->from > 0 || (veil->tiny > 0 && veil->sized == 0);
}
