/* SPDX-License-Identifier: ISC */
#include "extract/dump.h"

#include <sys/stat.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "extract/archive.h"
#include "schema/diag.h"

/* Moves to the record.  One that cannot be sought is read from its beginning.
 */
static void
seek(struct archive *archive, int fd, const char *path, uint64_t offset)
{
	struct archive_form form;
	struct stat status;
	struct slice bytes;
	struct fault fault;

	archive_begin(archive, fd, path);
	if (archive_divides(archive, &form) && fstat(fd, &status) == 0) {
		struct archive_part part = { fd, offset,
			(uint64_t)status.st_size };

		archive_begin_part(archive, form, part, path);
		return;
	}
	while (archive_is_crawl(archive) && archive_offset(archive) < offset)
		if (!archive_raw(archive, &bytes, &fault))
			return;
}

void
dump_record(const char *path, uint64_t offset, size_t max, FILE *out)
{
	struct archive *archive = archive_new(max);
	struct slice bytes = SLICE("");
	struct fault fault = FAULT_NONE;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		diag_die(EX_DATAERR, "%s: %s", path, strerror(errno));
	seek(archive, fd, path, offset);
	if (!archive_is_crawl(archive) || archive_offset(archive) != offset ||
	    !archive_raw(archive, &bytes, &fault))
		diag_die(EX_DATAERR, "%s: no record begins there", path);
	if (bytes.len == 0 && fault.detail != NULL)
		diag_die(EX_DATAERR, "%s: %s", path, fault.detail);
	if (fwrite(bytes.ptr, 1, bytes.len, out) != bytes.len)
		diag_die(EX_IOERR, "stdout: %s", strerror(errno));
	archive_free(archive);
	close(fd);
}
