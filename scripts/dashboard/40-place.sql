-- A page for each province and prefecture, for the bodies of the state, and for
-- those whose place is not known.  A list of more than 500 bodies goes on on
-- further pages.
\set page_size 500

CREATE TEMP TABLE agency_line AS
SELECT a.place, a.slug, a.name, l.zh AS level_zh, l.en AS level_en, a.county_code,
	count(*) AS reports, min(r.report_year) AS first_year, max(r.report_year) AS last_year,
	max(r.received) FILTER (WHERE r.report_year = :focus) AS received,
	max(r.handled) FILTER (WHERE r.report_year = :focus) AS handled,
	max(r.granted) FILTER (WHERE r.report_year = :focus) AS granted,
	sum(r.errors) AS errors,
	row_number() OVER (PARTITION BY a.place ORDER BY a.county_code NULLS FIRST, l.rank NULLS LAST,
	    a.agency_name, a.agency_key) - 1 AS i
FROM agency AS a JOIN report AS r USING (agency_id) LEFT JOIN level AS l ON l.code = a.agency_level
GROUP BY a.agency_id, l.code;

CREATE TEMP TABLE agency_list AS
SELECT place, (i / :page_size)::int AS leaf,
	pg_temp.grid('bodies', '机关', 'Bodies',
	    pg_temp.heads('机关|Body', '层级|Level', '报告|Reports', :focus || ' 收到|Received', '公开率|Disclosed', '错误|Errors'),
	    string_agg(html, '' ORDER BY i)) AS html
FROM (
	SELECT place, i, CASE WHEN i % :page_size = 0 OR county_code IS DISTINCT FROM lag(county_code) OVER (PARTITION BY place ORDER BY i)
	        THEN '<tbody>' || coalesce('<tr><th colspan=6>' || pg_temp.esc(coalesce(
	            (SELECT name FROM division WHERE code = county_code), county_code)), '') ELSE '' END
	    || '<tr><th><a href=../a/' || slug || '.html>' || name || '</a><td>'
	    || coalesce(pg_temp.pair(level_zh, level_en), '–') || '<td>' || reports
	    || coalesce(' <small>' || CASE WHEN first_year = last_year THEN first_year::text
	        ELSE first_year || '–' || last_year END || '</small>', '')
	    || '<td>' || pg_temp.number(received) || '<td>' || pg_temp.share(granted, handled)
	    || '<td>' || CASE WHEN errors > 0 THEN '<b class=error>' || errors || '</b>' ELSE '0' END AS html
	FROM agency_line
) AS k
GROUP BY place, i / :page_size;

-- Links to the pages of a list that has several.
CREATE FUNCTION pg_temp.leaves(stem text, leaf int, leaves int) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN leaves > 1 THEN '<nav class=leaves aria-label="分页 Pages">' || string_agg(
	    CASE WHEN n = leaf THEN '<b aria-current="page">' || n + 1 || '</b>'
	    ELSE '<a href="' || stem || CASE WHEN n = 0 THEN '' ELSE '-' || n + 1 END || '.html">' || n + 1 || '</a>' END,
	    ' ' ORDER BY n) || '</nav>' ELSE '' END
	FROM generate_series(0, leaves - 1) AS n
$$;

-- How many bodies each has, those of its prefectures with it.
CREATE TEMP TABLE place_body AS
SELECT p.code, count(*) AS bodies, count(m.agency_id) AS missing
FROM agency AS a LEFT JOIN missing AS m USING (agency_id)
	CROSS JOIN LATERAL (SELECT a.place AS code UNION SELECT left(a.place, 2)
	    WHERE a.place NOT IN ('national', 'none')) AS p
GROUP BY p.code;

COPY (
	WITH leaf AS (
		SELECT p.*, coalesce(l.leaf, 0) AS leaf, coalesce(max(l.leaf) OVER (PARTITION BY p.code), 0) + 1 AS leaves,
			coalesce(l.html, '') AS list
		FROM place AS p LEFT JOIN agency_list AS l ON l.place = p.code
	), trend AS (
		SELECT code, pg_temp.chart('各年收到申请数 Requests received by year', array_agg(report_year),
		    array_agg(received), array_agg(pg_temp.brief(received))) AS received,
		    pg_temp.chart('各年公开率 Share disclosed by year', array_agg(report_year),
		    array_agg(100 * granted / nullif(handled, 0)),
		    array_agg(round(100 * granted / nullif(handled, 0))::text)) AS granted
		FROM place_year GROUP BY code
	), below AS (
		SELECT p.above AS code, pg_temp.grid('figures', '地级', 'Prefectures',
		    pg_temp.heads('地区|Place', '机关|Bodies', :focus || ' 报告|Reports', '收到|Received', '公开率|Disclosed', '不符|In error'),
		    '<tbody>' || string_agg('<tr><th><a href="' || p.code || '.html">' || p.name || '</a><td>'
		    || (SELECT count(*) FROM agency WHERE place = p.code) || '<td>' || coalesce(y.reports, 0)
		    || '<td>' || pg_temp.number(y.received) || '<td>' || pg_temp.share(y.granted, y.handled)
		    || '<td>' || coalesce(y.reports_in_error, 0), '' ORDER BY p.code)) AS html
		FROM place AS p LEFT JOIN place_year AS y ON y.code = p.code AND y.report_year = :focus
		WHERE p.above IS NOT NULL GROUP BY p.above
	)
	SELECT 'p/' || f.code || CASE WHEN f.leaf > 0 THEN '-' || f.leaf + 1 ELSE '' END || '.html',
		pg_temp.page('../', f.name || coalesce(' ' || f.name_en, '') || ' · 政府信息公开年报'
		    || CASE WHEN f.leaf > 0 THEN ' · ' || f.leaf + 1 ELSE '' END,
		    pg_temp.both(f.name, f.name_en),
		    '<a href=../index.html#map>各地 <i lang=en>Places</i></a>'
		    || coalesce(' › <a href="' || f.above || '.html">' || (SELECT name FROM place WHERE code = f.above) || '</a>', ''),
		    CASE WHEN f.leaf = 0 THEN '<dl class=cards>'
		        || pg_temp.card('机关', 'bodies', pg_temp.number(n.bodies), NULL)
		        || pg_temp.card('报告', 'reports of ' || :focus, pg_temp.number(coalesce(y.reports, 0)), NULL)
		        || pg_temp.card('收到申请', 'requests received', pg_temp.number(y.received), NULL)
		        || pg_temp.card('公开率', 'disclosed', pg_temp.share(y.granted, y.handled),
		            pg_temp.number(y.granted) || ' / ' || pg_temp.number(y.handled))
		        || pg_temp.card('没有报告', 'bodies without a report of ' || :focus, pg_temp.number(n.missing), NULL)
		        || '</dl>' || coalesce('<div class=pair><figure><figcaption>'
		        || pg_temp.both('收到申请（件）', 'Requests received') || '</figcaption>' || t.received
		        || '</figure><figure><figcaption>' || pg_temp.both('公开率（%）', 'Disclosed, per cent of handled')
		        || '</figcaption>' || t.granted || '</figure></div>', '') || coalesce(b.html, '')
		    ELSE '' END || f.list || pg_temp.leaves(f.code, f.leaf, f.leaves))
	FROM leaf AS f LEFT JOIN trend AS t USING (code) LEFT JOIN below AS b USING (code)
		LEFT JOIN place_year AS y ON y.code = f.code AND y.report_year = :focus
		JOIN place_body AS n ON n.code = f.code
) TO STDOUT;
