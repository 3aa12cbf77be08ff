/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_HOST_H
#define EXTRACT_HOST_H

/* The host of a URI, and whether it belongs to a domain. */

#include <stdbool.h>

#include "schema/slice.h"

/*
 * The host of scheme://user@host:port/path, as it is written; an address of
 * version 6 with its brackets.  SLICE_NULL if there is none.
 */
struct slice host_of(struct slice uri);

/*
 * Whether the host is `domain` or below it, in whatever case.  `domain` may
 * begin with a stop, which changes nothing: gov.cn and .gov.cn both take in
 * www.gov.cn and gov.cn, and not egov.cn.  Nothing is below an empty one.
 */
bool host_is_below(struct slice host, struct slice domain);

#endif
