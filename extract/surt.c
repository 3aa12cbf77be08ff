/* SPDX-License-Identifier: ISC */
#include "extract/surt.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "extract/host.h"

static char
lower(char c)
{
	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	return c;
}

/*
 * Blanks, controls and what is not ASCII are written as %NN: a key is a word
 * of a line.
 */
static void
add_lower(struct buf *buf, struct slice text)
{
	static const char figures[] = "0123456789abcdef";

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		if (c > ' ' && c < 0x7f) {
			buf_add_char(buf, lower(text.ptr[i]));
			continue;
		}
		buf_add_char(buf, '%');
		buf_add_char(buf, figures[c >> 4]);
		buf_add_char(buf, figures[c & 15]);
	}
}

/* Without `www.`, or `www2.`, which the same pages are found under. */
static struct slice
without_www(struct slice host)
{
	size_t n = strlen("www");

	if (host.len < n || strncasecmp(host.ptr, "www", n) != 0)
		return host;
	while (n < host.len && host.ptr[n] >= '0' && host.ptr[n] <= '9')
		n++;
	return n + 1 < host.len && host.ptr[n] == '.'
	    ? slice_sub(host, n + 1, host.len)
	    : host;
}

/* Whether a host is an address, which has no domain to stand in. */
static bool
is_address(struct slice host)
{
	if (host.ptr[0] == '[')
		return true;
	for (size_t i = 0; i < host.len; i++)
		if (host.ptr[i] != '.' &&
		    (host.ptr[i] < '0' || host.ptr[i] > '9'))
			return false;
	return true;
}

/* Appends the labels of a host, the last one first. */
static void
add_host(struct buf *buf, struct slice host)
{
	if (is_address(host)) {
		add_lower(buf, host);
		return;
	}
	if (host.ptr[host.len - 1] == '.')
		host.len--;
	host = without_www(host);
	while (host.len > 0) {
		size_t from = host.len;

		while (from > 0 && host.ptr[from - 1] != '.')
			from--;
		add_lower(buf, slice_sub(host, from, host.len));
		host.len = from > 0 ? from - 1 : 0;
		if (from > 1)
			buf_add_char(buf, ',');
	}
}

/* The port behind a host, unless it is the one that goes without saying. */
static struct slice
read_port(struct slice *rest)
{
	size_t n = 0;
	struct slice port;

	if (rest->len == 0 || rest->ptr[0] != ':')
		return SLICE("");
	*rest = slice_sub(*rest, 1, rest->len);
	while (n < rest->len && rest->ptr[n] >= '0' && rest->ptr[n] <= '9')
		n++;
	port = slice_sub(*rest, 0, n);
	*rest = slice_sub(*rest, n, rest->len);
	if (slice_equal(port, SLICE("80")) || slice_equal(port, SLICE("443")))
		return SLICE("");
	return port;
}

static int
compare(const void *left, const void *right)
{
	const struct slice *a = left;
	const struct slice *b = right;
	size_t len = a->len < b->len ? a->len : b->len;
	int order = strncasecmp(a->ptr, b->ptr, len);

	return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

/* Cuts a query at its ampersands.  0 if it has too many parts. */
static size_t
cut_query(struct slice query, struct slice *parts)
{
	size_t n = 0;
	size_t at = 0;

	for (;;) {
		size_t end = slice_find(query, SLICE("&"), at);

		if (n == SURT_PARAMETERS_MAX)
			return 0;
		parts[n++] = slice_sub(query, at,
		    end == SIZE_MAX ? query.len - at : end - at);
		if (end == SIZE_MAX)
			return n;
		at = end + 1;
	}
}

static void
add_query(struct buf *buf, struct slice query)
{
	struct slice parts[SURT_PARAMETERS_MAX];
	size_t n = cut_query(query, parts);

	if (n == 0)
		add_lower(buf, query);
	qsort(parts, n, sizeof(parts[0]), compare);
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			buf_add_char(buf, '&');
		add_lower(buf, parts[i]);
	}
}

/* Appends a path and its query. */
static void
add_path(struct buf *buf, struct slice path)
{
	size_t end = path.len > 0 ? slice_find(path, SLICE("#"), 0) : SIZE_MAX;
	size_t mark;
	struct slice query = SLICE("");

	if (end != SIZE_MAX)
		path.len = end;
	mark = path.len > 0 ? slice_find(path, SLICE("?"), 0) : SIZE_MAX;
	if (mark != SIZE_MAX) {
		query = slice_sub(path, mark + 1, path.len);
		path.len = mark;
	}
	while (path.len > 0 && path.ptr[path.len - 1] == '/')
		path.len--;
	add_lower(buf, path.len > 0 ? path : SLICE("/"));
	if (query.len > 0) {
		buf_add_char(buf, '?');
		add_query(buf, query);
	}
}

void
surt_write(struct slice uri, struct buf *buf)
{
	struct slice host = host_of(uri);
	struct slice rest, port;

	if (host.ptr == NULL) {
		add_lower(buf, uri);
		return;
	}
	rest = slice_sub(uri, (size_t)(host.ptr - uri.ptr) + host.len, uri.len);
	add_host(buf, host);
	port = read_port(&rest);
	if (port.len > 0) {
		buf_add_char(buf, ':');
		add_lower(buf, port);
	}
	buf_add_char(buf, ')');
	add_path(buf, rest);
}

/* The labels of a key: cn,gov,example. */
static struct slice
labels_of(struct slice key)
{
	size_t end = key.len > 0 ? slice_find(key, SLICE(")"), 0) : SIZE_MAX;
	size_t scheme, port;

	if (end == SIZE_MAX)
		return SLICE_NULL;
	key.len = end;
	scheme = slice_find(key, SLICE("://("), 0);
	if (scheme != SIZE_MAX)
		key = slice_sub(key, scheme + 4, key.len);
	port = key.len > 0 ? slice_find(key, SLICE(":"), 0) : SIZE_MAX;
	if (port != SIZE_MAX)
		key.len = port;
	return key;
}

/* The last label of a domain, which is cut off it with the stop before. */
static struct slice
cut_label(struct slice *domain)
{
	size_t from = domain->len;
	struct slice label;

	while (from > 0 && domain->ptr[from - 1] != '.')
		from--;
	label = slice_sub(*domain, from, domain->len);
	domain->len = from > 0 ? from - 1 : 0;
	return label;
}

bool
surt_is_below(struct slice key, struct slice domain)
{
	struct slice labels = labels_of(key);

	if (slice_starts(domain, SLICE(".")))
		domain = slice_sub(domain, 1, domain.len);
	if (domain.len > 0 && domain.ptr[domain.len - 1] == '.')
		domain.len--;
	if (labels.ptr == NULL || domain.len == 0)
		return false;
	while (domain.len > 0) {
		struct slice label = cut_label(&domain);

		if (labels.len < label.len ||
		    strncasecmp(labels.ptr, label.ptr, label.len) != 0)
			return false;
		labels = slice_sub(labels, label.len, labels.len);
		if (labels.len > 0 && labels.ptr[0] != ',')
			return false;
		labels = slice_sub(labels, 1, labels.len);
	}
	return true;
}
