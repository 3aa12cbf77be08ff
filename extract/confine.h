/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_CONFINE_H
#define EXTRACT_CONFINE_H

/*
 * What a program that parses hostile bytes gives up for good: to open a
 * socket, to change or make a file, to start a program or a process, and to
 * reach into another process.  Files can still be opened for reading, threads
 * started, and what is open already used.
 */

/*
 * Gives it up, for this thread and all that it starts.  NULL, or why it could
 * not.
 */
const char *confine(void);

#endif
