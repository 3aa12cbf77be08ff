/* SPDX-License-Identifier: ISC */
#include "extract/index.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/scratch.h"

#define LINE(host, mime, file, offset)                                   \
	"cn,gov," host ")/ 20240501000000 {\"url\": \"http://" host      \
	".gov.cn/\", \"mime\": \"" mime "\", \"status\": \"200\","       \
	" \"length\": \"10\", \"offset\": \"" offset "\", \"filename\":" \
	" \"" file "\"}\n"

static struct index *
index_of(struct slice bytes, const struct select *select)
{
	int fd = scratch_open(bytes);
	struct index *index = index_new(fd, "test", select);

	close(fd);
	return index;
}

static void
gives_the_places_in_a_file_by_offset(void **state)
{
	struct select all = SELECT_ALL;
	struct index *index =
	    index_of(SLICE(LINE("a", "text/html", "x/one.warc.gz", "300")
			     LINE("b", "text/html", "two.warc.gz", "5")
				 LINE("c", "text/html", "one.warc.gz", "20")),
		&all);
	const struct index_place *place;
	size_t n;

	(void)state;
	place = index_find(index, "elsewhere/one.warc.gz", &n);
	assert_int_equal(n, 2);
	assert_int_equal(place[0].offset, 20);
	assert_int_equal(place[0].length, 10);
	assert_int_equal(place[1].offset, 300);
	place = index_find(index, "two.warc.gz", &n);
	assert_int_equal(n, 1);
	assert_int_equal(place[0].offset, 5);
	(void)index_find(index, "three.warc.gz", &n);
	assert_int_equal(n, 0);
	index_free(index);
}

static void
takes_what_is_wanted_alone(void **state)
{
	struct select select = SELECT_ALL;
	struct index *index;
	size_t n;

	(void)state;
	select_add(&select.hosts, "a.gov.cn");
	select_add(&select.media, "text/html");
	index = index_of(SLICE(LINE("a", "text/html", "f", "1")
				 LINE("a", "image/png", "f", "2")
				     LINE("b", "text/html", "f", "3")),
	    &select);
	assert_int_equal(index_find(index, "f", &n)->offset, 1);
	assert_int_equal(n, 1);
	index_free(index);
}

static void
reads_a_packed_one(void **state)
{
	struct select all = SELECT_ALL;
	struct buf packed = BUF_INIT;
	struct index *index = index_of(pack(SLICE(LINE("a", "text/html", "f",
						"7")),
					   BITS_GZIP, &packed),
	    &all);
	size_t n;

	(void)state;
	assert_int_equal(index_find(index, "f", &n)->offset, 7);
	assert_int_equal(n, 1);
	index_free(index);
	buf_release(&packed);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_places_in_a_file_by_offset),
		cmocka_unit_test(takes_what_is_wanted_alone),
		cmocka_unit_test(reads_a_packed_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
