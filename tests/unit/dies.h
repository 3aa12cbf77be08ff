/* SPDX-License-Identifier: ISC */
#ifndef TESTS_DIES_H
#define TESTS_DIES_H

/*
 * For functions that end the program: runs one in a child, whose stderr is
 * lost, and asserts on its exit status.
 */

#include <sys/wait.h>

#include <stdio.h>
#include <unistd.h>

#include "tests/unit/unit.h"

static void
assert_exits(int status, void (*run)(void *), void *arg)
{
	int got;
	pid_t child;

	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (freopen("/dev/null", "w", stderr) == NULL)
			_exit(127);
		run(arg);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &got, 0), child);
	assert_true(WIFEXITED(got));
	assert_int_equal(WEXITSTATUS(got), status);
}

#endif
