/* SPDX-License-Identifier: ISC */
/* The rows of schema/catalog/field.tsv, which gen/field.h declares. */
#define FIELD_ROWS
#include "gen/field.h"
