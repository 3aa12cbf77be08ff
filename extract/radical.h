/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_RADICAL_H
#define EXTRACT_RADICAL_H

/*
 * Signs for the radicals of Chinese characters, which programs that take text
 * out of a PDF write for characters that look the same: a font has one shape
 * for both.
 */

#include <stddef.h>

/* Puts the characters in their places, in UTF-8. */
void radical_replace(char *text, size_t len);

#endif
