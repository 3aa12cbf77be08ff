/* SPDX-License-Identifier: ISC */
#include "schema/counts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/diag.h"

enum { COUNTS_MAX = 256, NAME_MAX_LEN = 64 };

struct counts {
	size_t n;

	struct {
		char name[NAME_MAX_LEN];
		size_t len;
		uint64_t value;
	} row[COUNTS_MAX];
};

struct counts *
counts_new(void)
{
	struct counts *counts = calloc(1, sizeof(*counts));

	if (counts == NULL)
		diag_die(EX_OSERR, "out of memory");
	return counts;
}

void
counts_free(struct counts *counts)
{
	free(counts);
}

/* The counter's row, made if need be; NULL if there is no room for it. */
static uint64_t *
find(struct counts *counts, struct slice name)
{
	for (size_t i = 0; i < counts->n; i++)
		if (counts->row[i].len == name.len &&
		    memcmp(counts->row[i].name, name.ptr, name.len) == 0)
			return &counts->row[i].value;
	if (counts->n == COUNTS_MAX || name.len == 0 ||
	    name.len >= NAME_MAX_LEN)
		return NULL;
	memcpy(counts->row[counts->n].name, name.ptr, name.len);
	counts->row[counts->n].len = name.len;
	return &counts->row[counts->n++].value;
}

void
counts_add(struct counts *counts, const char *name, uint64_t n)
{
	uint64_t *value = find(counts, slice_of(name));

	if (value == NULL)
		diag_die(EX_SOFTWARE, "no room for the counter %s", name);
	*value += n;
}

void
counts_add_code(struct counts *counts, const char *prefix, const char *code)
{
	char name[NAME_MAX_LEN];

	if (strlen(prefix) + strlen(code) >= NAME_MAX_LEN)
		diag_die(EX_SOFTWARE, "no room for the counter %s%s", prefix,
		    code);
	stpcpy(stpcpy(name, prefix), code);
	counts_add(counts, name, 1);
}

uint64_t
counts_get(const struct counts *counts, const char *name)
{
	for (size_t i = 0; i < counts->n; i++)
		if (strcmp(counts->row[i].name, name) == 0)
			return counts->row[i].value;
	return 0;
}

/* Names are printable ASCII; a NUL in one would hide what follows it. */
static bool
is_name(struct slice name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] <= ' ' || name.ptr[i] > '~')
			return false;
	return name.len > 0;
}

/* Takes in one NAME=NUMBER.  False if it is none. */
static bool
parse_one(struct counts *counts, struct slice word)
{
	size_t equals = slice_find(word, SLICE("="), 0);
	uint64_t number = 0;
	uint64_t *value;

	if (equals == SIZE_MAX || equals + 1 == word.len ||
	    !is_name(slice_sub(word, 0, equals)))
		return false;
	for (size_t i = equals + 1; i < word.len; i++) {
		uint64_t digit = (uint64_t)(word.ptr[i] - '0');

		if (word.ptr[i] < '0' || word.ptr[i] > '9' ||
		    number > (UINT64_MAX - digit) / 10)
			return false;
		number = number * 10 + digit;
	}
	value = find(counts, slice_sub(word, 0, equals));
	if (value == NULL || *value > UINT64_MAX - number)
		return false;
	*value += number;
	return true;
}

bool
counts_parse(struct counts *counts, struct slice text)
{
	for (size_t at = 0, stop; at < text.len; at = stop + 1) {
		stop = slice_find(text, SLICE(" "), at);
		if (stop == SIZE_MAX)
			stop = text.len;
		if (!parse_one(counts, slice_sub(text, at, stop - at)))
			return false;
	}
	return true;
}

void
counts_write(const struct counts *counts, struct buf *buf)
{
	for (size_t i = 0; i < counts->n; i++) {
		char text[NAME_MAX_LEN + 24];
		int len = snprintf(text, sizeof(text), "%s%s=%" PRIu64,
		    i > 0 ? " " : "", counts->row[i].name,
		    counts->row[i].value);

		buf_add(buf, text, (size_t)len);
	}
}

const char *
counts_name(const struct counts *counts, size_t i)
{
	return i < counts->n ? counts->row[i].name : NULL;
}
