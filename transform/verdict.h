/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_VERDICT_H
#define TRANSFORM_VERDICT_H

/*
 * Whether a document is an annual report at all.  Much that speaks of annual
 * reports is none: their blank form, lists of them, notices about them, two
 * of them set side by side, reports of other kinds.
 *
 * A report says whose it is or which days it covers, and has some of the
 * sections or some of the figures that the regulations ask for.  One whose
 * tables are pictures is a report too.
 */

#include "transform/document.h"
#include "transform/fact.h"
#include "transform/head.h"
#include "transform/rules.h"

/* -1 if it is a report, else the REASON_ row that says what it is. */
int verdict(const struct rules *rules, const struct document *document,
    const struct head *head, const struct facts *facts);

#endif
