/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "transform/division.h"
#include "transform/standing.h"

enum { FIELDS = 5, LINE_MAX_LEN = 512, NAME_LEN = 400 };

static int
begin(void **state)
{
	*state = arena_new();
	return 0;
}

static int
end(void **state)
{
	arena_free(*state);
	return 0;
}

/* Cuts a line of the list into its fields. */
static size_t
cut(char *line, char *fields[], size_t max)
{
	size_t n = 0;

	line[strcspn(line, "\n")] = '\0';
	while (n < max) {
		fields[n++] = line;
		line += strcspn(line, "\t");
		if (*line == '\0')
			break;
		*line++ = '\0';
	}
	return n;
}

/* Names of the outer places of the line that is being read. */
struct outer {
	char name[DIVISION_TOWNSHIP + 1][NAME_LEN];
	char code[DIVISION_TOWNSHIP + 1][16];
};

static const char *
name_of(const struct outer *outer, enum division_level level, const char *code)
{
	const char *prefix = outer->code[level];

	if (prefix[0] == '\0' || strncmp(code, prefix, strlen(prefix)) != 0)
		return "";
	return outer->name[level];
}

/*
 * Every township of the list, written out in full, is found at its code; the
 * few dozen that are not are zones, which are found by their county.
 */
static void
every_township_in_full_is_found(void **state)
{
	FILE *list = fopen("schema/catalog/division.tsv", "r");
	struct outer outer = { 0 };
	struct place_context context = { .year = 2023 };
	struct standing standing;
	char line[LINE_MAX_LEN];
	size_t lost = 0;
	size_t n = 0;

	assert_non_null(list);
	while (fgets(line, sizeof(line), list) != NULL) {
		static const size_t level_of[] = { [2] = DIVISION_PROVINCE,
			[4] = DIVISION_PREFECTURE,
			[6] = DIVISION_COUNTY,
			[9] = DIVISION_TOWNSHIP };
		char *field[FIELDS];
		char full[NAME_LEN * 4];
		size_t level;

		if (cut(line, field, FIELDS) < FIELDS ||
		    strcmp(field[0], "code") == 0 || field[3][0] != '\0')
			continue;
		level = level_of[strlen(field[0])];
		snprintf(outer.name[level], NAME_LEN, "%s", field[1]);
		snprintf(outer.code[level], 16, "%s", field[0]);
		if (level < DIVISION_TOWNSHIP)
			continue;
		snprintf(full, sizeof(full), "%s%s%s",
		    name_of(&outer, DIVISION_PREFECTURE, field[0]),
		    name_of(&outer, DIVISION_COUNTY, field[0]), field[1]);
		arena_reset(*state);
		standing_read(slice_of(full), &context, *state, &standing);
		if (!slice_equal(standing.division, slice_of(field[0])))
			lost++;
		n++;
	}
	fclose(list);
	assert_true(n > 41000);
	if (lost > n / 1000)
		fail_msg("%zu of %zu townships not found", lost, n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_township_in_full_is_found),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
