/* SPDX-License-Identifier: ISC */
#ifndef LOAD_STATEMENT_H
#define LOAD_STATEMENT_H

/*
 * What is said to the server.  Each statement is a file of load/sql, whose
 * name it has: sql_claim is load/sql/claim.sql.
 */

#include "gen/statement.h"

#endif
