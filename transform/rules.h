/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_RULES_H
#define TRANSFORM_RULES_H

/*
 * What transform knows before it reads a document, made once from
 * schema/catalog/pattern.tsv: compiled patterns and lists of words.  Opaque,
 * and not changed by reading.
 *
 * The enums of gen/pattern.h name the rows: PATTERN_DATE, WORDS_NAME_LEAD.
 */

#include <stdint.h>

#include "gen/pattern.h"
#include "transform/pattern.h"
#include "transform/words.h"

struct rules;

struct rules *rules_new(void);
void rules_free(struct rules *rules); /* NULL is fine */

const struct pattern *rules_pattern(const struct rules *rules,
    enum pattern_name name);
const struct words *rules_words(const struct rules *rules,
    enum words_name name);

/*
 * The bit that tags the words of that list in WORDS_SPOT and in WORDS_NEEDS; 0
 * if the list is no part of them.
 */
uint32_t rules_tag(enum words_name list);

#endif
