-- Which reports a person may mean: by key, by digest, by address or by name of
-- the document; the current ones first.
SELECT report_id
FROM bi.report
WHERE report_id::text = :'what' OR source_uri = :'what' OR document = :'what'
	OR length(:'what') >= 12 AND starts_with(digest, lower(:'what'))
ORDER BY is_current DESC, report_id
LIMIT 20;
