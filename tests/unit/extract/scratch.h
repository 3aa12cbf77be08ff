/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_SCRATCH_H
#define TESTS_UNIT_EXTRACT_SCRATCH_H

#include <stdio.h>
#include <unistd.h>

#include "schema/slice.h"
#include "tests/unit/unit.h"

/* Opens a file without a name that holds these bytes; the caller closes it. */
static int
scratch_open(struct slice bytes)
{
	FILE *file = tmpfile();
	int fd;

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fflush(file), 0);
	fd = dup(fileno(file));
	fclose(file);
	assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
	return fd;
}

#endif
