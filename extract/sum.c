/* SPDX-License-Identifier: ISC */
/*
 * A sum of this kind is what is left of the bytes, taken for a polynomial, by
 * a division; so a part of them may give way to any other with the same rest.
 * The first STEP bytes are multiplied by what lies between them and the next
 * STEP, and added to those, until only as many are left, and then sixteen of
 * those.  After Gopal and others; a library's own sum does what remains.
 *
 * The library has it too, for half as many bytes at a time.
 */
#define ZLIB_CONST
#include "extract/sum.h"

#if defined(__x86_64__)
#	include <immintrin.h>
#endif

#ifdef HAVE_LIBDEFLATE
#	include <libdeflate.h>
#else
#	include <zlib.h>
#endif

/* Goes on with the sum of what came before; 0 is that of nothing. */
static uint32_t
add(uint32_t sum, struct slice bytes)
{
#ifdef HAVE_LIBDEFLATE
	return libdeflate_crc32(sum, bytes.ptr, bytes.len);
#else
	return (uint32_t)crc32_z(sum, (const Bytef *)bytes.ptr, bytes.len);
#endif
}

#if defined(__x86_64__)
#	define WIDE __attribute__((target("avx2,pclmul,vpclmulqdq")))

/* Of fewer bytes than FAST_LEN, the library's own sum comes sooner. */
enum { PART = 32, STEP = 4 * PART, REST = 16, FAST_LEN = 1024 };

/*
 * By what the two halves of sixteen bytes are multiplied for so many bytes
 * between: x^(8n + 32) and x^(8n - 32), modulo the polynomial, lowest bit last
 * and shifted by one.
 */
struct factors {
	int64_t low;
	int64_t high;
};

static const struct factors by_step = { 0x1e88ef372, 0x14a7fe880 };
static const struct factors by_part = { 0x0f1da05aa, 0x15a546366 };
static const struct factors by_rest = { 0x1751997d0, 0x0ccaa009e };

WIDE static inline __m256i
part_at(const char *bytes)
{
	return _mm256_loadu_si256((const void *)bytes);
}

/* Moves a part onto another one that lies behind it. */
WIDE static inline __m256i
fold(__m256i part, struct factors by, __m256i onto)
{
	__m256i factors = _mm256_set_epi64x(by.high, by.low, by.high, by.low);
	__m256i low = _mm256_clmulepi64_epi128(part, factors, 0x00);
	__m256i high = _mm256_clmulepi64_epi128(part, factors, 0x11);

	return _mm256_xor_si256(onto, _mm256_xor_si256(low, high));
}

/* The same for the first half of a part and the second. */
WIDE static inline __m128i
fold_half(__m256i part)
{
	__m128i factors = _mm_set_epi64x(by_rest.high, by_rest.low);
	__m128i first = _mm256_castsi256_si128(part);
	__m128i low = _mm_clmulepi64_si128(first, factors, 0x00);
	__m128i high = _mm_clmulepi64_si128(first, factors, 0x11);

	return _mm_xor_si128(_mm256_extracti128_si256(part, 1),
	    _mm_xor_si128(low, high));
}

/* Of STEP bytes or more. */
WIDE static uint32_t
sum_fast(struct slice bytes)
{
	/* A sum begins as if all bits of four bytes before were set. */
	__m256i begin = _mm256_set_epi32(0, 0, 0, 0, 0, 0, 0, -1);
	__m256i part[4];
	char rest[REST];
	size_t at = STEP;

	for (size_t i = 0; i < 4; i++)
		part[i] = part_at(bytes.ptr + i * PART);
	part[0] = _mm256_xor_si256(part[0], begin);
	for (; at + STEP <= bytes.len; at += STEP)
		for (size_t i = 0; i < 4; i++)
			part[i] = fold(part[i], by_step,
			    part_at(bytes.ptr + at + i * PART));
	for (size_t i = 1; i < 4; i++)
		part[i] = fold(part[i - 1], by_part, part[i]);
	_mm_storeu_si128((void *)rest, fold_half(part[3]));
	/* Nothing came before the rest, not even those bits. */
	return add(add(UINT32_MAX, (struct slice){ rest, REST }),
	    slice_sub(bytes, at, bytes.len));
}
#endif

uint32_t
sum_of(struct slice bytes)
{
#if defined(__x86_64__)
	if (bytes.len >= FAST_LEN && __builtin_cpu_supports("avx2") &&
	    __builtin_cpu_supports("vpclmulqdq"))
		return sum_fast(bytes);
#endif
	return add(0, bytes);
}
