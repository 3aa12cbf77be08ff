-- Rejects that stand, of documents that a stream has met: $1 has the digests of
-- reports; $2, $3 and $4 the archives, the offsets in them and the names of
-- all documents.  Which of them are met at their own place is told too.
SELECT r.reject_id, true
FROM unnest($2::text[], $3::bigint[], $4::text[]) AS m (archive, archive_offset, document)
	JOIN etl.reject AS r ON r.archive = m.archive
		AND r.archive_offset = m.archive_offset AND r.document = m.document
WHERE r.resolved_at IS NULL
UNION
SELECT r.reject_id, false
FROM unnest($1::text[]) AS m (digest)
	JOIN etl.reject AS r ON r.digest = m.digest
WHERE r.resolved_at IS NULL
