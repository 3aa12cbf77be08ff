/* SPDX-License-Identifier: ISC */
#include "transform/table.h"

#include <string.h>

#include "schema/catalog.h"
#include "transform/word.h"

/* Bytes up to which a label of that table is weak. */
enum { WEAK_REQUEST = 6, WEAK_APPENDIX = 12 };

enum table
table_of(const struct label *label)
{
	switch (label->kind) {
	case LABEL_MEASURE:
		return label->row == M_INDICATOR_VALUE ? TABLE_APPENDIX
						       : TABLE_DISCLOSURE;
	case LABEL_CATEGORY:
		return TABLE_DISCLOSURE;
	case LABEL_OUTCOME:
	case LABEL_APPLICANT:
		return TABLE_REQUEST;
	case LABEL_CHANNEL:
	case LABEL_RESULT:
		return TABLE_REVIEW;
	case LABEL_INDICATOR:
		return TABLE_APPENDIX;
	default:
		return TABLE_NONE;
	}
}

enum table
table_of_section(int section)
{
	switch (section) {
	case SEC_PROACTIVE:
		return TABLE_DISCLOSURE;
	case SEC_REQUESTS:
		return TABLE_REQUEST;
	case SEC_REVIEW:
		return TABLE_REVIEW;
	default:
		return TABLE_NONE;
	}
}

enum table
table_of_mark(const struct label *mark)
{
	static const enum table tables[] = { TABLE_NONE, TABLE_NONE,
		TABLE_DISCLOSURE, TABLE_REQUEST, TABLE_REVIEW, TABLE_APPENDIX };

	return tables[word_at((size_t)mark->row)->number];
}

bool
table_label_is_weak(const struct label *label)
{
	enum table table = table_of(label);

	if (label->kind == LABEL_MEASURE)
		return table == TABLE_APPENDIX;
	if (label->kind == LABEL_CATEGORY)
		return strcmp(catalog_category.rows[label->row].role,
			   "heading") != 0;
	return (table == TABLE_REQUEST && label->text.len <= WEAK_REQUEST) ||
	    (table == TABLE_APPENDIX && label->text.len <= WEAK_APPENDIX);
}
