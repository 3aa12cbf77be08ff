/* SPDX-License-Identifier: ISC */
#include "extract/capture.h"

#include <stdlib.h>

#include "extract/body.h"
#include "extract/digest.h"
#include "extract/name.h"
#include "extract/stamp.h"
#include "schema/diag.h"

struct capture {
	struct body_decoder *decoder;
	struct digest *digest;
	bool verify;
	const struct select *select;
	struct stamp stamp;
	struct buf name;
	struct buf uri;
};

/* Records that hold no document, and the counters' names for them. */
static const char *const passed[] = {
	[WARC_OTHER] = "other_record",
	[WARC_INFO] = "warcinfo",
	[WARC_REQUEST] = "request",
	[WARC_METADATA] = "metadata",
	[WARC_REVISIT] = "revisit",
	[WARC_CONTINUATION] = NULL, /* it is rejected */
};

struct capture *
capture_new(size_t max)
{
	struct capture *capture = calloc(1, sizeof(*capture));

	if (capture == NULL)
		diag_die(EX_OSERR, "out of memory");
	capture->decoder = body_decoder_new(max);
	capture->digest = digest_new();
	return capture;
}

void
capture_free(struct capture *capture)
{
	if (capture == NULL)
		return;
	body_decoder_free(capture->decoder);
	digest_free(capture->digest);
	buf_release(&capture->name);
	buf_release(&capture->uri);
	free(capture);
}

void
capture_verify(struct capture *capture, bool verify)
{
	capture->verify = verify;
}

void
capture_select(struct capture *capture, const struct select *select)
{
	capture->select = select;
}

/* ARCHIVE#URI, or its identifier, or ARCHIVE alone if there is no record. */
static void
name(struct capture *capture, const struct crawl_record *record,
    struct entry *entry)
{
	struct slice which = record->head.uri.len > 0 ? record->head.uri
						      : record->head.record_id;

	if (record->head.len == 0 || which.len == 0)
		return;
	name_clean(which, &capture->uri);
	buf_reset(&capture->name);
	buf_add(&capture->name, entry->archive.ptr, entry->archive.len);
	buf_add_char(&capture->name, '#');
	buf_add(&capture->name, capture->uri.data, capture->uri.len);
	entry->name = (struct slice){ capture->name.data, capture->name.len };
	if (record->head.uri.len > 0)
		entry->uri = (struct slice){ capture->uri.data,
			capture->uri.len };
	if (stamp_read(record->head.date, &capture->stamp))
		entry->captured = slice_of(capture->stamp.time);
}

/* Undoes a response.  What has no head is the body alone. */
static void
read_response(struct capture *capture, struct slice block, struct entry *entry,
    struct slice *payload)
{
	struct http_head head;
	struct body body;

	if (http_head_read(block, &head) != HEAD_WHOLE)
		return;
	*payload = slice_sub(block, head.len, block.len);
	body = body_decode(capture->decoder, &head, *payload);
	entry->bytes = body.bytes;
	entry->charset = head.charset;
	entry->media = head.media;
	entry->status = head.status;
	if (entry->fault.detail == NULL)
		entry->fault = body.fault;
}

/*
 * Whether the digests that a record states are its bytes'.  Writers do not
 * agree on what a payload is: as it was sent, or without its encodings.
 */
static bool
is_as_stated(struct capture *capture, const struct crawl_record *record,
    struct slice payload, struct slice body)
{
	struct slice stated = record->head.payload_digest;

	if (record->head.block_digest.len > 0 &&
	    digest_check(capture->digest, record->head.block_digest,
		record->block) == DIGEST_DIFFERS)
		return false;
	return stated.len == 0 ||
	    digest_check(capture->digest, stated, payload) != DIGEST_DIFFERS ||
	    digest_check(capture->digest, stated, body) != DIGEST_DIFFERS;
}

static void
read_document(struct capture *capture, const struct crawl_record *record,
    struct entry *entry)
{
	struct slice payload = record->block;

	entry->digest = record->head.payload_digest;
	if (record->head.type == WARC_RESPONSE)
		read_response(capture, record->block, entry, &payload);
	else
		http_content_type(record->head.content_type, &entry->media,
		    &entry->charset);
	if (capture->verify && entry->fault.detail == NULL &&
	    !is_as_stated(capture, record, payload, entry->bytes))
		entry->fault = (struct fault){ REASON_DAMAGED,
			"the bytes have another digest than is stated" };
}

static struct fault
refuse(const struct crawl_record *record)
{
	if (record->fault.detail != NULL)
		return record->fault;
	if (record->head.type == WARC_CONTINUATION ||
	    record->head.segment != HEAD_UNKNOWN)
		return (struct fault){ REASON_UNKNOWN_FORMAT,
			"records in segments are not read" };
	return FAULT_NONE;
}

bool
capture_is_document(enum warc_type type)
{
	return type == WARC_RESPONSE || type == WARC_RESOURCE ||
	    type == WARC_CONVERSION;
}

/* Why a record is passed over, or NULL. */
static const char *
pass(const struct capture *capture, const struct crawl_record *record,
    struct fault fault)
{
	const struct warc_head *head = &record->head;

	if (record->passed != NULL)
		return record->passed;
	if (head->len == 0 ||
	    (fault.detail != NULL && fault.reason != REASON_TOO_LARGE))
		return NULL;
	if (!capture_is_document(head->type))
		return passed[head->type];
	return select_has_host(capture->select, head->uri) ? NULL
							   : "other_host";
}

void
capture_read(struct capture *capture, const struct crawl_record *record,
    struct slice archive, struct entry *entry)
{
	const struct warc_head *head = &record->head;

	*entry = (struct entry){ .archive = archive,
		.offset = record->offset,
		.length = record->length,
		.trouble = record->offset,
		.is_record = true,
		.bytes = record->block.len > 0 ? record->block : SLICE(""),
		.fault = refuse(record),
		.oddity = record->oddity };
	entry->name = archive;
	entry->passed = pass(capture, record, entry->fault);
	if (entry->passed != NULL)
		return;
	name(capture, record, entry);
	if (head->len > 0 &&
	    (entry->fault.detail == NULL ||
		entry->fault.reason == REASON_TOO_LARGE))
		read_document(capture, record, entry);
}
