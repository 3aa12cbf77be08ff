/* SPDX-License-Identifier: ISC */
#ifndef SCHEMA_VERSION_H
#define SCHEMA_VERSION_H

/* The release that all three programs and the warehouse belong to. */
#define GLASSHOUSE_VERSION "0.1.0"

#endif
