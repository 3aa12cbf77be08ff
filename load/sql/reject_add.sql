-- Adds those of a batch of rejects that are new, for run $10.
INSERT INTO etl.reject (
	reject_key, program, document, uri, archive, archive_offset,
	archive_length, digest, reason, detail, first_run_id, last_run_id
)
SELECT m.reject_key, m.program, m.document, m.uri, m.archive,
	m.archive_offset::bigint, m.archive_length::bigint, m.digest, m.reason,
	m.detail, $10::bigint, $10::bigint
FROM (
	SELECT DISTINCT ON (1) encode(sha256(convert_to(w::text, 'UTF8')), 'hex')
			AS reject_key, w.*
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
			$6::text[], $7::text[], $8::text[], $9::text[])
		AS w (program, document, uri, archive, archive_offset,
			archive_length, digest, reason, detail)
) AS m
	LEFT JOIN etl.reject AS r ON r.reject_key = m.reject_key
WHERE r.reject_id IS NULL
ORDER BY m.archive COLLATE "C", m.archive_offset::bigint, m.reject_key
