/* SPDX-License-Identifier: ISC */
#ifndef TESTS_UNIT_EXTRACT_REPORT_H
#define TESTS_UNIT_EXTRACT_REPORT_H

/* Documents and records of crawls, and what extract writes of them. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/buf.h"
#include "tests/unit/unit.h"

/* A text with the words of a report. */
#define REPORT "信息公开年度报告\n正文\n"

/* Appends a response of WARC, packed if it should be. */
static inline void
report_record(struct buf *buf, const char *uri, const char *page)
{
	char head[512];

	snprintf(head, sizeof(head),
	    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
	    "WARC-Date: 2024-05-01T00:00:33Z\r\nContent-Length: %zu\r\n\r\n"
	    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n",
	    uri, strlen(page) + 45);
	buf_add(buf, head, strlen(head));
	buf_add(buf, page, strlen(page));
	buf_add(buf, "\r\n\r\n", 4);
}

/* How often a text stands in another. */
static inline size_t
report_count(struct slice text, const char *wanted)
{
	size_t len = strlen(wanted);
	size_t n = 0;

	for (size_t i = 0; i + len <= text.len; i++)
		n += memcmp(text.ptr + i, wanted, len) == 0;
	return n;
}

/* That a text stands in another, once. */
static inline void
assert_once(struct slice text, const char *wanted)
{
	if (report_count(text, wanted) != 1)
		print_message("# %s is not once in %.*s\n", wanted,
		    (int)text.len, text.ptr);
	assert_int_equal(report_count(text, wanted), 1);
}

#endif
