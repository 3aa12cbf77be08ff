/* SPDX-License-Identifier: ISC */
#ifndef TRANSFORM_DIVISION_H
#define TRANSFORM_DIVISION_H

/*
 * The divisions of China, from schema/catalog/division.tsv: compiled in, so
 * that nothing is read when the program starts.
 *
 * A code is a number of nine digits, with noughts behind what is less deep:
 * 330108002 for a street, 330108000 for its district.  Divisions are told by
 * their rows, for one code may have had several names.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "schema/slice.h"

enum division_level {
	DIVISION_NONE,
	DIVISION_PROVINCE,
	DIVISION_PREFECTURE,
	DIVISION_COUNTY,
	DIVISION_TOWNSHIP
};

/* How a text names a division. */
enum division_how {
	DIVISION_FULL,
	DIVISION_JOINED, /* without the people that it is named after */
	DIVISION_SHORT   /* without its kind */
};

struct division_hit {
	uint16_t row;
	uint8_t len; /* of the text that names it, in bytes */
	uint8_t how;
};

/* Most that a name can mean, and most codes that one is found under. */
enum { DIVISION_HITS_MAX = 384, DIVISION_CODES_MAX = 5 };

/*
 * All that `text` may begin with the name of, as far as it lies within code
 * `within` (0 for anywhere) and is not that itself: how many, cut off at
 * DIVISION_HITS_MAX.  The shorter names come first.
 */
size_t division_find(struct slice text, uint32_t within,
    struct division_hit hits[static DIVISION_HITS_MAX]);

uint32_t division_code(uint16_t row);
struct slice division_name(uint16_t row);
enum division_level division_level(uint16_t row);

/* Whether it is a zone that statistics count as a county. */
bool division_is_zone(uint16_t row);

/*
 * How many years lie between `year` and those in which it is known to have
 * been there: 0 if it was.  Year 0 stands for today.
 */
int division_years_off(uint16_t row, int year);

/* The code of the division of that level that `code` lies in, or `code`. */
uint32_t division_outer(uint32_t code, enum division_level level);

/* Whether `inner` is `outer` or lies in it. */
bool division_within(uint32_t inner, uint32_t outer);

/* The row of that code whose years are nearest; false if there is none. */
bool division_row(uint32_t code, int year, uint16_t *row);

/*
 * The codes that places within a division are found under: its own and, if it
 * is gone, those of what it became.  How many.
 */
size_t division_codes(uint16_t row, uint32_t codes[static DIVISION_CODES_MAX]);

#endif
