/* SPDX-License-Identifier: ISC */
#include "extract/digest.h"
#include "tests/unit/unit.h"

/* The vectors of FIPS 180-4. */
static void
gives_the_known_sums(void **state)
{
	struct digest *digest = digest_new();

	(void)state;
	assert_memory_equal(digest_of(digest, SLICE("")).ptr,
	    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	    DIGEST_LEN);
	assert_memory_equal(digest_of(digest, SLICE("abc")).ptr,
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
	    DIGEST_LEN);
	digest_free(digest);
	digest_free(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_known_sums),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
