-- What is given up for one reason, the latest first.  COPY takes no variables.
SELECT translate(r.document, E'\t\n', '  '), r.archive || '@' || r.archive_offset,
	coalesce(r.archive_length::text, '-'),
	translate(coalesce(r.detail, ''), E'\t\n', '  '),
	to_char(r.first_seen, 'YYYY-MM-DD'), to_char(r.last_seen, 'YYYY-MM-DD')
FROM etl.reject AS r
WHERE r.reason = :'reason' AND r.resolved_at IS NULL
ORDER BY r.last_seen DESC, r.reject_id DESC
LIMIT :most;
