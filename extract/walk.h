/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_WALK_H
#define EXTRACT_WALK_H

/*
 * The files of a directory and of all below it, in the order of the bytes of
 * their paths.  Links to files are followed, links to directories are not.
 */

#include <stdbool.h>

enum { WALK_DEPTH_MAX = 64 };

enum walk_kind { WALK_FILE, WALK_SPECIAL, WALK_FAILED };

struct walk_item {
	enum walk_kind kind;
	const char *path;
	const char *detail; /* why it failed */
};

struct walk;

/* `path` is copied. */
struct walk *walk_open(const char *path);
void walk_close(struct walk *walk); /* NULL is fine */

/*
 * The next file, which lasts until the next call.  A directory that cannot be
 * read is an item too, as WALK_FAILED.  False behind the last.
 */
bool walk_next(struct walk *walk, struct walk_item *item);

#endif
