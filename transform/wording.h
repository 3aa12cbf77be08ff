/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_WORDING_H
#define TRANSFORM_WORDING_H

/*
 * The words of a document in the form in which patterns look at them: items
 * on lines of their own, empty ones left out, and within an item no blanks,
 * half-width letters and marks, simplified characters.
 *
 * A name or a date may be printed with blanks between its characters, and two
 * of them with nothing else between; so blanks are taken out, but it is kept
 * where they were (a gap).
 */

#include <stdbool.h>
#include <stddef.h>

#include "schema/arena.h"
#include "schema/slice.h"
#include "transform/document.h"
#include "transform/rules.h"

/*
 * Of a longer text, as much of its beginning and of its end is kept, and of
 * the first item that does not fit.
 */
enum {
	WORDING_HEAD_MAX = 192 << 10,
	WORDING_TAIL_MAX = 64 << 10,
	WORDING_CUT_MAX = 64 << 10
};

/* A place where words stand that are looked for in whole documents. */
struct spot {
	uint32_t at;
	uint32_t lists; /* a bit for each list of words that has one here */
};

struct wording {
	struct slice text;        /* well-formed UTF-8, lines ended by \n */
	const unsigned char *gap; /* one bit a byte of the text */
	const struct rules *rules;
	struct spot *spots; /* in their order */
	size_t nspots;
};

/* The words of the items from `first` up to `last`, that one left out. */
struct wording wording_read(const struct rules *rules,
    const struct document *document, size_t first, size_t last,
    struct arena *arena);

/* The words of any text, as one line. */
struct wording wording_of(const struct rules *rules, struct slice text,
    struct arena *arena);

/* The text of that alone, for which no words are looked up. */
struct slice wording_text(const struct rules *rules, struct slice text,
    struct arena *arena);

/*
 * As words_find, for lists that are part of WORDS_SPOT: all of them are found
 * in one walk when the wording is made.
 */
size_t wording_find(const struct wording *wording, enum words_name list,
    size_t from, struct slice *found);

/* Whether blanks stood before byte `at`. */
bool wording_gap(const struct wording *wording, size_t at);

/* Whether a line ends, or blanks stood, before byte `at`. */
bool wording_break(const struct wording *wording, size_t at);

/* Where the line that holds byte `at` begins and ends (at its \n). */
size_t wording_line_start(const struct wording *wording, size_t at);
size_t wording_line_end(const struct wording *wording, size_t at);
struct slice wording_line(const struct wording *wording, size_t at);

/*
 * Whether the line that holds byte `at` begins or ends within title marks:
 * then it is a piece of a sentence that was broken into lines.
 */
bool wording_in_marks(const struct wording *wording, size_t at);

/*
 * The bytes from `from` up to `to`, drawn in to whole characters; both may
 * lie outside of the text.
 */
struct slice wording_part(const struct wording *wording, size_t from,
    size_t to);

/* The same, with its line ends taken out. */
struct slice wording_flow(const struct wording *wording, size_t from, size_t to,
    struct arena *arena);

#endif
