/* SPDX-License-Identifier: ISC */
#include "extract/member.h"
#include "tests/unit/extract/packed.h"
#include "tests/unit/extract/report.h"
#include "tests/unit/extract/text.h"

enum { MAX = 1 << 16 };

struct trial {
	struct members *members;
	struct source *source;
	struct buf file;
	size_t begin[4]; /* of each member */
	size_t n;
};

/* Adds a member that holds the record of a page. */
static void
add(struct trial *trial, const char *uri, const char *page)
{
	struct buf plain = BUF_INIT, packed = BUF_INIT;

	report_record(&plain, uri, page);
	(void)pack((struct slice){ plain.data, plain.len }, BITS_GZIP, &packed);
	trial->begin[trial->n++] = trial->file.len;
	buf_add(&trial->file, packed.data, packed.len);
	buf_release(&plain);
	buf_release(&packed);
}

static int
set_up(void **state)
{
	static struct trial trial;

	trial = (struct trial){ .members = members_new(MAX),
		.source = source_new() };
	add(&trial, "http://a.gov.cn/1", "one");
	add(&trial, "http://b.example/2", "two");
	add(&trial, "http://a.gov.cn/3", "three");
	*state = &trial;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *trial = *state;

	members_free(trial->members);
	source_free(trial->source);
	buf_release(&trial->file);
	return 0;
}

static void
begin(struct trial *trial)
{
	source_begin_bytes(trial->source,
	    (struct slice){ trial->file.data, trial->file.len });
	members_begin(trial->members, trial->source, CRAWL_WARC);
}

/* The next record is whole, begins there, and ends in that text. */
static void
assert_next(struct trial *trial, size_t offset, const char *end)
{
	struct crawl_record record;
	size_t len = strlen(end);

	assert_true(members_next(trial->members, &record));
	assert_null(record.fault.detail);
	assert_int_equal(record.offset, offset);
	assert_true(record.block.len > len);
	assert_text(slice_sub(record.block, record.block.len - len, len), end);
}

static void
assert_lost(struct trial *trial, size_t offset, const char *why)
{
	struct crawl_record record;

	assert_true(members_next(trial->members, &record));
	assert_string_equal(record.fault.detail, why);
	assert_int_equal(record.offset, offset);
}

static void
assert_end(struct trial *trial)
{
	struct crawl_record record;

	assert_false(members_next(trial->members, &record));
	assert_int_equal(members_offset(trial->members), trial->file.len);
}

static void
gives_one_record_of_each_member(void **state)
{
	struct trial *trial = *state;

	begin(trial);
	assert_next(trial, 0, "one");
	assert_int_equal(members_offset(trial->members), trial->begin[1]);
	assert_next(trial, trial->begin[1], "two");
	assert_next(trial, trial->begin[2], "three");
	assert_end(trial);
}

static void
loses_a_damaged_member_and_no_other(void **state)
{
	struct trial *trial = *state;

	trial->file.data[trial->begin[2] - 6] ^= 1; /* of its checksum */
	begin(trial);
	assert_next(trial, 0, "one");
	assert_lost(trial, trial->begin[1], "a gzip member is damaged");
	assert_next(trial, trial->begin[2], "three");
	assert_end(trial);
}

static void
says_what_stands_between_members(void **state)
{
	struct trial *trial = *state;

	memcpy(trial->file.data + trial->begin[1], "no", 2);
	begin(trial);
	assert_next(trial, 0, "one");
	assert_lost(trial, trial->begin[1], "bytes that are no record");
	assert_next(trial, trial->begin[2], "three");
	trial->file.len -= 3;
	begin(trial);
	assert_next(trial, 0, "one");
	assert_lost(trial, trial->begin[1], "bytes that are no record");
	assert_lost(trial, trial->begin[2], "a gzip member is cut short");
	assert_end(trial);
}

static void
finds_a_member_from_the_middle_of_another(void **state)
{
	struct trial *trial = *state;

	begin(trial);
	source_skip(trial->source, trial->begin[1] / 2);
	assert_true(members_find(trial->members));
	assert_int_equal(members_offset(trial->members), trial->begin[1]);
	source_skip(trial->source, trial->begin[2] - trial->begin[1] + 1);
	assert_false(members_find(trial->members));
}

static void
steps_over_other_hosts(void **state)
{
	struct trial *trial = *state;
	struct select select = SELECT_ALL;
	struct crawl_record record;

	select_add(&select.hosts, ".gov.cn");
	members_select(trial->members, &select);
	trial->file.data[trial->begin[2] - 6] ^=
	    1; /* not unpacked, so unseen */
	begin(trial);
	for (size_t n = 0; n < 3; n++) {
		assert_true(members_next(trial->members, &record));
		assert_int_equal(record.offset, trial->begin[n]);
		assert_null(record.fault.detail);
		if (n < 2) /* packed, a page of a few words is small */
			assert_string_equal(record.passed, "small");
	}
	assert_end(trial);
}

static void
reads_all_records_of_one_member(void **state)
{
	struct trial *trial = *state;
	struct buf plain = BUF_INIT;

	report_record(&plain, "http://a.gov.cn/1", "first");
	report_record(&plain, "http://a.gov.cn/2", "second");
	(void)pack((struct slice){ plain.data, plain.len }, BITS_GZIP,
	    &trial->file);
	begin(trial);
	assert_next(trial, 0, "first");
	assert_next(trial, 0, "second");
	assert_end(trial);
	buf_release(&plain);
}

static void
knows_how_an_archive_is_packed(void **state)
{
	struct trial *trial = *state;
	struct buf plain = BUF_INIT;
	enum crawl_form form = CRAWL_ARC;

	source_begin_bytes(trial->source,
	    (struct slice){ trial->file.data, trial->file.len });
	assert_int_equal(members_packing(trial->members, trial->source, &form),
	    MEMBER_RECORDS);
	assert_int_equal(form, CRAWL_WARC);

	report_record(&plain, "http://a.gov.cn/1", "first");
	report_record(&plain, "http://a.gov.cn/2", "second");
	source_begin_bytes(trial->source,
	    pack((struct slice){ plain.data, plain.len }, BITS_GZIP,
		&trial->file));
	assert_int_equal(members_packing(trial->members, trial->source, &form),
	    MEMBER_WHOLE);

	source_begin_bytes(trial->source,
	    pack(SLICE(PLAIN), BITS_GZIP, &trial->file));
	assert_int_equal(members_packing(trial->members, trial->source, &form),
	    MEMBER_NO_CRAWL);
	assert_int_equal(source_offset(trial->source), 0);
	buf_release(&plain);
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(gives_one_record_of_each_member),
		TEST(loses_a_damaged_member_and_no_other),
		TEST(says_what_stands_between_members),
		TEST(finds_a_member_from_the_middle_of_another),
		TEST(steps_over_other_hosts),
		TEST(reads_all_records_of_one_member),
		TEST(knows_how_an_archive_is_packed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
