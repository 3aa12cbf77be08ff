/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_SUM_H
#define EXTRACT_SUM_H

/* The sum by which gzip knows its bytes: CRC-32, many at a time. */

#include <stdint.h>

#include "schema/slice.h"

uint32_t sum_of(struct slice bytes);

#endif
