/* SPDX-License-Identifier: ISC */
#include "transform/registration.h"

#include "transform/identifier.h"

/* Takes a credit code, unless there is one from a surer place. */
static void
take(struct registration *registration, struct slice code, const char *evidence)
{
	if (code.len == 0 || registration->evidence != NULL)
		return;
	registration->credit_code = code;
	registration->evidence = evidence;
}

static void
take_of_page(struct registration *registration, const struct document *document)
{
	for (size_t i = 0; i < document->nmetas; i++)
		take(registration, identifier_find(document->metas[i].content),
		    "page");
}

static void
take_of_captions(struct registration *registration,
    const struct captions *captions, const struct words *words,
    const char *evidence)
{
	for (size_t i = 0; i < captions->ncaptions; i++)
		if (words_has(words, captions->caption[i].text))
			take(registration,
			    identifier_find(captions->caption[i].value),
			    evidence);
}

static struct slice
organ_of_index(const struct captions *captions, const struct words *words)
{
	struct slice code = SLICE_NULL;

	for (size_t i = 0; i < captions->ncaptions && code.len == 0; i++)
		if (words_has(words, captions->caption[i].text))
			code = identifier_of_index(captions->caption[i].value);
	return code;
}

void
registration_read(const struct rules *rules, const struct document *document,
    const struct captions *captions, struct registration *registration)
{
	const struct words *index = rules_words(rules, WORDS_CAPTION_INDEX);

	*registration = (struct registration){ .credit_code = SLICE_NULL };
	take(registration, identifier_find(document->uri), "address");
	take_of_page(registration, document);
	take_of_captions(registration, captions,
	    rules_words(rules, WORDS_CAPTION_CREDIT_CODE), "caption");
	take_of_captions(registration, captions, index, "index");
	registration->organ_code = organ_of_index(captions, index);
}
