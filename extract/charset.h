/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CHARSET_H
#define EXTRACT_CHARSET_H

/*
 * Which encoding a document is in, and the document in UTF-8.
 *
 * A byte order mark decides; then what the bytes can be; then what the
 * document says of itself.  Labels are read as the WHATWG encoding standard
 * reads them, so gb2312 is GB18030 and iso-8859-1 is windows-1252.
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/buf.h"
#include "schema/slice.h"

enum charset {
	CHARSET_UNKNOWN,
	CHARSET_UTF_8,
	CHARSET_GB18030,
	CHARSET_BIG5,
	CHARSET_UTF_16LE,
	CHARSET_UTF_16BE,
	CHARSET_WINDOWS_1252,
	CHARSET_COUNT
};

/*
 * One character in CHARSET_DAMAGE_PER may be broken, and CHARSET_DAMAGE_FREE
 * of any document; each becomes U+FFFD.  With more, the guess is wrong.
 */
enum { CHARSET_DAMAGE_PER = 200, CHARSET_DAMAGE_FREE = 3 };

/* How far into a document its own label is looked for. */
enum { CHARSET_LABEL_WITHIN = 4096 };

/* A text in UTF-8, and what it was decoded from. */
struct charset_text {
	enum charset
	    charset; /* CHARSET_UNKNOWN if it is in none, with no text */
	char *data;
	size_t len;
};

/* Holds iconv's descriptors, in both directions. */
struct charset_decoder;

struct charset_decoder *charset_decoder_new(void);
void charset_decoder_free(struct charset_decoder *decoder); /* NULL is fine */

/* The name that glasshouse-record(5) gives it: utf-8, gb18030 ... */
const char *charset_name(enum charset charset);

/* The encoding of that label, or CHARSET_UNKNOWN. */
enum charset charset_of_label(struct slice label);

/* What <meta> or an XML declaration says, or CHARSET_UNKNOWN. */
enum charset charset_declared(struct slice bytes);

/*
 * Decodes `bytes`.  `seen` is the encoding in which known words were found in
 * them, `declared` the one that a head or the document names; either may be
 * CHARSET_UNKNOWN.  The text is borrowed from `bytes` or from the decoder
 * until its next use, and may be changed.
 */
struct charset_text charset_decode(struct charset_decoder *decoder,
    const struct buf *bytes, enum charset seen, enum charset declared);

/* Appends `text`, which is UTF-8, in another encoding.  False if it cannot. */
bool charset_encode(struct charset_decoder *decoder, struct slice text,
    enum charset charset, struct buf *buf);

#endif
