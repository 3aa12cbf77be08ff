/* SPDX-License-Identifier: ISC */
#include "extract/pax.h"

void
pax_reset(struct pax *pax)
{
	pax->has_name = false;
	pax->has_size = false;
	pax->is_sparse = false;
}

void
pax_release(struct pax *pax)
{
	buf_release(&pax->name);
}

void
pax_set_name(struct pax *pax, struct slice name)
{
	name = slice_sub(name, 0, PAX_NAME_MAX);
	buf_reset(&pax->name);
	buf_add(&pax->name, name.ptr, name.len);
	pax->has_name = true;
}

/* The number that `text` begins with, of all figures up to `*at`. */
static uint64_t
number(struct slice text, size_t *at)
{
	uint64_t value = 0;

	for (*at = 0; *at < text.len && text.ptr[*at] >= '0' &&
	     text.ptr[*at] <= '9' && value <= INT64_MAX / 16;
	     ++*at)
		value = value * 10 + (uint64_t)(text.ptr[*at] - '0');
	return value;
}

static void
take(struct pax *pax, struct slice key, struct slice value)
{
	size_t at;

	if (slice_equal(key, SLICE("path"))) {
		pax_set_name(pax, value);
	} else if (slice_starts(key, SLICE("GNU.sparse."))) {
		pax->is_sparse = true;
	} else if (slice_equal(key, SLICE("size"))) {
		pax->size = number(value, &at);
		pax->has_size = at > 0 && at == value.len;
	}
}

void
pax_read(struct pax *pax, struct slice text)
{
	while (text.len > 0) {
		struct slice line;
		size_t at, equals;
		uint64_t len = number(text, &at);

		if (len > text.len || at + 1 >= len || text.ptr[at] != ' ' ||
		    text.ptr[len - 1] != '\n')
			return;
		line = slice_sub(text, at + 1, (size_t)len - at - 2);
		equals = slice_find(line, SLICE("="), 0);
		if (equals != SIZE_MAX)
			take(pax, slice_sub(line, 0, equals),
			    slice_sub(line, equals + 1, line.len));
		text = slice_sub(text, (size_t)len, text.len);
	}
}
