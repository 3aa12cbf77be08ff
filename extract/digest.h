/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DIGEST_H
#define EXTRACT_DIGEST_H

/*
 * SHA-256 in hexadecimal, by which the warehouse knows a document again; and
 * the digests that archives state, to see whether their bytes are unharmed.
 */

#include "schema/slice.h"

enum { DIGEST_LEN = 64 };

struct digest;

struct digest *digest_new(void);
void digest_free(struct digest *digest); /* NULL is fine */

/* The digest of `bytes`, borrowed until the next call. */
struct slice digest_of(struct digest *digest, struct slice bytes);

enum digest_answer {
	DIGEST_SAME,
	DIGEST_DIFFERS,
	DIGEST_UNKNOWN /* of a kind that is not known, or malformed */
};

/*
 * Whether `bytes` have the digest that is stated as sha1:, sha256: or md5:,
 * in base 32 or hexadecimal; without a name, as an index may have it, it is
 * of SHA-1.
 */
enum digest_answer digest_check(struct digest *digest, struct slice stated,
    struct slice bytes);

#endif
