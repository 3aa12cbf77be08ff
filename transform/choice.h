/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_CHOICE_H
#define TRANSFORM_CHOICE_H

/*
 * Which of the things that a wording may name is meant: the table that it
 * stands in tells, or its numbering, or its place in that table.
 */

#include "transform/table.h"
#include "transform/walk.h"

/*
 * The one thing that the label names in that table, or NULL.  `in_head` says
 * that its first row has not begun.
 */
const struct label *choice_label(enum table table, bool in_head,
    const struct walk_event *event);

/*
 * The section that the label heads, or NULL.  Of several with one wording, one
 * part of the overview and one that has a table, the numbering tells.  What is
 * a part of the statistics, and stands among them, heads no section.
 */
const struct label *choice_section(enum table table,
    const struct walk_event *event);

#endif
