/* SPDX-License-Identifier: ISC */
#include "load/copy.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "schema/record.h"

/* One call of PQputCopyData; from 64 KiB on, the size makes no difference. */
enum { SEND_SIZE = 1 << 18 };

void
copy_text(struct buf *rows, struct slice text)
{
	buf_add_char(rows, '\t');
	record_escape(rows, text);
}

void
copy_key(struct buf *rows, int64_t number)
{
	char text[24];
	int len = snprintf(text, sizeof(text), "%" PRId64, number);

	buf_add(rows, text, (size_t)len);
}

void
copy_number(struct buf *rows, int64_t number)
{
	buf_add_char(rows, '\t');
	copy_key(rows, number);
}

void
copy_rows(struct buf *rows, struct slice key, struct slice body)
{
	for (size_t at = 0, len; at < body.len; at += len) {
		const char *row = body.ptr + at;
		const char *end = memchr(row, '\n', body.len - at);

		len = end == NULL ? body.len - at : (size_t)(end - row) + 1;
		buf_add(rows, key.ptr, key.len);
		buf_add(rows, row, len);
	}
}

/* Sends all bytes.  A failure is told by the result of the COPY. */
static bool
send(PGconn *conn, const struct buf *rows)
{
	for (size_t at = 0; at < rows->len; at += SEND_SIZE) {
		size_t left = rows->len - at;
		int len = left < SEND_SIZE ? (int)left : SEND_SIZE;

		if (PQputCopyData(conn, rows->data + at, len) != 1)
			return false;
	}
	return PQputCopyEnd(conn, NULL) == 1;
}

bool
copy_try(struct session *session, const struct statement *statement,
    const struct buf *rows, uint64_t *n, PGresult **failed)
{
	PGconn *conn = session_conn(session);
	PGresult *result;

	*n = 0;
	*failed = NULL;
	if (rows->len == 0)
		return true;
	*failed = PQexec(conn, statement->text);
	if (PQresultStatus(*failed) != PGRES_COPY_IN)
		return false;
	PQclear(*failed);
	*failed = NULL;
	if (!send(conn, rows)) {
		*failed = PQgetResult(conn);
		return false;
	}
	result = PQgetResult(conn);
	if (PQresultStatus(result) != PGRES_COMMAND_OK) {
		*failed = result;
		return false;
	}
	*n = strtoull(PQcmdTuples(result), NULL, 10);
	PQclear(result);
	while ((result = PQgetResult(conn)) != NULL)
		PQclear(result);
	return true;
}

uint64_t
copy_send(struct session *session, const struct statement *statement,
    const struct buf *rows)
{
	PGresult *failed;
	uint64_t n;

	if (!copy_try(session, statement, rows, &n, &failed))
		session_fail(session, statement->name, failed);
	return n;
}
