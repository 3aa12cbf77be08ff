/* SPDX-License-Identifier: ISC */
#include "extract/digest.h"

#include <stdlib.h>

#include <openssl/evp.h>

#include "schema/diag.h"

struct digest {
	EVP_MD_CTX *context;
	EVP_MD *sha256;
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
	free(digest);
}

struct slice
digest_of(struct digest *digest, struct slice bytes)
{
	static const char figures[] = "0123456789abcdef";
	unsigned char sum[EVP_MAX_MD_SIZE];

	if (EVP_DigestInit_ex2(digest->context, digest->sha256, NULL) != 1 ||
	    EVP_DigestUpdate(digest->context, bytes.ptr, bytes.len) != 1 ||
	    EVP_DigestFinal_ex(digest->context, sum, NULL) != 1)
		diag_die(EX_SOFTWARE, "libcrypto could not make a SHA-256");
	for (size_t i = 0; i < DIGEST_LEN; i++)
		digest->hexadecimal[i] =
		    figures[i % 2 == 0 ? sum[i / 2] >> 4 : sum[i / 2] & 15];
	return (struct slice){ digest->hexadecimal, DIGEST_LEN };
}
