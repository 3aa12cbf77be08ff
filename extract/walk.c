/* SPDX-License-Identifier: ISC */
#include "extract/walk.h"

#include <sys/stat.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "schema/diag.h"
#include "schema/room.h"

/* The names of one directory; those of directories end in a slash. */
struct level {
	char **names;
	size_t n, cap;
	size_t next;
	size_t path_len; /* of the directory, with its slash */
};

struct walk {
	struct buf path;
	struct level level[WALK_DEPTH_MAX];
	size_t depth;
	const char *root; /* in `path`, until the first step */
};

static int
compare_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
add_name(struct level *level, const char *name, bool directory)
{
	size_t len = strlen(name);
	char *copy = malloc(len + 2);

	if (copy == NULL)
		diag_die(EX_OSERR, "out of memory");
	level->names = room_for(level->names, &level->cap, level->n + 1,
	    sizeof(level->names[0]));
	memcpy(copy, name, len + 1);
	if (directory)
		memcpy(copy + len, "/", 2);
	level->names[level->n++] = copy;
}

static bool
is_directory(int dir, const char *name)
{
	struct stat status;

	return fstatat(dir, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISDIR(status.st_mode);
}

/* Reads the names of the directory at walk->path.  False if it cannot. */
static bool
enter(struct walk *walk)
{
	struct level *level;
	struct dirent *entry;
	DIR *dir;

	if (walk->depth == WALK_DEPTH_MAX) {
		errno = ELOOP;
		return false;
	}
	dir = opendir(walk->path.data);
	if (dir == NULL)
		return false;
	if (walk->path.data[walk->path.len - 1] != '/')
		buf_add_char(&walk->path, '/');
	level = &walk->level[walk->depth++];
	*level = (struct level){ .path_len = walk->path.len };
	while ((entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0)
			add_name(level, entry->d_name,
			    is_directory(dirfd(dir), entry->d_name));
	closedir(dir);
	if (level->n > 0)
		qsort(level->names, level->n, sizeof(level->names[0]),
		    compare_name);
	return true;
}

static void
leave(struct walk *walk)
{
	struct level *level = &walk->level[--walk->depth];

	for (size_t i = 0; i < level->n; i++)
		free(level->names[i]);
	free(level->names);
}

struct walk *
walk_open(const char *path)
{
	struct walk *walk = calloc(1, sizeof(*walk));

	if (walk == NULL)
		diag_die(EX_OSERR, "out of memory");
	buf_add(&walk->path, path, strlen(path));
	walk->root = walk->path.data;
	return walk;
}

void
walk_close(struct walk *walk)
{
	if (walk == NULL)
		return;
	while (walk->depth > 0)
		leave(walk);
	buf_release(&walk->path);
	free(walk);
}

static struct walk_item
failed(const struct walk *walk)
{
	return (
	    struct walk_item){ WALK_FAILED, walk->path.data, strerror(errno) };
}

static enum walk_kind
kind_of(const char *path)
{
	struct stat status;

	/* A link that leads nowhere is opened and fails there. */
	if (stat(path, &status) != 0)
		return WALK_FILE;
	return S_ISREG(status.st_mode) ? WALK_FILE : WALK_SPECIAL;
}

bool
walk_next(struct walk *walk, struct walk_item *item)
{
	if (walk->root != NULL) {
		walk->root = NULL;
		if (!enter(walk)) {
			*item = failed(walk);
			return true;
		}
	}
	while (walk->depth > 0) {
		struct level *level = &walk->level[walk->depth - 1];
		const char *name;

		if (level->next == level->n) {
			leave(walk);
			continue;
		}
		name = level->names[level->next++];
		walk->path.len = level->path_len;
		buf_add(&walk->path, name, strlen(name));
		if (name[strlen(name) - 1] != '/') {
			*item = (struct walk_item){ kind_of(walk->path.data),
				walk->path.data, NULL };
			return true;
		}
		if (!enter(walk)) {
			*item = failed(walk);
			return true;
		}
	}
	return false;
}
