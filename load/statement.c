/* SPDX-License-Identifier: ISC */
#define STATEMENT_TEXTS
#include "load/statement.h"
