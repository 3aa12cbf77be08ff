/* SPDX-License-Identifier: ISC */
#include "extract/host.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

struct slice
host_of(struct slice uri)
{
	size_t at = uri.len > 0 ? slice_find(uri, SLICE("://"), 0) : 0;
	size_t end, user, port;

	if (at == SIZE_MAX || at == 0)
		return SLICE_NULL;
	/* The first of its kind: a path or a query may hold a URI. */
	for (size_t i = 0; i < at; i++)
		if (strchr("/?#\\ ", uri.ptr[i]) != NULL)
			return SLICE_NULL;
	uri = slice_sub(uri, at + 3, uri.len);
	/* Browsers take \ for /, and so do those who hide a host behind it. */
	for (end = 0; end < uri.len; end++)
		if (uri.ptr[end] == '\0' ||
		    strchr("/?#\\", uri.ptr[end]) != NULL)
			break;
	for (user = end; user > 0 && uri.ptr[user - 1] != '@'; user--)
		;
	uri = slice_sub(uri, user, end - user);
	if (uri.len > 0 && uri.ptr[0] == '[') {
		port = slice_find(uri, SLICE("]"), 0);
		uri.len = port == SIZE_MAX ? 0 : port + 1;
	} else {
		port = slice_find(uri, SLICE(":"), 0);
		if (port != SIZE_MAX)
			uri.len = port;
	}
	return uri.len > 0 ? uri : SLICE_NULL;
}

bool
host_is_below(struct slice host, struct slice domain)
{
	size_t before;

	if (host.len > 0 && host.ptr[host.len - 1] == '.')
		host.len--;
	if (slice_starts(domain, SLICE(".")))
		domain = slice_sub(domain, 1, domain.len);
	if (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	if (domain.len == 0 || host.len < domain.len)
		return false;
	before = host.len - domain.len;
	return strncasecmp(host.ptr + before, domain.ptr, domain.len) == 0 &&
	    (before == 0 || host.ptr[before - 1] == '.');
}
