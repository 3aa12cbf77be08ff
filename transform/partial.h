/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PARTIAL_H
#define TRANSFORM_PARTIAL_H

/*
 * Whether what is reported on is a part of a year: a quarter, a month, half a
 * year.
 */

#include "transform/head.h"

/*
 * The title of the report says so, or its period, which has whole quarters and
 * not all; but not if the body is said to have begun or ended in the year.
 */
bool partial_is(const struct rules *rules, const struct head *head);

#endif
