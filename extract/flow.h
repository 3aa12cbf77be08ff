/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FLOW_H
#define EXTRACT_FLOW_H

/*
 * Running text of a page to lines, its blanks treated as a browser treats
 * them: ASCII blanks collapse to one, and vanish at the ends of a line and at
 * a line break of the source between two Chinese characters.  U+00A0 and
 * U+3000 stay.
 */

#include <stdbool.h>
#include <stdint.h>

#include "extract/grid.h"

struct flow;

/* Lines go to `grid`, which stays the caller's. */
struct flow *flow_new(struct grid *grid);
void flow_free(struct flow *flow); /* NULL is fine */

/* Drops a line that is not complete, for the next page. */
void flow_reset(struct flow *flow);

/* A piece of text, which ends in line `source_line` of the source. */
void flow_text(struct flow *flow, struct slice text, uint32_t source_line);

/* Ends the line, if there is any. */
void flow_break(struct flow *flow);

/*
 * Text between the two is raised above its line.  A mark of a note is dropped;
 * digits behind a digit or a letter, which may be an exponent, get a caret
 * before them; all else, and what begins a line, is text as any other.
 */
void flow_begin_raised(struct flow *flow);
void flow_end_raised(struct flow *flow);

/* The same of text that is small or lowered, of which no mark is dropped. */
void flow_end_small(struct flow *flow);

/*
 * Text from here on may not be seen, or is.  Numbers of it get a caret before
 * them, for they may not be those of the number that is seen beside them.
 */
void flow_set_faint(struct flow *flow, bool faint);

/*
 * Whether blanks stay and line breaks of the source break outside the tables,
 * as they are meant where tags do not say so: Markdown with tables in HTML.
 */
void flow_set_lines(struct flow *flow, bool lines);

/* From here on blanks stay and line breaks break, or do not. */
void flow_set_preformatted(struct flow *flow, bool preformatted);

#endif
