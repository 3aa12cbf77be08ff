/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_TARRED_H
#define TESTS_UNIT_EXTRACT_TARRED_H

/* Tar archives, made block by block. */

#include <stdio.h>
#include <string.h>

#include "extract/tar.h"
#include "extract/tarhead.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

#define USTAR SLICE("ustar\00000")
#define GNU   SLICE("ustar  \0")
#define OLD   SLICE("\0")

/* Puts the sum of a header's bytes where it belongs. */
static inline void
tar_sign(char *header)
{
	unsigned sum = 0;

	memset(header + 148, ' ', 8);
	for (size_t i = 0; i < TAR_BLOCK; i++)
		sum += (unsigned char)header[i];
	snprintf(header + 148, 8, "%06o", sum);
	header[155] = ' ';
}

static inline void
tar_head(char *header, struct slice magic, char type, const char *name,
    size_t len)
{
	memset(header, 0, TAR_BLOCK);
	memcpy(header, name, strlen(name) < 100 ? strlen(name) : 100);
	snprintf(header + 100, 8, "%07o", 0644);
	snprintf(header + 124, 12, "%011zo", len);
	header[156] = type;
	memcpy(header + 257, magic.ptr, magic.len);
	tar_sign(header);
}

/* Zeros up to the next block. */
static inline void
tar_pad(struct buf *buf)
{
	while (buf->len % TAR_BLOCK != 0)
		buf_add_char(buf, '\0');
}

/* A header with bytes behind it. */
static inline void
tar_add(struct buf *buf, char type, const char *name, struct slice bytes)
{
	char header[TAR_BLOCK];

	tar_head(header, USTAR, type, name, bytes.len);
	buf_add(buf, header, sizeof(header));
	buf_add(buf, bytes.ptr, bytes.len);
	tar_pad(buf);
}

static inline void
tar_close(struct buf *buf)
{
	static const char zeros[TAR_BLOCK];

	buf_add(buf, zeros, sizeof(zeros));
	buf_add(buf, zeros, sizeof(zeros));
}

#endif
