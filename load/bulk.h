/* SPDX-License-Identifier: ISC */
#ifndef LOAD_BULK_H
#define LOAD_BULK_H

/*
 * Facts whose foreign keys are checked all at once, before the commit, and
 * not one by one, which takes most of the time that a load takes.
 *
 * The constraints themselves are not touched: to drop and make them again
 * would lock readers out, and a load that ended early would leave them off.
 * As it is, all is one transaction, and what ends early leaves nothing.
 */

#include <stdint.h>

#include "load/session.h"

/* Ends the program with EX_UNAVAILABLE if the role may not load so. */
void bulk_try(struct session *session);

/* A bracket around facts that are sent, or made of those that were. */
void bulk_begin(struct session *session);
void bulk_end(struct session *session);

/*
 * Keeps what facts refer to in place until the commit, and makes ready for
 * statements on whole tables: to be called when all facts have been sent.
 */
void bulk_hold(struct session *session);

/*
 * Checks all facts of the reports from `report_id` on, and what is worked out
 * of them, and ends the program with EX_UNAVAILABLE if one refers to what is
 * not there.
 */
void bulk_check(struct session *session, int64_t report_id);

#endif
