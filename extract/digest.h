/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DIGEST_H
#define EXTRACT_DIGEST_H

/* SHA-256 in hexadecimal, by which the warehouse knows a document again. */

#include "schema/slice.h"

enum { DIGEST_LEN = 64 };

struct digest;

struct digest *digest_new(void);
void digest_free(struct digest *digest); /* NULL is fine */

/* The digest of `bytes`, borrowed until the next call. */
struct slice digest_of(struct digest *digest, struct slice bytes);

#endif
