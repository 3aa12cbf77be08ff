/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_PLACEWORD_H
#define TRANSFORM_PLACEWORD_H

/*
 * The words that the names of places and bodies are made of, each with what it
 * does there: schema/catalog/place_word.tsv.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "gen/place_word.h"
#include "schema/slice.h"

/*
 * The longest word of that role that `text` begins or ends with, in bytes; 0
 * if there is none.
 */
size_t placeword_at_start(enum place_role role, struct slice text);
size_t placeword_at_end(enum place_role role, struct slice text);

/* Whether `text` is a word of that role. */
bool placeword_is(enum place_role role, struct slice text);

/*
 * How much of `text` names a division of the corps or a regiment by its number,
 * or the corps; 0 if it begins with neither.
 */
size_t placeword_troop(struct slice text);

/* The code of the province whose hosts end as `host` does; 0 if unknown. */
uint32_t placeword_host(struct slice host);

#endif
