/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SURT_H
#define EXTRACT_SURT_H

/*
 * URIs in the form by which indexes of archives are sorted: the host turned
 * round, so that what belongs together stands together, and what makes no
 * difference between pages left out.  http://www.Example.gov.cn:80/a?c&b is
 * cn,gov,example)/a?b&c.
 */

#include <stdbool.h>

#include "schema/buf.h"
#include "schema/slice.h"

/* Parameters of a query that are sorted at most; more stay as they are. */
enum { SURT_PARAMETERS_MAX = 64 };

/* Appends that form of a URI; of one without a host, the URI in lower case. */
void surt_write(struct slice uri, struct buf *buf);

/*
 * Whether the host of a key is `domain` or below it, as in host.h.  Keys with
 * and without a scheme are known.  False if `key` is no such form at all.
 */
bool surt_is_below(struct slice key, struct slice domain);

#endif
