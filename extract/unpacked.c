/* SPDX-License-Identifier: ISC */
#include "extract/unpacked.h"

#include <stdlib.h>

#include "extract/gzip.h"
#include "extract/inflate.h"
#include "extract/tarhead.h"
#include "extract/zstd.h"
#include "schema/diag.h"

/* How much of a packed file is looked at to see what it holds. */
enum { LOOK_LEN = 16 << 10 };

/* Tools are made when they are first wanted. */
struct unpacked {
	struct source *source;
	bool by_zstd;
	struct gzip *gzip;
	struct zstd *zstd;
	struct inflater *inflater;
};

struct unpacked *
unpacked_new(void)
{
	struct unpacked *unpacked = calloc(1, sizeof(*unpacked));

	if (unpacked == NULL)
		diag_die(EX_OSERR, "out of memory");
	unpacked->source = source_new();
	return unpacked;
}

void
unpacked_free(struct unpacked *unpacked)
{
	if (unpacked == NULL)
		return;
	source_free(unpacked->source);
	gzip_free(unpacked->gzip);
	zstd_free(unpacked->zstd);
	inflater_free(unpacked->inflater);
	free(unpacked);
}

bool
unpacked_is_tar(struct unpacked *unpacked, struct source *file)
{
	struct slice in = source_peek(file, LOOK_LEN);
	char head[TAR_BLOCK];

	if (!gzip_is(in))
		return false;
	if (unpacked->inflater == NULL)
		unpacked->inflater = inflater_new();
	return tar_is((struct slice){ head,
	    inflater_prefix(unpacked->inflater, in, head, sizeof(head)) });
}

struct source *
unpacked_gzip(struct unpacked *unpacked, struct source *file)
{
	if (unpacked->gzip == NULL)
		unpacked->gzip = gzip_new();
	unpacked->by_zstd = false;
	source_begin_reader(unpacked->source,
	    gzip_stream(unpacked->gzip, file));
	return unpacked->source;
}

struct source *
unpacked_zstd(struct unpacked *unpacked, struct source *file)
{
	if (unpacked->zstd == NULL)
		unpacked->zstd = zstd_new();
	unpacked->by_zstd = true;
	zstd_begin(unpacked->zstd, file);
	source_begin_reader(unpacked->source, zstd_reader(unpacked->zstd));
	return unpacked->source;
}

struct fault
unpacked_fault(const struct unpacked *unpacked)
{
	return unpacked->by_zstd ? zstd_fault(unpacked->zstd)
				 : gzip_stream_fault(unpacked->gzip);
}
