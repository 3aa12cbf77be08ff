/* SPDX-License-Identifier: ISC */
#include "transform/choice.h"

static const struct label *
of_kind(const struct walk_event *event, enum label_kind kind)
{
	for (size_t i = 0; i < event->nlabels; i++)
		if (event->label[i].kind == kind)
			return &event->label[i];
	return NULL;
}

/* Of several outcomes with one wording that of the form's numbering, or the
 * last: it needs none. */
static const struct label *
pick_outcome(const struct walk_event *event)
{
	const struct label *last = NULL;

	for (size_t i = 0; i < event->nlabels; i++) {
		const struct label *label = &event->label[i];

		if (label->kind != LABEL_OUTCOME)
			continue;
		if (slice_equal(label->hint, event->numbering))
			return label;
		last = label;
	}
	return last;
}

/* In table 3, a wording of both axes: the numbering or the place tells. */
static const struct label *
pick_request(bool in_head, const struct walk_event *event)
{
	const struct label *outcome = pick_outcome(event);
	const struct label *applicant = of_kind(event, LABEL_APPLICANT);

	if (outcome == NULL || applicant == NULL)
		return outcome != NULL ? outcome : applicant;
	if (event->numbering.len > 0)
		return outcome;
	return in_head ? applicant : outcome;
}

/* A weak label is no sign that its table begins, unless numbered like it. */
static bool
is_weak(enum table table, const struct walk_event *event)
{
	const struct label *label = event->label;

	if (table_of(label) == table || !table_label_is_weak(label))
		return false;
	return !slice_starts(event->numbering, SLICE("(")) ||
	    !slice_equal(event->numbering, label->hint);
}

const struct label *
choice_label(enum table table, bool in_head, const struct walk_event *event)
{
	const struct label *request = pick_request(in_head, event);
	bool same = true;

	if (table == TABLE_REQUEST && request != NULL)
		return request;
	for (size_t i = 0; i < event->nlabels; i++)
		if (table != TABLE_NONE && table_of(&event->label[i]) == table)
			return &event->label[i];
	for (size_t i = 1; i < event->nlabels; i++)
		same = same &&
		    table_of(&event->label[i]) == table_of(&event->label[0]);
	return same && !is_weak(table, event) ? event->label : NULL;
}

const struct label *
choice_section(enum table table, const struct walk_event *event)
{
	bool is_part = slice_starts(event->numbering, SLICE("("));
	const struct label *found = NULL;

	if (table == TABLE_APPENDIX && of_kind(event, LABEL_INDICATOR) != NULL)
		return NULL;

	for (size_t i = 0; i < event->nlabels; i++) {
		const struct label *label = &event->label[i];
		bool has_table;

		if (label->kind != LABEL_SECTION)
			continue;
		has_table = table_of_section(label->row) != TABLE_NONE;
		if (found == NULL || has_table != is_part)
			found = label;
	}
	return found;
}
