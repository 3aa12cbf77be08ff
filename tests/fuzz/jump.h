/* SPDX-License-Identifier: ISC */
#ifndef TESTS_FUZZ_JUMP_H
#define TESTS_FUZZ_JUMP_H

/*
 * Takes the place of schema/diag.c in a fuzz target whose reader ends the
 * program when its input is bad: diag_die jumps to `jump` instead.  Include it
 * once, in the target; it defines the whole of diag.h, so that the library's
 * is not linked.
 */

#include <setjmp.h>
#include <stdlib.h>

#include "schema/diag.h"

static jmp_buf jump;

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

/* A bug of ours is a finding; bad input is not. */
_Noreturn void
diag_die(int status, const char *fmt, ...)
{
	(void)fmt;
	if (status == EX_SOFTWARE)
		abort();
	longjmp(jump, 1);
}

unsigned long
diag_warnings(void)
{
	return 0;
}

#endif
