/* SPDX-License-Identifier: ISC */
#include "extract/tarhead.h"

#include <string.h>

/* Where the fields of a header are, and their lengths. */
struct field {
	size_t at, len;
};

static const struct field name_field = { 0, 100 };
static const struct field size_field = { 124, 12 };
static const struct field sum_field = { 148, 8 };
static const struct field magic_field = { 257, 8 };
static const struct field prefix_field = { 345, 155 };

enum { TYPE_AT = 156 };

/* The rest of `field` up to a NUL. */
static struct slice
text_of(const char *header, struct field field)
{
	return (struct slice){ header + field.at,
		strnlen(header + field.at, field.len) };
}

static bool
is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* A number in octal, with blanks before it.  False if it is none. */
static bool
read_octal(struct slice text, uint64_t *value)
{
	size_t at = 0;

	*value = 0;
	while (at < text.len && text.ptr[at] == ' ')
		at++;
	for (; at < text.len && is_octal(text.ptr[at]); at++)
		*value = *value << 3 | (uint64_t)(text.ptr[at] - '0');
	return at == text.len || text.ptr[at] == ' ';
}

/* A size, which GNU writes in binary if it has no room for it in octal. */
static bool
read_size(const char *header, uint64_t *size)
{
	const char *bytes = header + size_field.at;

	if ((unsigned char)bytes[0] != 0x80)
		return read_octal(text_of(header, size_field), size);
	*size = 0;
	for (size_t i = 1; i < size_field.len; i++) {
		if (*size > INT64_MAX >> 8)
			return false;
		*size = *size << 8 | (unsigned char)bytes[i];
	}
	return true;
}

bool
tar_is_zeros(struct slice bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		if (bytes.ptr[i] != '\0')
			return false;
	return true;
}

/* Whether the sum of the bytes is the one that is stated, signed or not. */
static bool
has_sum(const char *header)
{
	struct slice field = text_of(header, sum_field);
	uint64_t stated;
	int plain = 0;
	int with_sign = 0;

	if (!read_octal(field, &stated))
		return false;
	for (size_t i = 0; i < TAR_BLOCK; i++) {
		plain += (unsigned char)header[i];
		with_sign += (signed char)header[i];
	}
	/* Its own field counts as blanks. */
	for (size_t i = sum_field.at; i < sum_field.at + sum_field.len; i++) {
		plain += ' ' - (unsigned char)header[i];
		with_sign += ' ' - (signed char)header[i];
	}
	return stated == (uint64_t)plain || stated == (uint64_t)with_sign;
}

static bool
is_ustar(const char *header)
{
	return memcmp(header + magic_field.at, "ustar", 5) == 0;
}

/*
 * Whether a header is there.  One without the magic has nothing where newer
 * ones have more fields.
 */
static bool
is_header(const char *header)
{
	struct slice newer = { header + magic_field.at,
		TAR_BLOCK - magic_field.at };
	uint64_t size;

	/* This rules out nearly all that is none: sums have four figures. */
	if (!is_octal(header[sum_field.at + 2]))
		return false;
	return (is_ustar(header) ||
		   (header[0] != '\0' && tar_is_zeros(newer))) &&
	    read_size(header, &size) && has_sum(header);
}

bool
tar_is(struct slice head)
{
	return head.len >= TAR_BLOCK && is_header(head.ptr);
}

bool
tar_is_in(struct slice bytes)
{
	size_t at = 0;

	while ((at = slice_find(bytes, SLICE("ustar"), at)) != SIZE_MAX) {
		if (at >= magic_field.at &&
		    tar_is(slice_sub(bytes, at - magic_field.at, bytes.len)))
			return true;
		at++;
	}
	return false;
}

size_t
tar_find(struct slice bytes, size_t from)
{
	for (size_t at = from; at + TAR_BLOCK <= bytes.len; at++)
		if (is_header(bytes.ptr + at))
			return at;
	return SIZE_MAX;
}

struct tar_head
tar_head_of(const char *header)
{
	struct tar_head head = { .name = text_of(header, name_field),
		.prefix = SLICE(""),
		.type = header[TYPE_AT] };

	(void)read_size(header, &head.size);
	/* GNU has other fields there, and says so by a blank. */
	if (memcmp(header + magic_field.at, "ustar", 6) == 0)
		head.prefix = text_of(header, prefix_field);
	return head;
}
