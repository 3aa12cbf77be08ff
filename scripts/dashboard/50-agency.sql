-- A page for each body: its reports year by year, where each was published and
-- how sure its head is, what in it does not add up, and all of its cells.  The
-- rows of a table stand once, and under each the years, so that a row's labels
-- are not repeated and its course can be read.
--
-- A page has a hundred reports at most; more than that has only what gathers
-- the reports of bodies that could not be told.
\set most_reports 100

CREATE TEMP TABLE shown AS
SELECT * FROM report WHERE turn <= :most_reports;
CREATE INDEX ON shown (report_id);
ANALYZE shown;

-- Table 3, without the columns of applicants of whom the body knows none.
CREATE TEMP TABLE asker AS
SELECT r.agency_no,
	coalesce(bool_or(natural_count <> 0), false) AS has_natural,
	coalesce(bool_or(business_count <> 0), false) AS has_business,
	coalesce(bool_or(research_count <> 0), false) AS has_research,
	coalesce(bool_or(ngo_count <> 0), false) AS has_ngo,
	coalesce(bool_or(legal_count <> 0), false) AS has_legal,
	coalesce(bool_or(other_count <> 0), false) AS has_other
FROM request_row AS w JOIN shown AS r USING (report_id)
GROUP BY r.agency_no;

CREATE TEMP TABLE sheet AS
SELECT 30 AS no, agency_no, pg_temp.grid('cells', '收到和处理政府信息公开申请', 'Requests received and handled',
	'<th scope=col>年度 <i lang=en>Year</i><th scope=col>总计 <i lang=en>All</i>'
	|| CASE WHEN has_natural THEN '<th scope=col>自然人 <i lang=en>Natural persons</i>' ELSE '' END
	|| CASE WHEN has_business THEN '<th scope=col>商业企业 <i lang=en>Businesses</i>' ELSE '' END
	|| CASE WHEN has_research THEN '<th scope=col>科研机构 <i lang=en>Research</i>' ELSE '' END
	|| CASE WHEN has_ngo THEN '<th scope=col>公益组织 <i lang=en>Public interest</i>' ELSE '' END
	|| CASE WHEN has_legal THEN '<th scope=col>法律服务 <i lang=en>Legal services</i>' ELSE '' END
	|| CASE WHEN has_other THEN '<th scope=col>其他 <i lang=en>Others</i>' ELSE '' END,
	string_agg(html, '' ORDER BY sort_no)) AS html
FROM (
	SELECT agency_no, o.sort_no, '<tbody><tr><th colspan=' || 2 + has_natural::int + has_business::int + has_research::int + has_ngo::int + has_legal::int + has_other::int || ' scope=rowgroup>'
	    || pg_temp.both(o.zh, o.en) || string_agg('<tr><th>' || r.year_label || coalesce(total_cell, '<td>' || w.total::text, '<td>')
	        || CASE WHEN has_natural THEN coalesce(natural_cell, '<td>' || natural_count::text, '<td>') ELSE '' END
	        || CASE WHEN has_business THEN coalesce(business_cell, '<td>' || business_count::text, '<td>') ELSE '' END
	        || CASE WHEN has_research THEN coalesce(research_cell, '<td>' || research_count::text, '<td>') ELSE '' END
	        || CASE WHEN has_ngo THEN coalesce(ngo_cell, '<td>' || ngo_count::text, '<td>') ELSE '' END
	        || CASE WHEN has_legal THEN coalesce(legal_cell, '<td>' || legal_count::text, '<td>') ELSE '' END
	        || CASE WHEN has_other THEN coalesce(other_cell, '<td>' || other_count::text, '<td>') ELSE '' END,
	        '' ORDER BY r.turn) AS html
	FROM request_row AS w JOIN shown AS r USING (report_id) JOIN outcome AS o USING (outcome_id)
		JOIN asker USING (agency_no) LEFT JOIN request_odd USING (report_id, outcome_id)
	GROUP BY agency_no, o.outcome_id, o.sort_no, o.zh, o.en, has_natural, has_business, has_research, has_ngo, has_legal, has_other
) AS k JOIN asker USING (agency_no)
GROUP BY agency_no, has_natural, has_business, has_research, has_ngo, has_legal, has_other;

-- Table 4.
INSERT INTO sheet
SELECT 40, agency_no, pg_temp.grid('cells', '行政复议和行政诉讼', 'Review and litigation',
	pg_temp.heads('年度|Year', '维持|Upheld', '纠正|Corrected', '其他|Other', '未审结|Pending', '总计|All'),
	string_agg(html, '' ORDER BY sort_no))
FROM (
	SELECT r.agency_no, c.sort_no, '<tbody><tr><th colspan=6 scope=rowgroup>'
	    || pg_temp.both(c.zh, c.en)
	    || string_agg('<tr><th>' || r.year_label || w.cells, '' ORDER BY r.turn) AS html
	FROM review_row AS w JOIN shown AS r USING (report_id) JOIN channel AS c USING (channel_id)
	GROUP BY r.agency_no, c.channel_id, c.sort_no, c.zh, c.en
) AS k
GROUP BY agency_no;

-- Table 2, and the indicators of the older forms: a row for each figure, and a
-- column for each report whose form has any of them.
CREATE TEMP TABLE figure_row AS
SELECT 20 AS no, 1000 * c.category_id + m.measure_id AS line, c.sort_no AS row_no, m.sort_no AS column_no,
	'<tr><th>' || pg_temp.both(coalesce(cs.zh, c.label_zh) || ' · ' || coalesce(ms.zh, m.label_zh),
	    coalesce(cs.en, c.label_en) || ', ' || coalesce(ms.en, m.label_en))
	|| '<td>' || pg_temp.esc(coalesce(m.unit, c.unit, '')) AS head
FROM glasshouse.dim_category AS c CROSS JOIN glasshouse.dim_measure AS m
	LEFT JOIN short AS cs ON cs.code = c.code LEFT JOIN short AS ms ON ms.code = m.code
UNION ALL
SELECT 50, 1000000 + indicator_id, sort_no, 0,
	-- Without the numbers before and the remarks behind.
	'<tr><th>' || pg_temp.both(regexp_replace(regexp_replace(label_zh, '^(其中:)?(\([^)]*\)|[0-9]+[.]|[^、]{1,2}、)', ''), '\(.*$', ''),
	    regexp_replace(label_en, ' ?\(.*$', '')) || '<td>' || pg_temp.esc(coalesce(unit, ''))
FROM glasshouse.dim_indicator;

CREATE TEMP TABLE figure_cell AS
SELECT 20 AS no, r.agency_no, f.report_id, r.turn, r.year_label, 1000 * f.category_id + f.measure_id AS line,
	f.cell_value <> 0 OR f.cell_state = 'unreadable' AS says, pg_temp.cell(f.cell_value, f.cell_state, f.cell_raw) AS cell
FROM glasshouse.fact_disclosure AS f JOIN shown AS r USING (report_id)
UNION ALL
SELECT 50, r.agency_no, f.report_id, r.turn, r.year_label, 1000000 + f.indicator_id,
	f.cell_value <> 0 OR f.cell_state = 'unreadable', pg_temp.cell(f.cell_value, f.cell_state, f.cell_raw)
FROM glasshouse.fact_indicator AS f JOIN shown AS r USING (report_id);
ANALYZE figure_row, figure_cell;

CREATE TEMP TABLE figure_report AS
SELECT DISTINCT no, agency_no, report_id, turn, year_label FROM figure_cell;
CREATE TEMP TABLE figure_line AS
SELECT no, agency_no, line FROM figure_cell
GROUP BY no, agency_no, line HAVING bool_or(says);
ANALYZE figure_report, figure_line;

INSERT INTO sheet
WITH head AS (
	SELECT no, agency_no, '<th scope=col>单位 <i lang=en>Unit</i>'
	    || string_agg('<th scope=col>' || year_label, '' ORDER BY turn) AS html
	FROM figure_report GROUP BY no, agency_no
), body AS (
	SELECT l.no, l.agency_no, l.line,
		string_agg(coalesce(f.cell, '<td>'), '' ORDER BY h.turn) AS cells
	FROM figure_line AS l JOIN figure_report AS h USING (no, agency_no)
		LEFT JOIN figure_cell AS f USING (report_id, line)
	GROUP BY l.no, l.agency_no, l.line
)
SELECT b.no, b.agency_no, pg_temp.grid('years', CASE b.no WHEN 20 THEN '主动公开政府信息' ELSE '2019 年以前的统计表' END,
	CASE b.no WHEN 20 THEN 'Disclosed on own motion' ELSE 'Statistics of the forms before 2019' END,
	'<th scope=col>项目 <i lang=en>Item</i>' || min(h.html),
	'<tbody>' || string_agg(r.head || b.cells, '' ORDER BY r.row_no, r.column_no))
FROM body AS b JOIN head AS h USING (no, agency_no) JOIN figure_row AS r USING (line)
GROUP BY b.no, b.agency_no;

-- The reports themselves: where each was published, and how sure its head is.
CREATE TEMP TABLE evidence (code text PRIMARY KEY, zh text);
INSERT INTO evidence VALUES ('title', '标题'), ('signature', '落款'), ('publisher', '发布单位'), ('text', '正文'),
	('period', '统计期'), ('uri', '网址'), ('file', '文件名'), ('meta', '页面信息'), ('published', '发布日期'),
	('high', '高'), ('medium', '中'), ('low', '低');

INSERT INTO sheet
SELECT 10, r.agency_no, pg_temp.grid('reports', '各年报告', 'Reports and where they stand',
	pg_temp.heads('年度|Year', '来源|Source', '日期|Dated', '表|Form', '已填|Filled', '机关见于|Body from', '年份见于|Year from'),
	'<tbody>' || string_agg('<tr id=' || r.anchor || '><th>' || r.year_label || '<td class=what>'
	|| CASE WHEN r.source_uri IS NOT NULL
	    THEN pg_temp.link(r.source_uri, left(regexp_replace(r.source_uri, '^https?://(www[.])?', ''), 40))
	    ELSE pg_temp.esc(right(r.document, 50)) END
	|| '<td>' || coalesce(r.published::text, r.signed::text, '–')
	|| '<td>' || CASE WHEN r.era LIKE 'e20__' THEN substr(r.era, 2) ELSE '–' END
	|| '<td>' || r.stated_cells || '/' || r.asked_cells
	|| '<td>' || coalesce(ea.zh, pg_temp.esc(r.agency_evidence), '–') || coalesce(' ' || ca.zh, '')
	|| '<td>' || coalesce(ey.zh, pg_temp.esc(r.year_evidence), '–') || coalesce(' ' || cy.zh, '')
	|| CASE WHEN r.agency <> a.agency_name THEN '<tr><td><td class=what colspan=6>报告自称 <i lang=en>calls itself</i> '
	    || pg_temp.esc(left(r.agency, 80)) ELSE '' END || coalesce(x.html, ''), '' ORDER BY r.turn))
FROM shown AS r JOIN agency AS a USING (agency_no)
	LEFT JOIN evidence AS ea ON ea.code = r.agency_evidence LEFT JOIN evidence AS ca ON ca.code = r.agency_confidence
	LEFT JOIN evidence AS ey ON ey.code = r.year_evidence LEFT JOIN evidence AS cy ON cy.code = r.year_confidence
	LEFT JOIN (
		SELECT report_id, string_agg('<tr><td><td class=what colspan=6>' || pg_temp.severity(severity) || ' '
		    || pg_temp.both(pg_temp.esc(identity_zh), pg_temp.esc(identity_en)) || coalesce(' · ' || member_zh, '') || ' <b>'
		    || coalesce(left_value::text, '–') || '</b> ≠ <b>' || coalesce(right_value::text, '–') || '</b>', ''
		    ORDER BY rank, identity_code, member_code) AS html
		FROM failure GROUP BY report_id
	) AS x USING (report_id)
GROUP BY r.agency_no;

-- The body's own figures by year.
INSERT INTO sheet
SELECT 0, agency_no, pg_temp.grid('shares', '逐年', 'By year',
	pg_temp.heads('年度|Year', '收到|Received', '办理|Handled', '公开率|Disclosed', '不予公开率|Refused', '错误|Errors') || '<td>',
	'<tbody>' || string_agg('<tr><th><a href=#' || anchor || '>' || year_label || '</a><td>'
	    || pg_temp.number(received) || '<td>' || pg_temp.number(handled) || '<td>' || pg_temp.share(granted, handled)
	    || '<td>' || pg_temp.share(denied, handled) || '<td>' || CASE WHEN errors > 0 THEN '<b class=error>' || errors || '</b>' ELSE '0' END
	    || '<td' || CASE WHEN most > 0 AND received > 0 THEN ' class=w' || ceil(20 * received / most) ELSE '' END || '>', '' ORDER BY turn))
FROM (SELECT *, max(received) OVER (PARTITION BY agency_no) AS most FROM shown) AS r
GROUP BY agency_no;

COPY (
	SELECT 'a/' || a.slug || '.html', pg_temp.page('../', a.name, a.name,
	    CASE WHEN p.above IS NOT NULL THEN '<a href="../p/' || p.above || '.html">'
	        || (SELECT name FROM place WHERE code = p.above) || '</a> › ' ELSE '' END
	    || '<a href="../p/' || p.code || '.html">' || p.name || '</a>',
	    '<p class="meta">' || coalesce(pg_temp.both(l.zh, l.en) || ' · ', '')
	    || coalesce('区划 <i lang="en">division</i> ' || a.division_code || ' · ', '')
	    || '<code>' || pg_temp.esc(a.agency_key) || '</code></p>'
	    || CASE WHEN n.reports > :most_reports THEN pg_temp.para('共 ' || n.reports || ' 份报告，只列 ' || :most_reports || ' 份；其余见 reports.csv。',
	        n.reports || ' reports; only ' || :most_reports || ' are shown, all are in reports.csv.') ELSE '' END
	    || s.html || '<p class=note>' || '没有非零数字的行、列不列；<a href="../about.html#states">空、缺、／、疑</a>都不是 0。'
	    '<i lang=en>Rows and columns without a number other than 0 are left out.</i></p>')
	FROM agency AS a JOIN place AS p ON p.code = a.place LEFT JOIN level AS l ON l.code = a.agency_level
		JOIN (SELECT agency_no, string_agg(html, '' ORDER BY no) AS html FROM sheet GROUP BY agency_no) AS s USING (agency_no)
		JOIN (SELECT agency_no, count(*) AS reports FROM report GROUP BY agency_no) AS n USING (agency_no)
) TO STDOUT;
