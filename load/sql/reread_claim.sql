-- Which reports of a batch, the $1th to the $2th of the stream, are here already
-- and were loaded from this very place, so that the stream has a new reading of
-- them; the first of several alike.  Those met elsewhere have no key.
SELECT min(m.place), CASE WHEN p.archive = m.archive
		AND p.archive_offset = m.archive_offset AND p.document = m.document
	THEN p.report_id END
FROM pg_temp.reread_met AS m
	JOIN etl.document_version AS d ON d.digest = m.digest AND d.ordinal = m.ordinal
	JOIN glasshouse.dim_report AS p ON p.report_id = d.report_id
	LEFT JOIN pg_temp.reread_report AS s ON s.report_id = p.report_id
WHERE m.place BETWEEN $1::bigint AND $2::bigint AND s.report_id IS NULL
GROUP BY 2, CASE WHEN p.archive = m.archive
		AND p.archive_offset = m.archive_offset AND p.document = m.document
	THEN 0 ELSE m.place END
