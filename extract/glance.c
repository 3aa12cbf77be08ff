/* SPDX-License-Identifier: ISC */
/*
 * Each byte of a group is looked up by its two halves, in tables that fit in
 * a register; what is left of eight bits after four bytes is a class of the
 * groups that may begin at that place.  After Langdale's Teddy.
 *
 * Groups that are alike share a class, so that few other bytes have one, and
 * two of the bytes are looked up first: mostly nothing is left.
 *
 * But most of what there is to be looked at is plain text, which is ASCII with
 * no ampersand.  Groups begin otherwise if they can, and then it is passed over
 * without a look at a table.
 */
#include "extract/glance.h"

#include <string.h>

#if defined(__x86_64__)
#	include <immintrin.h>
#endif

#include "schema/diag.h"

enum { PLACES = 32, PAIR = 2 * PLACES, STEP = 2 * PAIR };

/* What is no plain text, less one and without the reference, is negative. */
enum { REFERENCE = '&' };

static uint32_t
group_at(const char *bytes)
{
	uint32_t group;

	memcpy(&group, bytes, sizeof(group));
	return group;
}

/* Where a group is, or where there is room for it. */
static size_t
slot_of(const struct glance *glance, uint32_t group)
{
	size_t i = group * UINT32_C(0x9e3779b1) >> 22;

	while (glance->slot[i] != 0 && glance->slot[i] != group)
		i = (i + 1) % GLANCE_SLOTS;
	return i;
}

/* No word has four bytes of zero. */
static bool
is_group(const struct glance *glance, const char *bytes)
{
	uint32_t group = group_at(bytes);

	return group != 0 && glance->slot[slot_of(glance, group)] == group;
}

/* How many halves of a byte a class has, with one more. */
static uint64_t
count_halves(const uint8_t table[16], uint8_t bit, unsigned more)
{
	uint64_t n = 0;

	for (unsigned half = 0; half < 16; half++)
		n += (table[half] & bit) != 0 || half == more;
	return n;
}

/* How many different bytes a class would have, with a group more. */
static uint64_t
count_with(const struct glance *glance, uint8_t bit, const char *group)
{
	uint64_t n = 1;

	for (size_t i = 0; i < GLANCE_LEN; i++) {
		unsigned char byte = (unsigned char)group[i];

		n *= count_halves(glance->low[i], bit, byte & 15) *
		    count_halves(glance->high[i], bit, byte >> 4);
	}
	return n;
}

/* The class that grows least by a group. */
static size_t
class_for(const struct glance *glance, const char *group)
{
	uint64_t least = UINT64_MAX;
	size_t best = 0;

	for (size_t i = 0; i < GLANCE_CLASSES; i++) {
		uint64_t n = count_with(glance, (uint8_t)(1 << i), group) -
		    glance->nbytes[i];

		if (n < least) {
			least = n;
			best = i;
		}
	}
	return best;
}

/* Whether a byte is not one of plain text; of a few others this is not seen. */
static bool
is_telling(char byte)
{
	return (((byte ^ REFERENCE) - 1) & 0x80) != 0;
}

/* Where the last group begins that begins so, or the last of all. */
static size_t
choose(struct slice bytes, bool *is_plain)
{
	size_t last = bytes.len - GLANCE_LEN;

	for (size_t at = last + 1; at-- > 0;)
		if (is_telling(bytes.ptr[at])) {
			*is_plain = false;
			return at;
		}
	*is_plain = true;
	return last;
}

static void
enter(struct glance *glance, const char *group)
{
	size_t class = class_for(glance, group);
	uint8_t bit = (uint8_t)(1 << class);

	glance->nbytes[class] = count_with(glance, bit, group);
	glance->slot[slot_of(glance, group_at(group))] = group_at(group);
	glance->ngroups++;
	for (size_t i = 0; i < GLANCE_LEN; i++) {
		unsigned char byte = (unsigned char)group[i];

		glance->low[i][byte & 15] |= bit;
		glance->high[i][byte >> 4] |= bit;
	}
}

size_t
glance_add(struct glance *glance, struct slice bytes)
{
	bool is_plain;
	size_t at;

	if (bytes.len < GLANCE_LEN || glance->ngroups == GLANCE_MAX)
		diag_die(EX_SOFTWARE, "no group to glance at");
	at = choose(bytes, &is_plain);
	glance->everywhere |= is_plain;
	if (!is_group(glance, bytes.ptr + at))
		enter(glance, bytes.ptr + at);
	return at;
}

/* Whether a group may begin at a place: the same, one place at a time. */
static bool
may_be(const struct glance *glance, const char *bytes)
{
	unsigned left = UINT8_MAX;

	for (size_t i = 0; i < GLANCE_LEN; i++) {
		unsigned char byte = (unsigned char)bytes[i];

		left &= glance->low[i][byte & 15];
		left &= glance->high[i][byte >> 4];
	}
	return left != 0;
}

static size_t
find_slow(const struct glance *glance, struct slice bytes, size_t from)
{
	for (; from + GLANCE_LEN <= bytes.len; from++)
		if ((glance->everywhere || is_telling(bytes.ptr[from])) &&
		    may_be(glance, bytes.ptr + from) &&
		    is_group(glance, bytes.ptr + from))
			return from;
	return SIZE_MAX;
}

#if defined(__x86_64__)
#	define AVX2 __attribute__((target("avx2")))

/* The tables of one byte of a group, twice over. */
struct tables {
	__m256i low;
	__m256i high;
};

AVX2 static inline struct tables
load(const struct glance *glance, size_t i)
{
	return (struct tables){
		_mm256_broadcastsi128_si256(
		    _mm_loadu_si128((const void *)glance->low[i])),
		_mm256_broadcastsi128_si256(
		    _mm_loadu_si128((const void *)glance->high[i])),
	};
}

/* What is left at each of the places at `bytes`, of that byte alone. */
AVX2 static inline __m256i
left_at(struct tables tables, const char *bytes)
{
	const __m256i half = _mm256_set1_epi8(15);
	__m256i in = _mm256_loadu_si256((const void *)bytes);
	__m256i upper = _mm256_and_si256(_mm256_srli_epi16(in, 4), half);

	return _mm256_and_si256(_mm256_shuffle_epi8(tables.low,
				    _mm256_and_si256(in, half)),
	    _mm256_shuffle_epi8(tables.high, upper));
}

/* What is left by two bytes of a group, the first of them at `bytes`. */
AVX2 static inline __m256i
left_by_two(const struct tables tables[2], const char *bytes)
{
	return _mm256_and_si256(left_at(tables[0], bytes),
	    left_at(tables[1], bytes + 1));
}

/* Looks closer at places where some are left.  PLACES if none is one. */
AVX2 static inline size_t
find_among(const struct glance *glance, __m256i some,
    const struct tables tables[GLANCE_LEN], const char *bytes)
{
	__m256i left = _mm256_and_si256(some,
	    left_by_two(tables + 2, bytes + 2));
	__m256i none = _mm256_cmpeq_epi8(left, _mm256_setzero_si256());
	unsigned places = ~(unsigned)_mm256_movemask_epi8(none);

	for (; places != 0; places &= places - 1) {
		size_t n = (size_t)__builtin_ctz(places);

		if (is_group(glance, bytes + n))
			return n;
	}
	return PLACES;
}

/* A group among a pair of PLACES.  PAIR if there is none. */
AVX2 static inline size_t
find_in_pair(const struct glance *glance,
    const struct tables tables[GLANCE_LEN], const char *bytes)
{
	__m256i one = left_by_two(tables, bytes);
	__m256i two = left_by_two(tables, bytes + PLACES);
	__m256i both = _mm256_or_si256(one, two);
	size_t n;

	if (_mm256_testz_si256(both, both))
		return PAIR;
	n = find_among(glance, one, tables, bytes);
	return n < PLACES ? n
			  : n + find_among(glance, two, tables, bytes + PLACES);
}

/* What is negative wherever a byte is telling. */
AVX2 static inline __m256i
telling_at(const char *bytes)
{
	return _mm256_add_epi8(_mm256_set1_epi8(-1),
	    _mm256_xor_si256(_mm256_set1_epi8(REFERENCE),
		_mm256_loadu_si256((const void *)bytes)));
}

/* Whether none of STEP bytes is telling. */
AVX2 static inline bool
is_plain_text(const char *bytes)
{
	__m256i one = _mm256_or_si256(telling_at(bytes),
	    telling_at(bytes + PLACES));
	__m256i two = _mm256_or_si256(telling_at(bytes + PAIR),
	    telling_at(bytes + PAIR + PLACES));

	return _mm256_movemask_epi8(_mm256_or_si256(one, two)) == 0;
}

AVX2 static size_t
find_fast(const struct glance *glance, struct slice bytes, size_t from)
{
	const struct tables tables[] = { load(glance, 0), load(glance, 1),
		load(glance, 2), load(glance, 3) };

	for (; from + STEP + GLANCE_LEN <= bytes.len; from += STEP) {
		const char *at = bytes.ptr + from;
		size_t n;

		if (!glance->everywhere && is_plain_text(at))
			continue;
		n = find_in_pair(glance, tables, at);
		if (n == PAIR)
			n += find_in_pair(glance, tables, at + PAIR);
		if (n < STEP)
			return from + n;
	}
	return find_slow(glance, bytes, from);
}
#endif

size_t
glance_find(const struct glance *glance, struct slice bytes, size_t from)
{
#if defined(__x86_64__)
	if (__builtin_cpu_supports("avx2"))
		return find_fast(glance, bytes, from);
#endif
	return find_slow(glance, bytes, from);
}
