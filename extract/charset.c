/* SPDX-License-Identifier: ISC */
#include "extract/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "schema/diag.h"
#include "schema/utf8.h"

enum { CHUNK_SIZE = 16 << 10, TAIL_MAX = 2 };

struct charset_decoder {
	/* Opened when first needed; NULL before. */
	iconv_t in[CHARSET_COUNT], out[CHARSET_COUNT];
	struct buf text;
};

/* Each by our name and by glibc's. */
static const struct {
	const char *name;
	const char *iconv;
} names[] = {
	[CHARSET_UNKNOWN] = { "unknown", NULL },
	[CHARSET_UTF_8] = { "utf-8", "UTF-8" },
	[CHARSET_GB18030] = { "gb18030", "GB18030" },
	[CHARSET_BIG5] = { "big5", "BIG5-HKSCS" },
	[CHARSET_UTF_16LE] = { "utf-16le", "UTF-16LE" },
	[CHARSET_UTF_16BE] = { "utf-16be", "UTF-16BE" },
	[CHARSET_WINDOWS_1252] = { "windows-1252", "CP1252" },
};

/*
 * From the table of the standard.  A page whose meta element says UTF-16 was
 * read as ASCII to find that, so the standard takes it for UTF-8.
 */
static const struct {
	const char *label;
	enum charset charset;
} labels[] = {
	{ "utf-8", CHARSET_UTF_8 },
	{ "utf8", CHARSET_UTF_8 },
	{ "unicode-1-1-utf-8", CHARSET_UTF_8 },
	{ "unicode11utf8", CHARSET_UTF_8 },
	{ "unicode20utf8", CHARSET_UTF_8 },
	{ "x-unicode20utf8", CHARSET_UTF_8 },
	{ "utf-16", CHARSET_UTF_8 },
	{ "utf-16le", CHARSET_UTF_8 },
	{ "utf-16be", CHARSET_UTF_8 },
	{ "unicode", CHARSET_UTF_8 },
	{ "ucs-2", CHARSET_UTF_8 },
	{ "gb18030", CHARSET_GB18030 },
	{ "gbk", CHARSET_GB18030 },
	{ "gb2312", CHARSET_GB18030 },
	{ "gb_2312", CHARSET_GB18030 },
	{ "gb_2312-80", CHARSET_GB18030 },
	{ "x-gbk", CHARSET_GB18030 },
	{ "chinese", CHARSET_GB18030 },
	{ "csgb2312", CHARSET_GB18030 },
	{ "csiso58gb231280", CHARSET_GB18030 },
	{ "iso-ir-58", CHARSET_GB18030 },
	{ "gb-2312", CHARSET_GB18030 },
	{ "gb2312-80", CHARSET_GB18030 },
	{ "cp936", CHARSET_GB18030 },
	{ "ms936", CHARSET_GB18030 },
	{ "windows-936", CHARSET_GB18030 },
	{ "euc-cn", CHARSET_GB18030 },
	{ "big5", CHARSET_BIG5 },
	{ "big5-hkscs", CHARSET_BIG5 },
	{ "big-5", CHARSET_BIG5 },
	{ "cn-big5", CHARSET_BIG5 },
	{ "csbig5", CHARSET_BIG5 },
	{ "x-x-big5", CHARSET_BIG5 },
	{ "cp950", CHARSET_BIG5 },
	{ "windows-1252", CHARSET_WINDOWS_1252 },
	{ "iso-8859-1", CHARSET_WINDOWS_1252 },
	{ "iso8859-1", CHARSET_WINDOWS_1252 },
	{ "iso88591", CHARSET_WINDOWS_1252 },
	{ "iso_8859-1", CHARSET_WINDOWS_1252 },
	{ "latin1", CHARSET_WINDOWS_1252 },
	{ "l1", CHARSET_WINDOWS_1252 },
	{ "ascii", CHARSET_WINDOWS_1252 },
	{ "us-ascii", CHARSET_WINDOWS_1252 },
	{ "cp1252", CHARSET_WINDOWS_1252 },
	{ "x-cp1252", CHARSET_WINDOWS_1252 },
	{ "ansi_x3.4-1968", CHARSET_WINDOWS_1252 },
};

/* Bytes that stand at the start of a document and are no part of its text. */
static const struct {
	struct slice bytes;
	enum charset charset;
} marks[] = {
	{ { "\xef\xbb\xbf", 3 }, CHARSET_UTF_8 },
	{ { "\xff\xfe", 2 }, CHARSET_UTF_16LE },
	{ { "\xfe\xff", 2 }, CHARSET_UTF_16BE },
	{ { "\x84\x31\x95\x33", 4 }, CHARSET_GB18030 },
};

struct charset_decoder *
charset_decoder_new(void)
{
	struct charset_decoder *decoder = calloc(1, sizeof(*decoder));

	if (decoder == NULL)
		diag_die(EX_OSERR, "out of memory");
	return decoder;
}

void
charset_decoder_free(struct charset_decoder *decoder)
{
	if (decoder == NULL)
		return;
	for (int i = 0; i < CHARSET_COUNT; i++) {
		if (decoder->in[i] != NULL)
			iconv_close(decoder->in[i]);
		if (decoder->out[i] != NULL)
			iconv_close(decoder->out[i]);
	}
	buf_release(&decoder->text);
	free(decoder);
}

const char *
charset_name(enum charset charset)
{
	return names[charset].name;
}

enum charset
charset_of_label(struct slice label)
{
	label = slice_trim(label);
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (strlen(labels[i].label) == label.len &&
		    strncasecmp(labels[i].label, label.ptr, label.len) == 0)
			return labels[i].charset;
	return CHARSET_UNKNOWN;
}

/* Where `word`, in lower case, stands in `text` at or after `from`. */
static size_t
find_word(struct slice text, const char *word, size_t from)
{
	size_t len = strlen(word);

	for (size_t at = from; at + len <= text.len; at++)
		if ((text.ptr[at] | 0x20) == (word[0] | 0x20) &&
		    strncasecmp(text.ptr + at, word, len) == 0)
			return at;
	return SIZE_MAX;
}

/* The value behind an equals sign at `at`, in quotes or bare. */
static struct slice
value_at(struct slice text, size_t at)
{
	static const char around[] = " \t\r\n\f\"'";
	static const char behind[] = " \t\r\n\f\"';/>?";
	size_t begin;

	while (at < text.len && strchr(" \t\r\n\f", text.ptr[at]) != NULL)
		at++;
	if (at == text.len || text.ptr[at] != '=')
		return SLICE_NULL;
	at++;
	while (at < text.len && strchr(around, text.ptr[at]) != NULL)
		at++;
	begin = at;
	while (at < text.len && strchr(behind, text.ptr[at]) == NULL)
		at++;
	return slice_sub(text, begin, at - begin);
}

/* The label behind each `attribute` of an element that begins with `tag`. */
static enum charset
declared_by(struct slice head, const char *tag, const char *attribute)
{
	size_t at = 0;

	while ((at = find_word(head, tag, at)) != SIZE_MAX) {
		const char *end = memchr(head.ptr + at, '>', head.len - at);
		size_t stop = end == NULL ? head.len
					  : (size_t)(end - head.ptr) + 1;
		struct slice element = slice_sub(head, at, stop - at);
		size_t name = find_word(element, attribute, 0);
		struct slice label = name == SIZE_MAX
		    ? SLICE_NULL
		    : value_at(element, name + strlen(attribute));
		enum charset charset = label.ptr == NULL
		    ? CHARSET_UNKNOWN
		    : charset_of_label(label);

		if (charset != CHARSET_UNKNOWN)
			return charset;
		at = stop;
	}
	return CHARSET_UNKNOWN;
}

enum charset
charset_declared(struct slice bytes)
{
	struct slice head = slice_sub(bytes, 0, CHARSET_LABEL_WITHIN);
	enum charset charset = declared_by(head, "<meta", "charset");

	if (charset == CHARSET_UNKNOWN)
		charset = declared_by(head, "<?xml", "encoding");
	return charset;
}

static iconv_t
open_iconv(const char *to, const char *from)
{
	iconv_t iconv = iconv_open(to, from);

	if ((intptr_t)iconv == -1)
		diag_die(EX_OSERR, "iconv does not know %s",
		    strcmp(to, "UTF-8") == 0 ? from : to);
	return iconv;
}

/* iconv's parameter is not const, and it writes nothing there. */
static char *
input_of(struct slice bytes)
{
	char *in;

	memcpy(&in, &bytes.ptr, sizeof(in));
	return in;
}

/*
 * Converts into decoder->text.  A byte that begins no character becomes
 * U+FFFD.  Returns how many there were, or SIZE_MAX above `most` of them.
 */
static size_t
convert(struct charset_decoder *decoder, enum charset charset,
    struct slice bytes, size_t most)
{
	char *in = input_of(bytes);
	size_t left = bytes.len;
	size_t broken = 0;

	if (decoder->in[charset] == NULL)
		decoder->in[charset] = open_iconv("UTF-8",
		    names[charset].iconv);
	(void)iconv(decoder->in[charset], NULL, NULL, NULL, NULL);
	buf_reset(&decoder->text);
	buf_add(&decoder->text, "", 0);
	while (left > 0 && broken <= most) {
		char chunk[CHUNK_SIZE];
		char *out = chunk;
		size_t room = sizeof(chunk);
		size_t n = iconv(decoder->in[charset], &in, &left, &out, &room);

		buf_add(&decoder->text, chunk, sizeof(chunk) - room);
		if (n != (size_t)-1 || errno == E2BIG)
			continue;
		utf8_put(&decoder->text, UTF8_LOST);
		broken++;
		in++;
		left--;
	}
	return broken > most ? SIZE_MAX : broken;
}

/* How many bytes `text` begins with that begin no character in UTF-8. */
static size_t
tail_len(struct slice text)
{
	size_t len = 0;

	while (len < text.len && ((unsigned char)text.ptr[len] & 0xc0) == 0x80)
		len++;
	return len;
}

/*
 * The same for UTF-8, which needs no iconv.  What is left of a character that
 * was cut counts as one.
 */
static size_t
mend(struct charset_decoder *decoder, struct slice bytes, size_t most)
{
	size_t broken = 0;

	buf_reset(&decoder->text);
	for (size_t at = 0, next = 0; at < bytes.len && broken <= most;
	     at = next) {
		uint32_t c = utf8_next(bytes, &next);

		if (c == UTF8_LOST && next == at + 1) {
			next += tail_len(slice_sub(bytes, next, TAIL_MAX));
			broken++;
		}
		utf8_put(&decoder->text, c);
	}
	return broken > most ? SIZE_MAX : broken;
}

static size_t
try(struct charset_decoder *decoder, enum charset charset, struct slice bytes,
    size_t most)
{
	if (charset == CHARSET_UNKNOWN)
		return SIZE_MAX;
	if (charset == CHARSET_UTF_8)
		return mend(decoder, bytes, most);
	return convert(decoder, charset, bytes, most);
}

/* How many of the characters of `bytes` may be broken. */
static size_t
bearable(struct slice bytes)
{
	return CHARSET_DAMAGE_FREE + bytes.len / 2 / CHARSET_DAMAGE_PER;
}

/* The encoding of the mark that `bytes` begins with, and the mark's length. */
static enum charset
find_mark(struct slice bytes, size_t *len)
{
	*len = 0;
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		if (!slice_starts(bytes, marks[i].bytes))
			continue;
		*len = marks[i].bytes.len;
		return marks[i].charset;
	}
	return CHARSET_UNKNOWN;
}

/*
 * Whether valid UTF-8 might yet be the two-byte encoding that it is declared
 * to be: when no character has three bytes, as nearly all of Chinese has.
 */
static bool
is_doubtful(struct slice bytes, enum charset declared)
{
	bool high = false;

	if (declared != CHARSET_GB18030 && declared != CHARSET_BIG5)
		return false;
	for (size_t i = 0; i < bytes.len; i++) {
		unsigned char byte = (unsigned char)bytes.ptr[i];

		high = high || byte >= 0x80;
		if (byte >= 0xe0)
			return false;
	}
	return high;
}

/*
 * Decodes what is not valid UTF-8: first without a flaw, then with a few.  Once
 * words were seen in an encoding, any other would make nonsense of them.
 */
static enum charset
guess(struct charset_decoder *decoder, struct slice bytes, enum charset seen,
    enum charset declared)
{
	enum charset order[] = { declared, CHARSET_GB18030, CHARSET_UTF_8 };
	enum charset best = CHARSET_UNKNOWN;
	size_t least = bearable(bytes) + 1;

	if (seen != CHARSET_UNKNOWN)
		return try(decoder, seen, bytes, least - 1) < least
		    ? seen
		    : CHARSET_UNKNOWN;
	/* Any bytes are windows-1252, so that says nothing. */
	if (declared == CHARSET_WINDOWS_1252) {
		order[0] = CHARSET_GB18030;
		order[1] = CHARSET_WINDOWS_1252;
	}
	for (size_t i = 0; i < sizeof(order) / sizeof(order[0]); i++) {
		size_t broken = try(decoder, order[i], bytes, least - 1);

		if (broken == 0)
			return order[i];
		if (broken < least) {
			least = broken;
			best = order[i];
		}
	}
	if (best != CHARSET_UNKNOWN)
		(void)try(decoder, best, bytes, least);
	return best;
}

struct charset_text
charset_decode(struct charset_decoder *decoder, const struct buf *bytes,
    enum charset seen, enum charset declared)
{
	struct slice rest = { bytes->len > 0 ? bytes->data : "", bytes->len };
	size_t skip;
	enum charset charset = find_mark(rest, &skip);

	rest = slice_sub(rest, skip, rest.len);
	if (charset == CHARSET_UNKNOWN)
		charset = seen;
	if ((charset == CHARSET_UTF_8 ||
		(charset == CHARSET_UNKNOWN && !is_doubtful(rest, declared))) &&
	    utf8_valid(rest))
		return (struct charset_text){ CHARSET_UTF_8,
			rest.len > 0 ? bytes->data + skip : NULL, rest.len };
	if (charset == CHARSET_UNKNOWN ||
	    try(decoder, charset, rest, bearable(rest)) == SIZE_MAX)
		charset = guess(decoder, rest, seen, declared);
	if (charset == CHARSET_UNKNOWN)
		return (struct charset_text){ CHARSET_UNKNOWN, NULL, 0 };
	return (struct charset_text){ charset, decoder->text.data,
		decoder->text.len };
}

bool
charset_encode(struct charset_decoder *decoder, struct slice text,
    enum charset charset, struct buf *buf)
{
	char *in = input_of(text);
	size_t left = text.len;
	bool well = true;

	if (decoder->out[charset] == NULL)
		decoder->out[charset] = open_iconv(names[charset].iconv,
		    "UTF-8");
	(void)iconv(decoder->out[charset], NULL, NULL, NULL, NULL);
	while (left > 0 && well) {
		char chunk[256];
		char *out = chunk;
		size_t room = sizeof(chunk);

		well = iconv(decoder->out[charset], &in, &left, &out, &room) !=
			(size_t)-1 ||
		    errno == E2BIG;
		buf_add(buf, chunk, sizeof(chunk) - room);
	}
	return well;
}
