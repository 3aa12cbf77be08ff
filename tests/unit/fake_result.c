/* SPDX-License-Identifier: ISC */
#include "tests/unit/fake_result.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pg_result {
	ExecStatusType status;
	char *sqlstate; /* of a failure, or NULL */
	int nrows;
	int ncolumns;
	bool nulls; /* all cells are null */
	char (*cell)[FAKE_CELL_MAX];
};

PGresult *
fake_answer(ExecStatusType status, int nrows, int ncolumns)
{
	PGresult *result = calloc(1, sizeof(*result));

	if (result == NULL)
		abort();
	result->status = status;
	result->nrows = nrows;
	result->ncolumns = ncolumns;
	if (nrows > 0)
		result->cell = calloc((size_t)nrows * (size_t)ncolumns,
		    sizeof(*result->cell));
	return result;
}

void
fake_set(PGresult *result, int row, int column, const char *value)
{
	snprintf(result->cell[row * result->ncolumns + column], FAKE_CELL_MAX,
	    "%s", value);
}

PGresult *
fake_one(const char *value)
{
	PGresult *result = fake_answer(PGRES_TUPLES_OK, 1, 1);

	fake_set(result, 0, 0, value);
	return result;
}

PGresult *
fake_same(int n, int ncolumns, const char *value)
{
	PGresult *result = fake_answer(PGRES_TUPLES_OK, n, ncolumns);

	result->nulls = value == NULL;
	for (int i = 0; i < n * ncolumns && value != NULL; i++)
		fake_set(result, i / ncolumns, i % ncolumns, value);
	return result;
}

PGresult *
fake_failure(char *sqlstate)
{
	PGresult *result = fake_answer(PGRES_FATAL_ERROR, 0, 0);

	result->sqlstate = sqlstate;
	return result;
}

ExecStatusType
PQresultStatus(const PGresult *result)
{
	return result->status;
}

char *
PQresultErrorField(const PGresult *result, int field)
{
	static char message[] = "it cannot be";

	if (result == NULL || result->sqlstate == NULL)
		return NULL;
	return field == PG_DIAG_SQLSTATE ? result->sqlstate : message;
}

int
PQntuples(const PGresult *result)
{
	return result->nrows;
}

char *
PQgetvalue(const PGresult *result, int row, int column)
{
	return result->cell[row * result->ncolumns + column];
}

int
PQgetlength(const PGresult *result, int row, int column)
{
	return (int)strlen(PQgetvalue(result, row, column));
}

int
PQgetisnull(const PGresult *result, int row, int column)
{
	(void)row;
	(void)column;
	return result->nulls;
}

char *
PQcmdTuples(PGresult *result)
{
	static char none[] = "1";

	(void)result;
	return none;
}

void
PQclear(PGresult *result)
{
	if (result == NULL)
		return;
	free(result->cell);
	free(result);
}
