/* SPDX-License-Identifier: ISC */
/*
 * Each byte of a group is looked up by its two halves, in tables that fit in
 * a register; what is left of eight bits after four bytes is an eighth of the
 * groups that may begin at that place.  After Langdale's Teddy.
 */
#include "extract/glance.h"

#include <string.h>

#if defined(__x86_64__)
#	include <immintrin.h>
#endif

#include "schema/diag.h"

enum { EIGHTHS = 8, PLACES = 32 };

static uint32_t
group_at(const char *bytes)
{
	uint32_t group;

	memcpy(&group, bytes, sizeof(group));
	return group;
}

static bool
is_group(const struct glance *glance, const char *bytes)
{
	uint32_t group = group_at(bytes);

	for (size_t i = 0; i < glance->ngroups; i++)
		if (glance->group[i] == group)
			return true;
	return false;
}

void
glance_add(struct glance *glance, struct slice bytes)
{
	const char *group = bytes.ptr + bytes.len - GLANCE_LEN;
	uint8_t bit = (uint8_t)(1 << glance->ngroups % EIGHTHS);

	if (bytes.len < GLANCE_LEN || glance->ngroups == GLANCE_MAX)
		diag_die(EX_SOFTWARE, "no group to glance at");
	if (is_group(glance, group))
		return;
	glance->group[glance->ngroups++] = group_at(group);
	for (size_t i = 0; i < GLANCE_LEN; i++) {
		unsigned char byte = (unsigned char)group[i];

		glance->low[i][byte & 15] |= bit;
		glance->high[i][byte >> 4] |= bit;
	}
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
		if (may_be(glance, bytes.ptr + from) &&
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

AVX2 static size_t
find_fast(const struct glance *glance, struct slice bytes, size_t from)
{
	const struct tables a = load(glance, 0), b = load(glance, 1),
			    c = load(glance, 2), d = load(glance, 3);

	for (; from + PLACES + GLANCE_LEN <= bytes.len; from += PLACES) {
		const char *at = bytes.ptr + from;
		__m256i left = _mm256_and_si256(_mm256_and_si256(left_at(a, at),
						    left_at(b, at + 1)),
		    _mm256_and_si256(left_at(c, at + 2), left_at(d, at + 3)));
		__m256i none = _mm256_cmpeq_epi8(left, _mm256_setzero_si256());
		unsigned places = ~(unsigned)_mm256_movemask_epi8(none);

		for (; places != 0; places &= places - 1) {
			size_t n = (size_t)__builtin_ctz(places);

			if (is_group(glance, at + n))
				return from + n;
		}
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
