/* SPDX-License-Identifier: ISC */
#include "extract/select.h"

#include "extract/head.h"
#include "extract/host.h"

bool
select_add(struct select_words *words, const char *word)
{
	if (words->n == SELECT_MAX)
		return false;
	words->word[words->n++] = word;
	return true;
}

bool
select_has_host(const struct select *select, struct slice uri)
{
	struct slice host;

	if (select == NULL || select->hosts.n == 0)
		return true;
	host = host_of(uri);
	for (size_t i = 0; i < select->hosts.n; i++)
		if (host.ptr != NULL &&
		    host_is_below(host, slice_of(select->hosts.word[i])))
			return true;
	return false;
}

bool
select_has_media(const struct select *select, struct slice media)
{
	if (select == NULL || select->media.n == 0)
		return true;
	for (size_t i = 0; i < select->media.n; i++)
		if (head_same(media, slice_of(select->media.word[i])))
			return true;
	return false;
}
