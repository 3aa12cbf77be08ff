/* SPDX-License-Identifier: ISC */
/*
 * What an ODBC client finds in the warehouse: prints a line for each table and
 * view, each column, and each primary and foreign key, tab-separated, and the
 * answers of the queries given as arguments.
 *
 *	metadata CONNECTION-STRING [QUERY...]
 */
#include <sql.h>
#include <sqlext.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIELD_MAX = 1024, FIELDS = 6 };

struct listing {
	const char *name;
	int columns[FIELDS]; /* those to print, up to a 0 */
};

static const char *const schemas[] = { "glasshouse", "bi" };
static const struct listing tables = { "table", { 2, 3, 4, 0 } };
static const struct listing columns = { "column", { 2, 3, 4, 6, 0 } };
static const struct listing primary = { "primary", { 2, 3, 4, 6, 0 } };
static const struct listing foreign = { "foreign", { 6, 7, 8, 3, 4, 0 } };
static const struct listing answer = { "answer", { 1, 2, 3, 0 } };

static _Noreturn void
die(SQLSMALLINT kind, SQLHANDLE handle, const char *what)
{
	SQLCHAR state[6] = "", said[FIELD_MAX] = "";
	SQLINTEGER code;
	SQLSMALLINT len;

	SQLGetDiagRec(kind, handle, 1, state, &code, said, sizeof(said), &len);
	fprintf(stderr, "metadata: %s: %s %s\n", what, state, said);
	exit(69);
}

static void
print(SQLHSTMT statement, const struct listing *listing)
{
	SQLSMALLINT width = 0;

	SQLNumResultCols(statement, &width);
	while (SQL_SUCCEEDED(SQLFetch(statement))) {
		fputs(listing->name, stdout);
		for (int i = 0; i < FIELDS && listing->columns[i] != 0; i++) {
			char field[FIELD_MAX] = "";
			SQLLEN len = 0;

			if (listing->columns[i] > width)
				break;
			SQLGetData(statement, (SQLUSMALLINT)listing->columns[i],
			    SQL_C_CHAR, field, sizeof(field), &len);
			printf("\t%s", len == SQL_NULL_DATA ? "" : field);
		}
		putchar('\n');
	}
}

static SQLHSTMT
begin(SQLHDBC connection)
{
	SQLHSTMT statement;

	if (!SQL_SUCCEEDED(
		SQLAllocHandle(SQL_HANDLE_STMT, connection, &statement)))
		die(SQL_HANDLE_DBC, connection, "no statement");
	return statement;
}

static void
end(SQLHSTMT statement, SQLRETURN status, const struct listing *listing)
{
	if (!SQL_SUCCEEDED(status))
		die(SQL_HANDLE_STMT, statement, listing->name);
	print(statement, listing);
	SQLFreeHandle(SQL_HANDLE_STMT, statement);
}

static SQLCHAR *
text(const char *said)
{
	return (SQLCHAR *)(size_t)said;
}

static void
schema(SQLHDBC connection, const char *name)
{
	SQLHSTMT s = begin(connection);
	SQLHSTMT list = begin(connection);
	char table[FIELD_MAX];
	SQLLEN len;

	end(s,
	    SQLTables(s, NULL, 0, text(name), SQL_NTS, text("%"), SQL_NTS, NULL,
		0),
	    &tables);
	s = begin(connection);
	end(s,
	    SQLColumns(s, NULL, 0, text(name), SQL_NTS, text("%"), SQL_NTS,
		text("%"), SQL_NTS),
	    &columns);
	SQLTables(list, NULL, 0, text(name), SQL_NTS, text("%"), SQL_NTS,
	    text("TABLE"), SQL_NTS);
	while (SQL_SUCCEEDED(SQLFetch(list))) {
		SQLGetData(list, 3, SQL_C_CHAR, table, sizeof(table), &len);
		s = begin(connection);
		end(s,
		    SQLPrimaryKeys(s, NULL, 0, text(name), SQL_NTS, text(table),
			SQL_NTS),
		    &primary);
		s = begin(connection);
		end(s,
		    SQLForeignKeys(s, NULL, 0, NULL, 0, NULL, 0, NULL, 0,
			text(name), SQL_NTS, text(table), SQL_NTS),
		    &foreign);
	}
	SQLFreeHandle(SQL_HANDLE_STMT, list);
}

int
main(int argc, char *argv[])
{
	SQLHENV environment;
	SQLHDBC connection;

	if (argc < 2) {
		fputs("usage: metadata CONNECTION-STRING [QUERY...]\n", stderr);
		return 64;
	}
	SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &environment);
	SQLSetEnvAttr(environment, SQL_ATTR_ODBC_VERSION,
	    (SQLPOINTER)SQL_OV_ODBC3, 0);
	SQLAllocHandle(SQL_HANDLE_DBC, environment, &connection);
	if (!SQL_SUCCEEDED(SQLDriverConnect(connection, NULL, text(argv[1]),
		SQL_NTS, NULL, 0, NULL, SQL_DRIVER_NOPROMPT)))
		die(SQL_HANDLE_DBC, connection, "no connection");
	for (size_t i = 0; i < sizeof(schemas) / sizeof(*schemas); i++)
		schema(connection, schemas[i]);
	for (int i = 2; i < argc; i++) {
		SQLHSTMT s = begin(connection);

		end(s, SQLExecDirect(s, text(argv[i]), SQL_NTS), &answer);
	}
	SQLDisconnect(connection);
	SQLFreeHandle(SQL_HANDLE_DBC, connection);
	SQLFreeHandle(SQL_HANDLE_ENV, environment);
	return 0;
}
