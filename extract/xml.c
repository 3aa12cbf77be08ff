/* SPDX-License-Identifier: ISC */
/*
 * libxml2 compares each attribute of an element with all before it, and looks
 * through all namespaces that are declared for each name.  So the attributes
 * are counted before it sees them, and the namespaces while it does.
 */
#include "extract/xml.h"

#include <limits.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "schema/diag.h"

/* Of an attribute, as libxml2 hands them over. */
enum { ATTR_NAME, ATTR_PREFIX, ATTR_URI, ATTR_VALUE, ATTR_END, ATTR_LEN };

struct xml {
	xmlParserCtxtPtr parser;
	const struct xml_reader *reader;
	void *context;
	const xmlChar *own; /* the root's namespace, or NULL */
	const xmlChar **attributes;
	int nattributes;
	unsigned depth;
	unsigned namespaces;                  /* declared at present */
	unsigned declared[XML_DEPTH_MAX + 1]; /* of them, at each depth */
	bool stopped;
	struct fault fault;
};

unsigned
xml_depth(const struct xml *xml)
{
	return xml->depth;
}

void *
xml_context(const struct xml *xml)
{
	return xml->context;
}

struct slice
xml_attribute(const struct xml *xml, const char *name)
{
	for (int i = 0; i < xml->nattributes; i++) {
		const xmlChar **attribute = xml->attributes +
		    (ptrdiff_t)i * ATTR_LEN;

		if (strcmp((const char *)attribute[ATTR_NAME], name) == 0)
			return (
			    struct slice){ (const char *)attribute[ATTR_VALUE],
				(size_t)(attribute[ATTR_END] -
				    attribute[ATTR_VALUE]) };
	}
	return SLICE_NULL;
}

void
xml_stop(struct xml *xml)
{
	xml->stopped = true;
	xmlStopParser(xml->parser);
}

static void
refuse(struct xml *xml, enum reason reason, const char *detail)
{
	xml->fault = (struct fault){ reason, detail };
	xml_stop(xml);
}

static bool
is_own(const struct xml *xml, const xmlChar *uri)
{
	return xml->own == uri ||
	    (xml->own != NULL && uri != NULL && xmlStrEqual(xml->own, uri));
}

/* libxml2 says which parameters. NOLINTBEGIN(readability-function-size) */
static void
begin_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri, int nnamespaces, const xmlChar **namespaces,
    int nattributes, int ndefaulted, const xmlChar **attributes)
{
	struct xml *xml = context;

	(void)prefix;
	(void)namespaces;
	(void)ndefaulted;
	if (xml->stopped)
		return;
	if (xml->depth == XML_DEPTH_MAX ||
	    xml->namespaces + (unsigned)nnamespaces > XML_NAMESPACES_MAX) {
		refuse(xml, REASON_TOO_LARGE,
		    "XML is nested too deeply or names too many vocabularies");
		return;
	}
	if (xml->depth == 0)
		xml->own = uri;
	xml->depth++;
	xml->namespaces += (unsigned)nnamespaces;
	xml->declared[xml->depth] = (unsigned)nnamespaces;
	xml->attributes = attributes;
	xml->nattributes = nattributes;
	if (xml->reader->begin != NULL)
		xml->reader->begin(xml, (const char *)name, is_own(xml, uri));
	xml->nattributes = 0;
}

/* NOLINTEND(readability-function-size) */

static void
end_element(void *context, const xmlChar *name, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct xml *xml = context;

	(void)prefix;
	if (xml->stopped || xml->depth == 0)
		return;
	if (xml->reader->end != NULL)
		xml->reader->end(xml, (const char *)name, is_own(xml, uri));
	xml->namespaces -= xml->declared[xml->depth];
	xml->depth--;
}

static void
add_text(void *context, const xmlChar *text, int len)
{
	struct xml *xml = context;

	if (!xml->stopped && xml->reader->text != NULL && len > 0)
		xml->reader->text(xml,
		    (struct slice){ (const char *)text, (size_t)len });
}

static void
begin_type(void *context, const xmlChar *name, const xmlChar *external,
    const xmlChar *system)
{
	(void)name;
	(void)external;
	(void)system;
	refuse(context, REASON_DAMAGED,
	    "XML has a document type, as no office writes it");
}

/* Where the next `mark` ends, from `at` on. */
static size_t
behind(struct slice text, struct slice mark, size_t at)
{
	size_t found = slice_find(text, mark, at);

	return found >= text.len ? text.len : found + mark.len;
}

/* Moves `at` behind the tag it is in; whether it has too many attributes. */
static bool
is_crowded(struct slice text, size_t *at)
{
	unsigned attributes = 0;
	char quote = '\0';

	for (; *at < text.len; ++*at) {
		char c = text.ptr[*at];

		if (quote != '\0') {
			if (c == quote)
				quote = '\0';
		} else if (c == '"' || c == '\'') {
			quote = c;
			attributes++;
		} else if (c == '>') {
			break;
		}
	}
	return attributes > XML_ATTRIBUTES_MAX;
}

/* Whether every element has few enough attributes. */
static bool
is_tame(struct slice text)
{
	const char *open;
	size_t at = 0;

	while (at < text.len &&
	    (open = memchr(text.ptr + at, '<', text.len - at)) != NULL) {
		struct slice tag;

		at = (size_t)(open - text.ptr);
		tag = slice_sub(text, at, text.len);

		if (slice_starts(tag, SLICE("<!--")))
			at = behind(text, SLICE("-->"), at + 4);
		else if (slice_starts(tag, SLICE("<![CDATA[")))
			at = behind(text, SLICE("]]>"), at);
		else if (slice_starts(tag, SLICE("<?")))
			at = behind(text, SLICE("?>"), at);
		else if (is_crowded(text, &at))
			return false;
	}
	return true;
}

static struct fault
parse(struct xml *xml, struct slice text)
{
	static const int options = XML_PARSE_NONET | XML_PARSE_NOERROR |
	    XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT;

	(void)xmlCtxtReadMemory(xml->parser, text.ptr, (int)text.len, NULL,
	    "UTF-8", options);
	if (xml->fault.detail != NULL)
		return xml->fault;
	if (!xml->stopped && !xml->parser->wellFormed)
		return (
		    struct fault){ REASON_DAMAGED, "XML is not well-formed" };
	return FAULT_NONE;
}

struct fault
xml_read(struct slice text, const struct xml_reader *reader, void *context)
{
	struct xml xml = { .reader = reader, .context = context };
	struct fault fault;

	if (text.len > INT_MAX)
		return (struct fault){ REASON_TOO_LARGE,
			"XML is longer than it may be" };
	if (!is_tame(text))
		return (struct fault){ REASON_TOO_LARGE,
			"an element of XML has too many attributes" };
	xml.parser = xmlNewParserCtxt();
	if (xml.parser == NULL)
		diag_die(EX_OSERR, "out of memory");
	*xml.parser->sax = (xmlSAXHandler){
		.initialized = XML_SAX2_MAGIC,
		.startElementNs = begin_element,
		.endElementNs = end_element,
		.characters = add_text,
		.ignorableWhitespace = add_text,
		.cdataBlock = add_text,
		.internalSubset = begin_type,
	};
	xml.parser->userData = &xml;
	fault = parse(&xml, text);
	if (xml.parser->myDoc != NULL)
		xmlFreeDoc(xml.parser->myDoc);
	xml.parser->myDoc = NULL;
	xmlFreeParserCtxt(xml.parser);
	return fault;
}
