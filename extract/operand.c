/* SPDX-License-Identifier: ISC */
#include "extract/operand.h"

#include <string.h>
#include <unistd.h>

#include "extract/head.h"

bool
operand_is_place(const char *operand, struct buf *path, uint64_t *offset)
{
	const char *at = strrchr(operand, '@');

	if (at == NULL || at == operand || access(operand, F_OK) == 0)
		return false;
	*offset = head_number(slice_of(at + 1));
	if (*offset == HEAD_UNKNOWN)
		return false;
	buf_reset(path);
	buf_add(path, operand, (size_t)(at - operand));
	return true;
}

bool
operand_is_list(const char *operand)
{
	return operand[0] == '@' && operand[1] != '\0' &&
	    access(operand, F_OK) != 0;
}
