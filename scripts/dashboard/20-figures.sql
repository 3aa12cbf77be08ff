-- What pages are made from: one row for each current report, body and place,
-- and the rows of each report's tables as they will stand on its page.
SELECT max(applicant_id) FILTER (WHERE code = 'app_total') AS app_total,
	max(applicant_id) FILTER (WHERE code = 'app_natural') AS app_natural,
	max(applicant_id) FILTER (WHERE code = 'app_business') AS app_business,
	max(applicant_id) FILTER (WHERE code = 'app_research') AS app_research,
	max(applicant_id) FILTER (WHERE code = 'app_ngo') AS app_ngo,
	max(applicant_id) FILTER (WHERE code = 'app_legal_service') AS app_legal,
	max(applicant_id) FILTER (WHERE code = 'app_other_org') AS app_other
FROM glasshouse.dim_applicant \gset
SELECT max(result_id) FILTER (WHERE code = 'rvr_total') AS rvr_total,
	max(result_id) FILTER (WHERE code = 'rvr_upheld') AS rvr_upheld,
	max(result_id) FILTER (WHERE code = 'rvr_corrected') AS rvr_corrected,
	max(result_id) FILTER (WHERE code = 'rvr_other') AS rvr_other,
	max(result_id) FILTER (WHERE code = 'rvr_pending') AS rvr_pending
FROM glasshouse.dim_result \gset
SELECT max(outcome_id) FILTER (WHERE code = 'out_new') AS out_new,
	max(outcome_id) FILTER (WHERE code = 'out_total') AS out_total
FROM glasshouse.dim_outcome \gset

-- A cell as it stands in a table.  Zeros, most of them, are the shortest.
CREATE FUNCTION pg_temp.cell(v numeric, state text, raw text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE state
	WHEN 'stated' THEN '<td>' || v::text
	WHEN 'inferred' THEN '<td class=i>' || v::text
	WHEN 'blank' THEN '<td>空'
	WHEN 'placeholder' THEN '<td>' || coalesce(pg_temp.esc(left(raw, 12)), '／')
	WHEN 'absent' THEN '<td>缺'
	ELSE '<td class=u>疑 ' || coalesce(pg_temp.esc(left(raw, 40)), '') END
$$;

-- Shorter words for rows and columns than the forms have; without one, the form's.
CREATE TEMP TABLE short (code text PRIMARY KEY, zh text, en text);
\copy short FROM PROGRAM 'tail -n +2 "$GLASSHOUSE_PAGES/short.tsv"'
CREATE TEMP TABLE outcome AS
SELECT d.outcome_id, d.code, d.parent_code, d.role, d.sort_no,
	coalesce(s.zh, d.label_zh) AS zh, coalesce(s.en, d.label_en) AS en
FROM glasshouse.dim_outcome AS d LEFT JOIN short AS s USING (code) WHERE d.code <> 'unknown';
CREATE TEMP TABLE channel AS
SELECT d.channel_id, d.role, d.sort_no, coalesce(s.zh, d.label_zh) AS zh, coalesce(s.en, d.label_en) AS en
FROM glasshouse.dim_channel AS d LEFT JOIN short AS s USING (code) WHERE d.code <> 'unknown';

-- Rows of table 3 in which a number other than 0 stands, or none that could be
-- read, and those of the totals always.  `total` is what the column of all
-- applicants prints, `parts` the sum of the rest.
CREATE TEMP TABLE request_row AS
SELECT report_id, outcome_id,
	max(cell_value) FILTER (WHERE applicant_id = :app_total) AS total,
	sum(cell_value) FILTER (WHERE applicant_id <> :app_total) AS parts,
	max(cell_value) FILTER (WHERE applicant_id = :app_natural) AS natural_count,
	max(cell_value) FILTER (WHERE applicant_id = :app_business) AS business_count,
	max(cell_value) FILTER (WHERE applicant_id = :app_research) AS research_count,
	max(cell_value) FILTER (WHERE applicant_id = :app_ngo) AS ngo_count,
	max(cell_value) FILTER (WHERE applicant_id = :app_legal) AS legal_count,
	max(cell_value) FILTER (WHERE applicant_id = :app_other) AS other_count,
	count(*) FILTER (WHERE cell_state = 'stated') < 7 AS is_odd
FROM glasshouse.fact_request
GROUP BY report_id, outcome_id
HAVING bool_or(cell_value <> 0 OR cell_state = 'unreadable') OR outcome_id IN (:out_new, :out_total);
ANALYZE request_row;

-- The cells of those rows that hold no stated number.
CREATE TEMP TABLE request_odd AS
SELECT report_id, outcome_id,
	max(cell) FILTER (WHERE applicant_id = :app_total) AS total_cell,
	max(cell) FILTER (WHERE applicant_id = :app_natural) AS natural_cell,
	max(cell) FILTER (WHERE applicant_id = :app_business) AS business_cell,
	max(cell) FILTER (WHERE applicant_id = :app_research) AS research_cell,
	max(cell) FILTER (WHERE applicant_id = :app_ngo) AS ngo_cell,
	max(cell) FILTER (WHERE applicant_id = :app_legal) AS legal_cell,
	max(cell) FILTER (WHERE applicant_id = :app_other) AS other_cell
FROM (
	SELECT f.report_id, f.outcome_id, f.applicant_id,
		pg_temp.cell(f.cell_value, f.cell_state, f.cell_raw) AS cell
	FROM glasshouse.fact_request AS f JOIN request_row AS w USING (report_id, outcome_id)
	WHERE w.is_odd AND f.cell_state <> 'stated'
) AS k
GROUP BY report_id, outcome_id;
ANALYZE request_odd;

CREATE TEMP TABLE review_row AS
SELECT report_id, channel_id,
	max(cell_value) FILTER (WHERE result_id = :rvr_total) AS total,
	max(cell_value) FILTER (WHERE result_id = :rvr_upheld) AS upheld,
	max(cell_value) FILTER (WHERE result_id = :rvr_corrected) AS corrected,
	max(cell_value) FILTER (WHERE result_id = :rvr_other) AS other,
	max(cell_value) FILTER (WHERE result_id = :rvr_pending) AS pending,
	coalesce(max(cell) FILTER (WHERE result_id = :rvr_upheld), '<td>')
	|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_corrected), '<td>')
	|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_other), '<td>')
	|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_pending), '<td>')
	|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_total), '<td>') AS cells
FROM (
	SELECT report_id, channel_id, result_id, cell_value, cell_state,
		pg_temp.cell(cell_value, cell_state, cell_raw) AS cell
	FROM glasshouse.fact_review
) AS f
GROUP BY report_id, channel_id
HAVING bool_or(cell_value <> 0 OR cell_state = 'unreadable');

-- Checks that fail, and what they were tried on.
CREATE TEMP TABLE member AS
SELECT code, coalesce(s.zh, d.label_zh) AS label_zh, coalesce(s.en, d.label_en) AS label_en
FROM (
	SELECT code, label_zh, label_en FROM glasshouse.dim_outcome
	UNION SELECT code, label_zh, label_en FROM glasshouse.dim_applicant
	UNION SELECT code, label_zh, label_en FROM glasshouse.dim_channel
	UNION SELECT code, label_zh, label_en FROM glasshouse.dim_category
	UNION SELECT code, label_zh, label_en FROM glasshouse.dim_indicator
) AS d LEFT JOIN short AS s USING (code)
WHERE code <> 'unknown';

CREATE TEMP TABLE failure AS
SELECT f.report_id, f.severity, f.identity_code, f.identity_zh, f.identity_en,
	f.member_code, m.label_zh AS member_zh, m.label_en AS member_en,
	f.left_value, f.right_value, f.difference,
	CASE f.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END AS rank
FROM bi.identity_failures AS f
	LEFT JOIN member AS m ON m.code = f.member_code
WHERE f.severity <> 'derived';

-- Places: provinces and prefectures by their codes, the bodies of the state,
-- and those of which nothing tells where they are.
CREATE TEMP TABLE tile (code text PRIMARY KEY, tile_column int, tile_row int,
	short_zh text, name_en text);
\copy tile FROM PROGRAM 'tail -n +2 "$GLASSHOUSE_PAGES/tile.tsv"'
CREATE TEMP TABLE division (code text PRIMARY KEY, name text);
\copy division FROM PROGRAM 'awk -f "$GLASSHOUSE_PAGES/division.awk" "$GLASSHOUSE_DIVISION"'

-- A body has a page, named by a digest of its key; so the address of a page is
-- the same whenever and wherever the pages are made.
CREATE TEMP TABLE agency AS
SELECT (row_number() OVER (ORDER BY k.agency_key))::int AS agency_no, k.*, left(md5(k.agency_key), 12) AS slug, pg_temp.esc(k.agency_name) AS name,
	CASE WHEN k.agency_level = 'national' OR k.agency_key LIKE 'national/%' THEN 'national'
	    ELSE coalesce(k.prefecture_code, k.province_code, 'none') END AS place
FROM (
	SELECT DISTINCT ON (agency_key) agency_key, agency_name, agency_level, division_code,
		province_code, prefecture_code, county_code
	FROM bi.report
	WHERE is_current
	ORDER BY agency_key, report_year DESC NULLS LAST, report_id DESC
) AS k;
ALTER TABLE agency ADD PRIMARY KEY (agency_key);
ANALYZE agency;

CREATE TEMP TABLE report AS
WITH figure AS (
	SELECT r.report_id,
		max(r.total) FILTER (WHERE o.code = 'out_new') AS received,
		max(r.total) FILTER (WHERE o.code = 'out_total') AS handled,
		sum(coalesce(r.total, r.parts)) FILTER (WHERE o.code IN ('out_granted', 'out_partial'))
			AS granted,
		sum(coalesce(r.total, r.parts)) FILTER (WHERE o.parent_code = 'out_denied') AS denied
	FROM request_row AS r JOIN glasshouse.dim_outcome AS o USING (outcome_id)
	GROUP BY r.report_id
), old AS (
	SELECT f.report_id, max(f.cell_value) AS received
	FROM glasshouse.fact_indicator AS f JOIN glasshouse.dim_indicator AS i USING (indicator_id)
	WHERE i.code IN ('i14_request_received', 'i08_request_total')
	GROUP BY f.report_id
), redress AS (
	SELECT report_id, sum(upheld) AS upheld, sum(corrected) AS corrected,
		sum(other) AS other, sum(pending) AS pending
	FROM review_row JOIN glasshouse.dim_channel AS c USING (channel_id)
	WHERE c.role = 'leaf'
	GROUP BY report_id
), failed AS (
	SELECT report_id, count(*) FILTER (WHERE severity = 'error') AS errors, count(*) AS failures
	FROM failure GROUP BY report_id
)
SELECT p.report_id, a.agency_no, p.agency_key, p.agency, p.report_year, p.era, p.scope, p.title, p.published,
	p.signed, p.source_uri, p.document, p.captured, p.digest, p.ordinal,
	p.agency_evidence, p.agency_confidence, p.year_evidence, p.year_confidence,
	p.stated_cells, p.asked_cells,
	-- Its place on the page of its body.
	'y' || coalesce(p.report_year::text, '') || CASE WHEN row_number() OVER same > 1
	    THEN '-' || row_number() OVER same ELSE '' END AS anchor,
	coalesce(p.report_year::text, '?') || CASE p.scope WHEN 'consolidated' THEN ' 汇总' ELSE '' END
	    AS year_label,
	row_number() OVER (PARTITION BY p.agency_key ORDER BY p.report_year DESC NULLS LAST,
	    p.scope DESC, p.digest, p.ordinal) AS turn,
	p.scope = 'own' AND p.report_year IS NOT NULL AS counts,
	coalesce(g.received, o.received) AS received, g.handled,
	CASE WHEN g.report_id IS NOT NULL THEN coalesce(g.granted, 0) END AS granted,
	CASE WHEN g.report_id IS NOT NULL THEN coalesce(g.denied, 0) END AS denied,
	d.upheld, d.corrected, d.other AS redress_other, d.pending,
	coalesce(x.errors, 0) AS errors, coalesce(x.failures, 0) AS failures
FROM bi.report AS p JOIN agency AS a USING (agency_key)
	LEFT JOIN figure AS g USING (report_id)
	LEFT JOIN old AS o USING (report_id)
	LEFT JOIN redress AS d USING (report_id)
	LEFT JOIN failed AS x USING (report_id)
WHERE p.is_current
WINDOW same AS (PARTITION BY p.agency_key, p.report_year ORDER BY p.scope DESC, p.digest, p.ordinal);
CREATE INDEX ON report (report_id);
ANALYZE review_row, report;

-- The year that the first page is about: the latest of which there are at least
-- half as many reports as of the fullest.
SELECT coalesce(max(report_year), 0) AS focus, coalesce(max(report_year), 0) - 1 AS before
FROM (
	SELECT report_year, count(*) AS n, max(count(*)) OVER () AS most
	FROM report WHERE report_year IS NOT NULL GROUP BY report_year
) AS y
WHERE 2 * n >= most \gset

CREATE TEMP TABLE level (code text PRIMARY KEY, zh text, en text, rank int);
INSERT INTO level VALUES ('national', '国家', 'national', 1), ('vertical', '垂直管理', 'vertical', 2),
	('province', '省级', 'province', 3), ('prefecture', '地级', 'prefecture', 4),
	('zone', '开发区', 'zone', 5), ('county', '县级', 'county', 6),
	('township', '乡级', 'township', 7);

-- Places that have a page: those of a body, and the provinces above them.
CREATE TEMP TABLE place AS
SELECT c.code, CASE c.code WHEN 'national' THEN '国家机关' WHEN 'none' THEN '地区不明'
	    ELSE pg_temp.esc(coalesce(d.name, CASE WHEN length(c.code) = 4
	        THEN (SELECT name FROM division WHERE code = left(c.code, 2)) || '直辖区县' END,
	        c.code)) END AS name,
	CASE c.code WHEN 'national' THEN 'Bodies of the state'
	    WHEN 'none' THEN 'Place not known' ELSE t.name_en END AS name_en,
	CASE WHEN length(c.code) = 4 AND c.code <> 'none' THEN left(c.code, 2) END AS above
FROM (SELECT place AS code FROM agency UNION SELECT left(place, 2) FROM agency
	WHERE place NOT IN ('national', 'none')) AS c
	LEFT JOIN division AS d USING (code) LEFT JOIN tile AS t USING (code);


-- Figures by place and year, of the bodies' own reports: those that governments
-- make for all below them would count twice.
CREATE TEMP TABLE place_year AS
SELECT p.code, r.report_year, count(*) AS reports, count(DISTINCT r.agency_key) AS bodies,
	sum(received) AS received, sum(handled) AS handled, sum(granted) AS granted, sum(denied) AS denied,
	sum(upheld) AS upheld, sum(corrected) AS corrected,
	sum(redress_other) AS redress_other, sum(pending) AS pending,
	sum(errors) AS errors, count(*) FILTER (WHERE errors > 0) AS reports_in_error
FROM report AS r JOIN agency AS a USING (agency_key)
	CROSS JOIN LATERAL (SELECT 'all' AS code UNION SELECT a.place
	    UNION SELECT left(a.place, 2) WHERE a.place NOT IN ('national', 'none')) AS p
WHERE counts
GROUP BY p.code, r.report_year;
