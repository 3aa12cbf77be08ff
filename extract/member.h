/* SPDX-License-Identifier: ISC */
#ifndef EXTRACT_MEMBER_H
#define EXTRACT_MEMBER_H

/*
 * The records of a crawl's archive that is packed record by record, each a
 * gzip member of its own.  A member that is damaged is lost and no other:
 * reading goes on at the next one that holds a record.
 */

#include "extract/crawl.h"
#include "extract/select.h"

/*
 * A member is taken for one that holds a record if its first bytes unpack to
 * a record's head.
 */
enum { MEMBER_HEAD_WITHIN = 1024 };

/*
 * If only some hosts are wanted, a member of WARC of less than MEMBER_SMALL
 * bytes that unpacks to less than MEMBER_SMALL_UNPACKED holds no report and is
 * not looked at.
 */
enum { MEMBER_SMALL = 512, MEMBER_SMALL_UNPACKED = 8192 };

struct members;

/* `max` bounds the bytes of a record's block. */
struct members *members_new(size_t max);
void members_free(struct members *members); /* NULL is fine */

/* Starts on a source, which stays the caller's. */
void members_begin(struct members *members, struct source *source,
    enum crawl_form form);

/* The next record, which lasts until the next call; false at the end. */
bool members_next(struct members *members, struct crawl_record *record);

/*
 * Which documents are wanted; borrowed, and NULL for all.  Members of others
 * are stepped over after a look at their beginning.
 */
void members_select(struct members *members, const struct select *select);

/* As crawl_offset and crawl_find. */
uint64_t members_offset(struct members *members);
bool members_find(struct members *members);

/*
 * Whether a source holds a crawl's archive that is packed by gzip, record by
 * record or as a whole, and of which form.  Its first member may be damaged.
 * Nothing is passed.
 */
enum member_packing { MEMBER_NO_CRAWL, MEMBER_RECORDS, MEMBER_WHOLE };
enum member_packing members_packing(struct members *members,
    struct source *source, enum crawl_form *form);

#endif
