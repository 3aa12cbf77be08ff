/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <string.h>

#include "extract/xml.h"
#include "schema/buf.h"
#include "tests/unit/unit.h"

static void
begin(struct xml *xml, const char *name, bool is_own)
{
	struct buf *told = xml_context(xml);
	struct slice value = xml_attribute(xml, "val");
	char line[64];

	snprintf(line, sizeof(line), "<%u%s%s", xml_depth(xml),
	    is_own ? "" : "?", name);
	buf_add(told, line, strlen(line));
	if (value.ptr != NULL) {
		buf_add_char(told, '=');
		buf_add(told, value.ptr, value.len);
	}
	if (strcmp(name, "stop") == 0)
		xml_stop(xml);
}

static void
end(struct xml *xml, const char *name, bool is_own)
{
	struct buf *told = xml_context(xml);
	char line[64];

	snprintf(line, sizeof(line), ">%u%s%s", xml_depth(xml),
	    is_own ? "" : "?", name);
	buf_add(told, line, strlen(line));
}

static void
text(struct xml *xml, struct slice piece)
{
	buf_add(xml_context(xml), piece.ptr, piece.len);
}

static const struct xml_reader reader = { begin, end, text };

static void
assert_told(const char *xml, const char *wanted)
{
	struct buf told = BUF_INIT;
	struct fault fault = xml_read(slice_of(xml), &reader, &told);

	assert_null(fault.detail);
	buf_add(&told, "", 0);
	assert_string_equal(told.data, wanted);
	buf_release(&told);
}

static enum reason
reason_of(struct slice xml)
{
	struct buf told = BUF_INIT;
	struct fault fault = xml_read(xml, &reader, &told);

	buf_release(&told);
	return fault.detail == NULL ? REASON_COUNT : fault.reason;
}

static void
tells_elements_attributes_and_text(void **state)
{
	(void)state;
	assert_told("<a><b val='1'>x&amp;&#x4e2d;</b><c/></a>",
	    "<1a<2b=1x&\xe4\xb8\xad>2b<2c>2c>1a");
	assert_told("<a><![CDATA[<b>]]><!-- <c x='' y=\"> --></a>",
	    "<1a<b>>1a");
}

static void
knows_its_own_vocabulary_from_others(void **state)
{
	(void)state;
	assert_told("<w:a xmlns:w='u' xmlns:x='v'><w:b w:val='1'/><x:b/></w:a>",
	    "<1a<2b=1>2b<2?b>2?b>1a");
	assert_told("<a><x:b xmlns:x='v'/></a>", "<1a<2?b>2?b>1a");
}

static void
stops_when_it_is_told(void **state)
{
	(void)state;
	assert_told("<a>1<stop>2</stop><b>3</b></a>", "<1a1<2stop");
	assert_told("<a><stop/> not well-formed", "<1a<2stop");
}

static void
refuses_what_is_not_well_formed(void **state)
{
	(void)state;
	assert_int_equal(reason_of(SLICE("<a><b></a>")), REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("<a>")), REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("")), REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("<a>&none;</a>")), REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("<a>\xff</a>")), REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("<a/>")), REASON_COUNT);
}

static void
refuses_a_document_type(void **state)
{
	(void)state;
	assert_int_equal(reason_of(SLICE("<!DOCTYPE a><a/>")), REASON_DAMAGED);
	assert_int_equal(reason_of(
			     SLICE("<!DOCTYPE a [<!ENTITY x 'xxxx'>"
				   "<!ENTITY y '&x;&x;&x;'>]><a>&y;</a>")),
	    REASON_DAMAGED);
	assert_int_equal(reason_of(SLICE("<!DOCTYPE a [<!ENTITY x SYSTEM "
					 "'file:///etc/passwd'>]><a>&x;</a>")),
	    REASON_DAMAGED);
}

/* `n` times `piece`, with its number where it has %u. */
static void
repeat(struct buf *buf, const char *piece, unsigned n)
{
	for (unsigned i = 0; i < n; i++) {
		char numbered[64];
		const char *sign = strchr(piece, '%');
		int len = sign == NULL
		    ? snprintf(numbered, sizeof(numbered), "%s", piece)
		    : snprintf(numbered, sizeof(numbered), "%.*s%u%s",
			  (int)(sign - piece), piece, i, sign + 1);

		buf_add(buf, numbered, (size_t)len);
	}
}

static enum reason
reason_of_repeated(const char *before, const char *piece, unsigned n,
    const char *after)
{
	struct buf buf = BUF_INIT;
	enum reason reason;

	buf_add(&buf, before, strlen(before));
	repeat(&buf, piece, n);
	buf_add(&buf, after, strlen(after));
	reason = reason_of((struct slice){ buf.data, buf.len });
	buf_release(&buf);
	return reason;
}

static void
bounds_attributes_depth_and_vocabularies(void **state)
{
	(void)state;
	assert_int_equal(reason_of_repeated("<a", " x%=''", XML_ATTRIBUTES_MAX,
			     "/>"),
	    REASON_COUNT);
	assert_int_equal(reason_of_repeated("<a", " x%=''",
			     XML_ATTRIBUTES_MAX + 1, "/>"),
	    REASON_TOO_LARGE);
	assert_int_equal(reason_of_repeated("", "<a>", XML_DEPTH_MAX + 1, ""),
	    REASON_TOO_LARGE);
	assert_int_equal(reason_of_repeated("", "<a>", XML_DEPTH_MAX - 1, ""),
	    REASON_DAMAGED);
	assert_int_equal(reason_of_repeated("<a>", "<b xmlns:x%='u'/>",
			     XML_NAMESPACES_MAX * 2, "</a>"),
	    REASON_COUNT);
	assert_int_equal(reason_of_repeated("",
			     "<a xmlns:x='u' xmlns:y='u' xmlns:z='u'>", 200,
			     ""),
	    REASON_TOO_LARGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_elements_attributes_and_text),
		cmocka_unit_test(knows_its_own_vocabulary_from_others),
		cmocka_unit_test(stops_when_it_is_told),
		cmocka_unit_test(refuses_what_is_not_well_formed),
		cmocka_unit_test(refuses_a_document_type),
		cmocka_unit_test(bounds_attributes_depth_and_vocabularies),
	};

	return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
