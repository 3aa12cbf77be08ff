/* SPDX-License-Identifier: ISC */
#include "transform/pattern.h"

#include <stdint.h>
#include <stdlib.h>

#include <pcre2.h>

#include "schema/diag.h"

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *context;
	pcre2_jit_stack *stack; /* NULL where there is no JIT */
};

static pcre2_code *
compile(const char *expression)
{
	int error;
	PCRE2_SIZE at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)expression,
	    PCRE2_ZERO_TERMINATED, PCRE2_UTF | PCRE2_NO_UTF_CHECK, &error, &at,
	    NULL);

	if (code == NULL)
		diag_die(EX_SOFTWARE, "pattern '%s': error %d at byte %zu",
		    expression, error, at);
	return code;
}

struct pattern *
pattern_new(const char *expression)
{
	struct pattern *pattern = calloc(1, sizeof(*pattern));

	if (pattern == NULL)
		diag_die(EX_OSERR, "out of memory");
	pattern->code = compile(expression);
	pattern->match = pcre2_match_data_create(PATTERN_GROUPS_MAX, NULL);
	pattern->context = pcre2_match_context_create(NULL);
	if (pattern->match == NULL || pattern->context == NULL)
		diag_die(EX_OSERR, "out of memory");
	pcre2_set_match_limit(pattern->context, PATTERN_MATCH_MAX);
	pcre2_set_depth_limit(pattern->context, PATTERN_DEPTH_MAX);
	pcre2_set_heap_limit(pattern->context, PATTERN_HEAP_MAX);
	if (pcre2_jit_compile(pattern->code, PCRE2_JIT_COMPLETE) == 0)
		pattern->stack = pcre2_jit_stack_create(PATTERN_STACK_MAX / 8,
		    PATTERN_STACK_MAX, NULL);
	if (pattern->stack != NULL)
		pcre2_jit_stack_assign(pattern->context, NULL, pattern->stack);
	return pattern;
}

void
pattern_free(struct pattern *pattern)
{
	if (pattern == NULL)
		return;
	pcre2_jit_stack_free(pattern->stack);
	pcre2_match_context_free(pattern->context);
	pcre2_match_data_free(pattern->match);
	pcre2_code_free(pattern->code);
	free(pattern);
}

bool
pattern_find(const struct pattern *pattern, struct slice text, size_t from,
    struct captures *captures)
{
	const PCRE2_SIZE *bounds;
	int ngroups;

	if (from > text.len || text.ptr == NULL)
		return false;
	ngroups = pcre2_match(pattern->code, (PCRE2_SPTR)text.ptr, text.len,
	    from, PCRE2_NO_UTF_CHECK, pattern->match, pattern->context);
	if (ngroups <= 0)
		return false;
	if (captures == NULL)
		return true;
	bounds = pcre2_get_ovector_pointer(pattern->match);
	for (size_t i = 0; i < PATTERN_GROUPS_MAX; i++) {
		bool set = i < (size_t)ngroups && bounds[2 * i] != PCRE2_UNSET;

		captures->from[i] = set ? bounds[2 * i] : SIZE_MAX;
		captures->to[i] = set ? bounds[2 * i + 1] : SIZE_MAX;
	}
	return true;
}

struct slice
captures_get(const struct captures *captures, struct slice text, size_t group)
{
	size_t from = captures->from[group];

	if (from == SIZE_MAX || captures->to[group] < from)
		return SLICE_NULL;
	return slice_sub(text, from, captures->to[group] - from);
}
