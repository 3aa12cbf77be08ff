/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_FAULT_H
#define EXTRACT_FAULT_H

/* Why a document cannot be read: what a reject record says. */

#include "gen/reason.h"

struct fault {
	enum reason reason;
	const char *detail; /* a constant; NULL if there is no fault */
};

#define FAULT_NONE ((struct fault){ REASON_COUNT, NULL })

#endif
