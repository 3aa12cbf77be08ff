-- What pages are made from: one row for each current report, body and place.  Of
-- the bodies of a lot alone, if their pages are all that is wanted.
CREATE TEMP TABLE wanted (agency_id int PRIMARY KEY);
\copy wanted FROM PROGRAM 'cat "$GLASSHOUSE_LOT"'
ANALYZE wanted;

-- A page has a hundred reports at most; more than that has only what gathers
-- the reports of bodies that could not be told.
\set most_reports 100

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
SELECT f.report_id, i.severity, i.code AS identity_code, i.label_zh AS identity_zh,
	i.label_en AS identity_en, f.member_code, m.label_zh AS member_zh, m.label_en AS member_en,
	f.left_value, f.right_value, f.difference,
	CASE i.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END AS rank
FROM glasshouse.fact_identity AS f
	JOIN glasshouse.dim_report AS p ON p.report_id = f.report_id AND p.is_current
	JOIN glasshouse.dim_identity AS i ON i.identity_id = f.identity_id
	LEFT JOIN member AS m ON m.code = f.member_code
WHERE f.identity_state = 'fails' AND i.severity <> 'derived'
    AND p.agency_id IN (SELECT agency_id FROM wanted);

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
SELECT k.*, left(md5(k.agency_key), 12) AS slug, pg_temp.esc(k.agency_name) AS name,
	CASE WHEN k.agency_level = 'national' OR k.agency_key LIKE 'national/%' THEN 'national'
	    ELSE coalesce(k.prefecture_code, k.province_code, 'none') END AS place
FROM (
	SELECT agency_id, agency_key, agency_name, agency_level, division_code,
		province_code, prefecture_code, county_code
	FROM glasshouse.dim_agency
	WHERE agency_id IN (SELECT agency_id FROM wanted)
) AS k;
ALTER TABLE agency ADD PRIMARY KEY (agency_id);
ANALYZE agency;

-- The main figures are those of glasshouse.report_figure, which every tool
-- reads; of the forms before 2019 only what is received compares.
CREATE FUNCTION pg_temp.figure(figures smallint[], amounts numeric[], no int) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT amounts[array_position(figures, no::smallint)]
$$;
SELECT max(figure_id) FILTER (WHERE code = 'requests_received') AS of_received,
	max(figure_id) FILTER (WHERE code = 'requests_handled') AS of_handled,
	max(figure_id) FILTER (WHERE code = 'requests_disclosed') AS of_granted,
	max(figure_id) FILTER (WHERE code = 'requests_denied') AS of_denied,
	max(figure_id) FILTER (WHERE code = 'reviews_upheld') AS of_upheld,
	max(figure_id) FILTER (WHERE code = 'suits_upheld') AS of_suit_upheld,
	max(figure_id) FILTER (WHERE code = 'reviews_corrected') AS of_corrected,
	max(figure_id) FILTER (WHERE code = 'suits_corrected') AS of_suit_corrected,
	max(figure_id) FILTER (WHERE code = 'reviews_other') AS of_other,
	max(figure_id) FILTER (WHERE code = 'suits_other') AS of_suit_other,
	max(figure_id) FILTER (WHERE code = 'reviews_pending') AS of_pending,
	max(figure_id) FILTER (WHERE code = 'suits_pending') AS of_suit_pending
FROM glasshouse.dim_figure \gset

CREATE TEMP TABLE report AS
WITH figure AS (
	SELECT report_id, pg_temp.figure(figures, amounts, :of_received) AS received,
		pg_temp.figure(figures, amounts, :of_handled) AS handled,
		pg_temp.figure(figures, amounts, :of_granted) AS granted,
		pg_temp.figure(figures, amounts, :of_denied) AS denied,
		pg_temp.figure(figures, amounts, :of_upheld) AS upheld,
		pg_temp.figure(figures, amounts, :of_suit_upheld) AS suit_upheld,
		pg_temp.figure(figures, amounts, :of_corrected) AS corrected,
		pg_temp.figure(figures, amounts, :of_suit_corrected) AS suit_corrected,
		pg_temp.figure(figures, amounts, :of_other) AS other,
		pg_temp.figure(figures, amounts, :of_suit_other) AS suit_other,
		pg_temp.figure(figures, amounts, :of_pending) AS pending,
		pg_temp.figure(figures, amounts, :of_suit_pending) AS suit_pending
	FROM glasshouse.report_figure
	WHERE agency_id IN (SELECT agency_id FROM wanted)
), failed AS (
	SELECT report_id, count(*) FILTER (WHERE severity = 'error') AS errors, count(*) AS failures
	FROM failure GROUP BY report_id
)
SELECT p.*,
	-- Its place on the page of its body.
	'y' || coalesce(p.report_year::text, '') || CASE WHEN row_number() OVER same > 1
	    THEN '-' || row_number() OVER same ELSE '' END AS anchor,
	coalesce(p.report_year::text, '?') || CASE p.scope WHEN 'consolidated' THEN ' 汇总' ELSE '' END
	    AS year_label,
	row_number() OVER (PARTITION BY p.agency_id ORDER BY p.report_year DESC NULLS LAST,
	    p.scope DESC, p.digest, p.ordinal) AS turn,
	p.scope = 'own' AND p.report_year IS NOT NULL AS counts,
	g.received,
	CASE WHEN is_form THEN g.handled END AS handled,
	CASE WHEN is_form THEN g.granted END AS granted,
	CASE WHEN is_form THEN g.denied END AS denied,
	CASE WHEN is_form THEN coalesce(g.upheld + g.suit_upheld, g.upheld, g.suit_upheld) END AS upheld,
	CASE WHEN is_form THEN coalesce(g.corrected + g.suit_corrected, g.corrected, g.suit_corrected) END AS corrected,
	CASE WHEN is_form THEN coalesce(g.other + g.suit_other, g.other, g.suit_other) END AS redress_other,
	CASE WHEN is_form THEN coalesce(g.pending + g.suit_pending, g.pending, g.suit_pending) END AS pending,
	coalesce(x.errors, 0) AS errors, coalesce(x.failures, 0) AS failures
FROM (
	SELECT report_id, agency_id, agency_printed AS agency, nullif(year_id, -1) AS report_year, era, scope,
		published, signed, uri AS source_uri, document, digest, ordinal, agency_evidence,
		agency_confidence, year_evidence, year_confidence, stated_cells, asked_cells,
		era IN ('e2019', 'e2021') AS is_form
	FROM glasshouse.dim_report
	WHERE is_current AND agency_id IN (SELECT agency_id FROM wanted)
) AS p
	LEFT JOIN figure AS g USING (report_id)
	LEFT JOIN failed AS x USING (report_id)
WINDOW same AS (PARTITION BY p.agency_id, p.report_year ORDER BY p.scope DESC, p.digest, p.ordinal);
CREATE INDEX ON report (report_id);
ANALYZE report;

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
