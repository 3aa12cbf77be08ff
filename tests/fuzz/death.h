/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FUZZ_DEATH_H
#define TESTS_FUZZ_DEATH_H

/*
 * Takes the place of schema/diag.c in a fuzz target whose reader never ends the
 * program, whatever it reads: that it does is a finding.  Include it once, in
 * the target; it defines the whole of diag.h, so that the library's is not
 * linked.
 */

#include <stdlib.h>

#include "schema/diag.h"

void
diag_program(const char *name)
{
	(void)name;
}

void
diag_warn(const struct place *place, const char *fmt, ...)
{
	(void)place;
	(void)fmt;
}

_Noreturn void
diag_die(int status, const char *fmt, ...)
{
	(void)status;
	(void)fmt;
	abort();
}

unsigned long
diag_warnings(void)
{
	return 0;
}

#endif
