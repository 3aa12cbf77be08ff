/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_HEAD_H
#define EXTRACT_HEAD_H

/*
 * The heads of records and of stored responses: lines of `name: value`, up to
 * a blank line.  Lines end in LF or CRLF, a line that begins with a blank goes
 * on with the one before it, and blanks may stand before the colon.
 */

#include <stdbool.h>
#include <stdint.h>
#include <strings.h>

#include "schema/slice.h"

/* What a reader of heads found at the beginning of some bytes. */
enum head_state {
	HEAD_WHOLE, /* a head, with all of its lines */
	HEAD_MORE,  /* what may be one, if there were more bytes */
	HEAD_NONE   /* something else */
};

struct head_field {
	struct slice name;
	struct slice value; /* a line break within is a blank; "" if none */
};

/* A length or a place that is not known. */
#define HEAD_UNKNOWN UINT64_MAX

/*
 * Where the head ends that `bytes` begin with, behind its blank line.  0 if
 * there is no blank line in them.
 */
size_t head_end(struct slice bytes);

/* The line at `*at`, without its end.  `*at` moves behind it. */
struct slice head_line(struct slice bytes, size_t *at);

/* The same, but false if the bytes end before the line does. */
bool head_next_line(struct slice bytes, size_t *at, struct slice *line);

/*
 * The next field at or behind `*at`, which moves behind it.  False behind the
 * last.  Lines that are no field are passed over.
 */
bool head_next(struct slice head, size_t *at, struct head_field *field);

/* A name for a table; elsewhere SLICE will do. */
#define HEAD_NAME(literal)                   \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

/*
 * Whether both are the same in whatever case.  Most differ in their length or
 * their last letter, and then no call is made.
 */
static inline bool
head_same(struct slice text, struct slice name)
{
	return text.len == name.len &&
	    (text.len == 0 ||
		(((text.ptr[text.len - 1] ^ name.ptr[name.len - 1]) &
		     ~('a' ^ 'A')) == 0 &&
		    strncasecmp(text.ptr, name.ptr, text.len) == 0));
}

/* Without the ASCII blanks at either end. */
struct slice head_trim(struct slice text);

/*
 * The next item of a list parted by `separator`, trimmed.  `*at` begins at 0.
 * False behind the last.
 */
bool head_item(struct slice list, char separator, size_t *at,
    struct slice *item);

/* All of `text` as a decimal number.  HEAD_UNKNOWN if it is none. */
uint64_t head_number(struct slice text);

#endif
