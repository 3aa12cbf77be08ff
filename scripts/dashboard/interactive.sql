-- What the interactive page is made from, as one line of JSON: requests of the
-- bodies' own reports by year, province, level and outcome, as
-- bi.request_outcomes has them.  No text of a report is among it.
SET client_min_messages = warning;
SET work_mem = '128MB';
SET jit = off;
CREATE TEMP TABLE division (code text PRIMARY KEY, name text);
\copy division FROM PROGRAM 'awk -f "$GLASSHOUSE_PAGES/division.awk" "$GLASSHOUSE_DIVISION"'
CREATE TEMP TABLE tile (code text PRIMARY KEY, tile_column int, tile_row int,
	short_zh text, name_en text);
\copy tile FROM PROGRAM 'tail -n +2 "$GLASSHOUSE_PAGES/tile.tsv"'
CREATE TEMP TABLE short (code text PRIMARY KEY, zh text, en text);
\copy short FROM PROGRAM 'tail -n +2 "$GLASSHOUSE_PAGES/short.tsv"'

CREATE TEMP TABLE part AS
SELECT o.report_year, coalesce(CASE WHEN a.agency_level = 'national' THEN 'national' ELSE a.province_code END, 'none') AS place,
	coalesce(a.agency_level, 'none') AS kind, o.outcome_code, sum(o.request_count) AS requests
FROM bi.request_outcomes AS o JOIN glasshouse.dim_agency AS a USING (agency_key)
WHERE o.scope = 'own' AND o.report_year IS NOT NULL AND o.request_count <> 0
GROUP BY 1, 2, 3, 4;

SELECT json_build_object(
	'rows', coalesce((SELECT json_agg(json_build_array(report_year, place, kind, outcome_code, requests)
	    ORDER BY report_year, place, kind, outcome_code) FROM part), '[]'),
	'years', coalesce((SELECT json_agg(report_year ORDER BY report_year)
	    FROM (SELECT DISTINCT report_year FROM part) AS y), '[]'),
	'places', coalesce((SELECT json_agg(json_build_array(place, CASE place WHEN 'national' THEN '国家机关'
	        WHEN 'none' THEN '地区不明' ELSE coalesce(t.short_zh, d.name, place) END,
	        CASE place WHEN 'national' THEN 'Bodies of the state' WHEN 'none' THEN 'Place not known'
	        ELSE coalesce(t.name_en, place) END) ORDER BY place)
	    FROM (SELECT DISTINCT place FROM part) AS p LEFT JOIN tile AS t ON t.code = place
	        LEFT JOIN division AS d ON d.code = place), '[]'),
	'kinds', (SELECT json_agg(json_build_array(code, zh, en) ORDER BY i)
	    FROM (VALUES (1, 'national', '国家', 'National'), (2, 'vertical', '垂直管理', 'Vertical'),
	        (3, 'province', '省级', 'Province'), (4, 'prefecture', '地级', 'Prefecture'),
	        (5, 'zone', '开发区', 'Zone'), (6, 'county', '县级', 'County'), (7, 'township', '乡级', 'Township'),
	        (8, 'none', '不明', 'Not known')) AS v(i, code, zh, en)
	    WHERE code IN (SELECT kind FROM part)),
	'outcomes', (SELECT json_agg(json_build_array(d.code, coalesce(s.zh, d.label_zh), coalesce(s.en, d.label_en),
	        coalesce(g.zh, s.zh, d.label_zh), coalesce(g.en, s.en, d.label_en)) ORDER BY d.sort_no)
	    FROM glasshouse.dim_outcome AS d LEFT JOIN short AS s USING (code)
	        LEFT JOIN short AS g ON g.code = d.parent_code AND g.code <> 'out_handled'
	    WHERE d.code IN (SELECT outcome_code FROM part)));
