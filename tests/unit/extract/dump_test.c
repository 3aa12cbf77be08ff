/* SPDX-License-Identifier: ISC */
#include <stdlib.h>
#include <sysexits.h>

#include "extract/dump.h"
#include "tests/unit/dies.h"
#include "tests/unit/extract/packed.h"

#define ONE "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 3\r\n\r\nabc"
#define TWO "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 2\r\n\r\nde"
#define END "\r\n\r\n"

static char path[] = "/tmp/dump_test.XXXXXX";

static int
make(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	return fd < 0 || close(fd) != 0;
}

static int
drop(void **state)
{
	(void)state;
	return unlink(path);
}

static void
spew(struct slice bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
}

static void
assert_dump(uint64_t offset, const char *wanted)
{
	char *text = NULL;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	dump_record(path, offset, 1 << 20, out);
	fclose(out);
	assert_string_equal(text, wanted);
	free(text);
}

static void
shows_a_plain_record(void **state)
{
	(void)state;
	spew(SLICE(ONE END TWO END));
	assert_dump(0, ONE);
	assert_dump(sizeof(ONE END) - 1, TWO);
}

static void
shows_a_packed_record(void **state)
{
	struct buf one = BUF_INIT;
	struct buf two = BUF_INIT;
	size_t len = pack(SLICE(ONE END), BITS_GZIP, &one).len;

	(void)state;
	(void)pack(SLICE(TWO END), BITS_GZIP, &two);
	buf_add(&one, two.data, two.len);
	spew((struct slice){ one.data, one.len });
	assert_dump(0, ONE);
	assert_dump(len, TWO);
	buf_release(&one);
	buf_release(&two);
}

static void
dump_at(void *offset)
{
	dump_record(path, *(uint64_t *)offset, 1 << 20, stdout);
}

static void
says_if_no_record_begins_there(void **state)
{
	uint64_t inside = 5;
	uint64_t behind = 4096;

	(void)state;
	spew(SLICE(ONE END TWO END));
	assert_exits(EX_DATAERR, dump_at, &inside);
	assert_exits(EX_DATAERR, dump_at, &behind);
	spew(SLICE("a text"));
	inside = 0;
	assert_exits(EX_DATAERR, dump_at, &inside);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shows_a_plain_record),
		cmocka_unit_test(shows_a_packed_record),
		cmocka_unit_test(says_if_no_record_begins_there),
	};

	return cmocka_run_group_tests(tests, make, drop);
}
