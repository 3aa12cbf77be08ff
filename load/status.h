/* SPDX-License-Identifier: ISC */
#ifndef LOAD_STATUS_H
#define LOAD_STATUS_H

/*
 * The state of a warehouse and of the loader's books, on standard output: a
 * key, a tab and a value on each line, for people and for scripts.  Nothing
 * is written to the server and no lock is waited for.
 */

#include "load/session.h"

/* Prints it.  The exit status: EX_OK if all is well, else EX_UNAVAILABLE. */
int status_print(struct session *session);

#endif
