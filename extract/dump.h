/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_DUMP_H
#define EXTRACT_DUMP_H

/* A record as it stands in its archive, but unpacked. */

#include <stdint.h>
#include <stdio.h>

/*
 * Writes the record that begins at `offset` of an archive, head and block.
 * What is wrong ends the program.
 */
void dump_record(const char *path, uint64_t offset, size_t max, FILE *out);

#endif
