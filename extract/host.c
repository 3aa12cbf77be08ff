/* SPDX-License-Identifier: ISC */
#include "extract/host.h"

#include <stdint.h>
#include <strings.h>

/* Browsers take \ for /, and so do those who hide a host behind it. */
static bool
ends_host(char c)
{
	return c == '/' || c == '?' || c == '#' || c == '\\' || c == '\0';
}

struct slice
host_of(struct slice uri)
{
	size_t at = 0;
	size_t end = 0;
	size_t user, port;

	/* The first of its kind: a path or a query may hold a URI. */
	while (at < uri.len && uri.ptr[at] != ':') {
		if (ends_host(uri.ptr[at]) || uri.ptr[at] == ' ')
			return SLICE_NULL;
		at++;
	}
	if (at == 0 || !slice_starts(slice_sub(uri, at, 3), SLICE("://")))
		return SLICE_NULL;
	uri = slice_sub(uri, at + 3, uri.len);
	while (end < uri.len && !ends_host(uri.ptr[end]))
		end++;
	for (user = end; user > 0 && uri.ptr[user - 1] != '@'; user--)
		;
	uri = slice_sub(uri, user, end - user);
	if (uri.len > 0 && uri.ptr[0] == '[') {
		port = slice_find(uri, SLICE("]"), 0);
		uri.len = port == SIZE_MAX ? 0 : port + 1;
	}
	for (port = 0; port < uri.len && uri.ptr[0] != '['; port++)
		if (uri.ptr[port] == ':')
			uri.len = port;
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
