/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_AUTHORITY_H
#define TRANSFORM_AUTHORITY_H

/*
 * Whether a body may issue rules, as far as its name tells: departments of
 * the state, provinces, cities with districts and autonomous prefectures may.
 */

#include "schema/slice.h"
#include "transform/identity.h"
#include "transform/rules.h"

enum authority authority_of(const struct rules *rules, struct slice agency);

#endif
