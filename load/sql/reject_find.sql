-- Of a batch of rejects, the key of each that is here already, and whether it
-- was thought to be resolved.  $1 to $9 have the fields of the records;
-- reject_add.sql makes the same keys of them.
SELECT r.reject_id, r.resolved_at IS NOT NULL
FROM (
	SELECT DISTINCT encode(sha256(convert_to(w::text, 'UTF8')), 'hex') AS reject_key
	FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
			$6::text[], $7::text[], $8::text[], $9::text[]) AS w
) AS m
	LEFT JOIN etl.reject AS r ON r.reject_key = m.reject_key
