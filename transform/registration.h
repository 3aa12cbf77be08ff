/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_REGISTRATION_H
#define TRANSFORM_REGISTRATION_H

/*
 * The codes that a document gives for the body it belongs to, in its address,
 * in the page's own data, beside a caption or in its index number.
 *
 * The body that such a code is of may be the site's owner and not the one that
 * reports.  So it tells where a body is whose name does not, and nothing is
 * joined by it.
 */

#include "schema/slice.h"
#include "transform/caption.h"
#include "transform/document.h"
#include "transform/rules.h"

struct registration {
	struct slice credit_code; /* GB 32100; SLICE_NULL if none is given */
	const char *evidence;     /* where: address, page, caption or index */
	struct slice organ_code;  /* GB 11714, that an index number begins
				     with; SLICE_NULL */
};

/*
 * Of several credit codes the one of the surest place is taken: the address
 * names who is reported on, an index number who published.  Slices point into
 * the document or the captions.
 */
void registration_read(const struct rules *rules,
    const struct document *document, const struct captions *captions,
    struct registration *registration);

#endif
