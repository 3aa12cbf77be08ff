/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_RULES_H
#define TRANSFORM_RULES_H

/*
 * What transform knows before it reads a document, made once from the
 * catalogue: compiled patterns (pattern.tsv) and folded labels.  Opaque, and
 * not changed by reading.
 */

struct rules;

struct rules *rules_new(void);
void rules_free(struct rules *rules); /* NULL is fine */

#endif
