/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_BODY_H
#define EXTRACT_BODY_H

/*
 * The body of a stored response, as the server meant it: chunks joined, and
 * encodings undone.  What its head says of it is tried and not believed.
 */

#include "extract/http.h"

struct body_decoder;

struct body {
	struct slice bytes;
	struct fault fault; /* why there are no more of them, if so */
	bool joined;        /* it was in chunks */
	size_t nundone;     /* in how many encodings it was */
};

/* `max` bounds the bytes of a body, and of each step to it. */
struct body_decoder *body_decoder_new(size_t max);
void body_decoder_free(struct body_decoder *decoder); /* NULL is fine */

/*
 * The body that was stored as `bytes`.  It is borrowed from `bytes` if it is
 * plain, else from the decoder until its next use.
 */
struct body body_decode(struct body_decoder *decoder,
    const struct http_head *head, struct slice bytes);

#endif
