/* SPDX-License-Identifier: ISC */
#define HAN_ROWS
#include "transform/han.h"

uint32_t
han_simplified(uint32_t c)
{
	uint16_t to;

	if (c < HAN_FIRST || c > HAN_LAST)
		return c;
	to = simplified[c - HAN_FIRST];
	return to == 0 ? c : to;
}
