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

static void
knows_sums_in_either_base(void **state)
{
	static const char long_sum[] = "sha256:BA7816BF8F01CFEA414140DE5DAE2223"
				       "B00361A396177A9CB410FF61F20015AD";
	static const char *const abc[] = {
		"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
		"SHA-1:vgmt4nsha2awvor6evyxqugcnsonbwe5",
		"sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
		"VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
		long_sum,
		"sha-256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ",
		"sha256:XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ====",
		"md5:900150983cd24fb0d6963f7d28e17f72",
		"md5:SAAVBGB42JH3BVUWH56SRYL7OI======",
	};
	struct digest *digest = digest_new();

	(void)state;
	for (size_t i = 0; i < sizeof(abc) / sizeof(abc[0]); i++) {
		struct slice stated = slice_of(abc[i]);

		assert_int_equal(digest_check(digest, stated, SLICE("abc")),
		    DIGEST_SAME);
		assert_int_equal(digest_check(digest, stated, SLICE("abd")),
		    DIGEST_DIFFERS);
	}
	digest_free(digest);
}

static void
knows_what_is_no_sum(void **state)
{
	static const char *const bad[] = { "", "sha1:", ":", "sha1",
		"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE",
		"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5A",
		"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE1",
		"sha1:a9993e364706816aba3e25717850c26c9cd0d89g",
		"sha3:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
		"sha256:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5",
		"sha1:VGMT4NSHHA2AWVOR6EVYXQUGCNSONB5\xff" };
	struct digest *digest = digest_new();

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(digest_check(digest, slice_of(bad[i]),
				     SLICE("abc")),
		    DIGEST_UNKNOWN);
	assert_int_equal(digest_check(digest, SLICE_NULL, SLICE("abc")),
	    DIGEST_UNKNOWN);
	digest_free(digest);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gives_the_known_sums),
		cmocka_unit_test(knows_sums_in_either_base),
		cmocka_unit_test(knows_what_is_no_sum),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
