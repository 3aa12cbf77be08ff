/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_TOOLBOX_H
#define TESTS_UNIT_EXTRACT_TOOLBOX_H

#include <sys/stat.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"

/* A folder of made-up tools, each a script of the shell. */
static char toolbox[] = "/tmp/toolbox.XXXXXX";

static int
toolbox_make(void **state)
{
	(void)state;
	return mkdtemp(toolbox) == NULL;
}

static void
toolbox_path(const char *name, char path[128])
{
	snprintf(path, 128, "%s/%s", toolbox, name);
}

/* The tool of that name does this from now on. */
static void
toolbox_put(const char *name, const char *script)
{
	char path[128];
	FILE *file;

	toolbox_path(name, path);
	file = fopen(path, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", script);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(chmod(path, 0700), 0);
}

static void
toolbox_take(const char *name)
{
	char path[128];

	toolbox_path(name, path);
	unlink(path);
}

static int
toolbox_remove(void **state)
{
	(void)state;
	toolbox_take("pdftotext");
	toolbox_take("wvWare");
	return rmdir(toolbox);
}

#endif
