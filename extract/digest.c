/* SPDX-License-Identifier: ISC */
#include "extract/digest.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <openssl/evp.h>

#include "schema/diag.h"

/* The kinds that are known, the one that a bare sum is of first. */
static const struct {
	const char *label;
	const char *name; /* libcrypto's */
	size_t len;
} kinds[] = {
	{ "sha1", "SHA1", 20 },
	{ "sha-1", "SHA1", 20 },
	{ "sha256", "SHA256", 32 },
	{ "sha-256", "SHA256", 32 },
	{ "md5", "MD5", 16 },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

struct digest {
	EVP_MD_CTX *context;
	EVP_MD *sha256;
	EVP_MD *stated[KINDS]; /* NULL until the first is looked at */
	char hexadecimal[DIGEST_LEN];
};

struct digest *
digest_new(void)
{
	struct digest *digest = calloc(1, sizeof(*digest));

	if (digest == NULL)
		diag_die(EX_OSERR, "out of memory");
	digest->context = EVP_MD_CTX_new();
	digest->sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
	if (digest->context == NULL || digest->sha256 == NULL)
		diag_die(EX_OSERR, "libcrypto has no SHA-256");
	return digest;
}

void
digest_free(struct digest *digest)
{
	if (digest == NULL)
		return;
	EVP_MD_CTX_free(digest->context);
	EVP_MD_free(digest->sha256);
	for (size_t i = 0; i < KINDS; i++)
		EVP_MD_free(digest->stated[i]);
	free(digest);
}

/* Fills `sum`.  False if libcrypto cannot. */
static bool
make_sum(struct digest *digest, const EVP_MD *kind, struct slice bytes,
    unsigned char *sum)
{
	return EVP_DigestInit_ex2(digest->context, kind, NULL) == 1 &&
	    EVP_DigestUpdate(digest->context, bytes.ptr, bytes.len) == 1 &&
	    EVP_DigestFinal_ex(digest->context, sum, NULL) == 1;
}

struct slice
digest_of(struct digest *digest, struct slice bytes)
{
	static const char figures[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (!make_sum(digest, digest->sha256, bytes, sum))
		diag_die(EX_SOFTWARE, "libcrypto could not make a SHA-256");
	for (size_t i = 0; i < DIGEST_LEN; i++)
		digest->hexadecimal[i] =
		    figures[i % 2 == 0 ? sum[i / 2] >> 4 : sum[i / 2] & 15];
	return (struct slice){ digest->hexadecimal, DIGEST_LEN };
}

/* The value of a figure to a base of 1 << `bits`, or -1. */
static int
figure_of(char c, unsigned bits)
{
	static const char base32[] = "abcdefghijklmnopqrstuvwxyz234567";
	static const char base16[] = "0123456789abcdef";
	const char *figures = bits == 5 ? base32 : base16;
	const char *at;

	if (c >= 'A' && c <= 'Z')
		c = (char)(c - 'A' + 'a');
	at = c == '\0' ? NULL : strchr(figures, c);
	return at == NULL ? -1 : (int)(at - figures);
}

/* Reads `len` bytes, `bits` to a figure.  False if there are not just so many.
 */
static bool
read_sum(struct slice text, unsigned bits, unsigned char *sum, size_t len)
{
	unsigned held = 0;
	unsigned nheld = 0;
	size_t n = 0;

	if (text.len != (len * 8 + bits - 1) / bits)
		return false;
	for (size_t i = 0; i < text.len; i++) {
		int figure = figure_of(text.ptr[i], bits);

		if (figure < 0)
			return false;
		held = (held << bits | (unsigned)figure) & 0xfff;
		nheld += bits;
		if (nheld >= 8) {
			nheld -= 8;
			sum[n++] = (unsigned char)(held >> nheld);
		}
	}
	return n == len;
}

/* The kind that a label names, or KINDS. */
static size_t
kind_of(struct slice label)
{
	size_t i = 0;

	while (i < KINDS &&
	    (strlen(kinds[i].label) != label.len ||
		strncasecmp(kinds[i].label, label.ptr, label.len) != 0))
		i++;
	return i;
}

/* The kind of a stated digest, and its sum; KINDS if it cannot be read. */
static size_t
read_stated(struct slice stated, unsigned char *sum)
{
	const char *colon = stated.len > 0 ? memchr(stated.ptr, ':', stated.len)
					   : NULL;
	size_t kind = 0;

	if (colon != NULL) {
		size_t len = (size_t)(colon - stated.ptr);

		kind = kind_of(slice_sub(stated, 0, len));
		stated = slice_sub(stated, len + 1, stated.len);
	}
	if (kind == KINDS || read_sum(stated, 4, sum, kinds[kind].len))
		return kind;
	while (stated.len > 0 && stated.ptr[stated.len - 1] == '=')
		stated.len--;
	return read_sum(stated, 5, sum, kinds[kind].len) ? kind : KINDS;
}

enum digest_answer
digest_check(struct digest *digest, struct slice stated, struct slice bytes)
{
	unsigned char wanted[EVP_MAX_MD_SIZE];
	unsigned char sum[EVP_MAX_MD_SIZE];
	size_t kind = read_stated(stated, wanted);
	EVP_MD **md;

	if (kind == KINDS)
		return DIGEST_UNKNOWN;
	md = &digest->stated[kind];
	/* A libcrypto that must obey rules may have no MD5. */
	if (*md == NULL)
		*md = EVP_MD_fetch(NULL, kinds[kind].name, NULL);
	if (*md == NULL || !make_sum(digest, *md, bytes, sum))
		return DIGEST_UNKNOWN;
	return memcmp(sum, wanted, kinds[kind].len) == 0 ? DIGEST_SAME
							 : DIGEST_DIFFERS;
}
