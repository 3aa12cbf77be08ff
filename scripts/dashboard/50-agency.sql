-- A page for each body: its reports year by year, where each was published and
-- how sure its head is, what in it does not add up, and all of its cells.  The
-- rows of a table stand once, and under each the years, so that a row's labels
-- are not repeated and its course can be read.
CREATE TEMP TABLE shown AS
SELECT * FROM report WHERE turn <= :most_reports;
CREATE INDEX ON shown (report_id);
ANALYZE shown;

-- A cell as it stands in a table.
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

-- Table 3: the rows in which a number other than 0 stands, or none that could be
-- read, and those of the totals always.  Most cells are a stated 0; they are not
-- fetched, and what a row has no cell for is one.  `known` has a bit for each
-- applicant of whom a body knows any.
SELECT max(applicant_id) FILTER (WHERE code = 'app_total') AS app_total,
	max(applicant_id) FILTER (WHERE code = 'app_natural') AS app_natural,
	max(applicant_id) FILTER (WHERE code = 'app_business') AS app_business,
	max(applicant_id) FILTER (WHERE code = 'app_research') AS app_research,
	max(applicant_id) FILTER (WHERE code = 'app_ngo') AS app_ngo,
	max(applicant_id) FILTER (WHERE code = 'app_legal_service') AS app_legal,
	max(applicant_id) FILTER (WHERE code = 'app_other_org') AS app_other
FROM glasshouse.dim_applicant \gset
SELECT array_to_string(array_agg(outcome_id), ', ') AS kept_rows
FROM glasshouse.dim_outcome WHERE code IN ('out_new', 'out_total') \gset

CREATE TEMP TABLE request_row AS
SELECT r.agency_id, r.turn, r.year_label, f.*
FROM shown AS r CROSS JOIN LATERAL (
	SELECT f.outcome_id,
		bit_or(CASE WHEN f.cell_value <> 0 OR f.cell_state = 'unreadable' THEN
		    CASE f.applicant_id WHEN :app_natural THEN 1 WHEN :app_business THEN 2 WHEN :app_research THEN 4
		    WHEN :app_ngo THEN 8 WHEN :app_legal THEN 16 WHEN :app_other THEN 32 ELSE 64 END ELSE 0 END) AS known,
		max(c.cell) FILTER (WHERE applicant_id = :app_total) AS total_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_natural) AS natural_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_business) AS business_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_research) AS research_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_ngo) AS ngo_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_legal) AS legal_cell,
		max(c.cell) FILTER (WHERE applicant_id = :app_other) AS other_cell
	FROM glasshouse.fact_request AS f
		CROSS JOIN LATERAL pg_temp.cell(f.cell_value, f.cell_state, f.cell_raw) AS c(cell)
	WHERE f.report_id = r.report_id AND (f.cell_value <> 0 OR f.cell_state <> 'stated'
	    OR f.applicant_id = :app_total AND f.outcome_id IN (:kept_rows))
	GROUP BY f.outcome_id
	OFFSET 0
) AS f
WHERE f.known > 0 OR f.outcome_id IN (:kept_rows);

CREATE TEMP TABLE asker AS
SELECT agency_id, known & 1 > 0 AS has_natural, known & 2 > 0 AS has_business, known & 4 > 0 AS has_research,
	known & 8 > 0 AS has_ngo, known & 16 > 0 AS has_legal, known & 32 > 0 AS has_other
FROM (SELECT agency_id, bit_or(known) AS known FROM request_row GROUP BY agency_id) AS k;
ANALYZE request_row, asker;

-- The head of lines that go together, before the first of them.
CREATE FUNCTION pg_temp.gathered(head text, lines bigint) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '<th' || CASE WHEN lines > 1 THEN ' rowspan=' || lines ELSE '' END || '>' || head
$$;

CREATE FUNCTION pg_temp.applicant(of_code text) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT '<th>' || pg_temp.pair(zh, en) FROM short WHERE code = of_code
$$;
SELECT pg_temp.applicant('app_total') AS head_total, pg_temp.applicant('app_natural') AS head_natural,
	pg_temp.applicant('app_business') AS head_business, pg_temp.applicant('app_research') AS head_research,
	pg_temp.applicant('app_ngo') AS head_ngo, pg_temp.applicant('app_legal_service') AS head_legal,
	pg_temp.applicant('app_other_org') AS head_other \gset

CREATE TEMP TABLE sheet AS
SELECT 30 AS no, agency_id, pg_temp.grid('cells', '收到和处理政府信息公开申请', 'Requests received and handled',
	pg_temp.heads('结果|Outcome', '年度|Year') || :'head_total'
	|| CASE WHEN has_natural THEN :'head_natural' ELSE '' END
	|| CASE WHEN has_business THEN :'head_business' ELSE '' END
	|| CASE WHEN has_research THEN :'head_research' ELSE '' END
	|| CASE WHEN has_ngo THEN :'head_ngo' ELSE '' END
	|| CASE WHEN has_legal THEN :'head_legal' ELSE '' END
	|| CASE WHEN has_other THEN :'head_other' ELSE '' END, '<tbody>' || body) AS html
FROM (
	SELECT agency_id, string_agg('<tr>' || pg_temp.gathered(o.head, lines) || html, '' ORDER BY o.sort_no) AS body
	FROM (
		SELECT agency_id, outcome_id, count(*) AS lines, string_agg('<th>' || year_label || coalesce(total_cell, '<td>0')
		        || CASE WHEN has_natural THEN coalesce(natural_cell, '<td>0') ELSE '' END
		        || CASE WHEN has_business THEN coalesce(business_cell, '<td>0') ELSE '' END
		        || CASE WHEN has_research THEN coalesce(research_cell, '<td>0') ELSE '' END
		        || CASE WHEN has_ngo THEN coalesce(ngo_cell, '<td>0') ELSE '' END
		        || CASE WHEN has_legal THEN coalesce(legal_cell, '<td>0') ELSE '' END
		        || CASE WHEN has_other THEN coalesce(other_cell, '<td>0') ELSE '' END,
		        '<tr>' ORDER BY turn) AS html
		FROM request_row JOIN asker USING (agency_id)
		GROUP BY agency_id, outcome_id
	) AS k JOIN (SELECT outcome_id, sort_no, pg_temp.pair(zh, en) AS head FROM outcome) AS o USING (outcome_id)
	GROUP BY agency_id
) AS b JOIN asker USING (agency_id);

-- Table 4.
SELECT max(result_id) FILTER (WHERE code = 'rvr_total') AS rvr_total,
	max(result_id) FILTER (WHERE code = 'rvr_upheld') AS rvr_upheld,
	max(result_id) FILTER (WHERE code = 'rvr_corrected') AS rvr_corrected,
	max(result_id) FILTER (WHERE code = 'rvr_other') AS rvr_other,
	max(result_id) FILTER (WHERE code = 'rvr_pending') AS rvr_pending
FROM glasshouse.dim_result \gset

INSERT INTO sheet
SELECT 40, agency_id, pg_temp.grid('cells', '行政复议和行政诉讼', 'Review and litigation',
	pg_temp.heads('途径|Way', '年度|Year', '维持|Upheld', '纠正|Corrected', '其他|Other', '未审结|Pending', '总计|All'),
	'<tbody>' || string_agg(html, '' ORDER BY sort_no))
FROM (
	SELECT agency_id, c.sort_no, '<tr>' || pg_temp.gathered(c.head, count(*))
	    || string_agg('<th>' || year_label || cells, '<tr>' ORDER BY turn) AS html
	FROM (
		SELECT agency_id, turn, year_label, channel_id,
			coalesce(max(cell) FILTER (WHERE result_id = :rvr_upheld), '<td>0')
			|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_corrected), '<td>0')
			|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_other), '<td>0')
			|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_pending), '<td>0')
			|| coalesce(max(cell) FILTER (WHERE result_id = :rvr_total), '<td>0') AS cells
		FROM (
			SELECT r.agency_id, r.turn, r.year_label, f.channel_id, f.result_id, f.cell_value <> 0 OR f.cell_state = 'unreadable' AS says,
				pg_temp.cell(f.cell_value, f.cell_state, f.cell_raw) AS cell
			FROM shown AS r JOIN glasshouse.fact_review AS f USING (report_id)
			WHERE f.cell_value <> 0 OR f.cell_state <> 'stated'
		) AS f
		GROUP BY agency_id, turn, year_label, channel_id
		HAVING bool_or(says)
	) AS w JOIN (SELECT channel_id, sort_no, pg_temp.pair(zh, en) AS head FROM channel) AS c USING (channel_id)
	GROUP BY agency_id, c.channel_id, c.sort_no, c.head
) AS k
GROUP BY agency_id;

-- Table 2, and the indicators of the older forms: a row for each figure, and a
-- column for each report whose form has any of them.  The unit stands with what
-- is no mere number of things.
CREATE FUNCTION pg_temp.unit(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN said ~ '^(件|项|个|条|次|篇|人|人次)?$' THEN '' ELSE '（' || pg_temp.esc(said) || '）' END
$$;
CREATE TEMP TABLE figure_row AS
SELECT 20 AS no, 1000 * c.category_id + m.measure_id AS line, c.sort_no AS row_no, m.sort_no AS column_no,
	pg_temp.pair(coalesce(cs.zh, c.label_zh), coalesce(cs.en, c.label_en)) AS row_head,
	'<th>' || pg_temp.pair(coalesce(ms.zh, m.label_zh) || pg_temp.unit(coalesce(m.unit, c.unit, '')),
	    coalesce(ms.en, m.label_en)) AS head
FROM glasshouse.dim_category AS c CROSS JOIN glasshouse.dim_measure AS m
	LEFT JOIN short AS cs ON cs.code = c.code LEFT JOIN short AS ms ON ms.code = m.code
UNION ALL
SELECT 50, 1000000 + indicator_id, sort_no, 0, NULL,
	-- Without the numbers before and the remarks behind.
	'<th>' || pg_temp.pair(coalesce(s.zh, regexp_replace(regexp_replace(label_zh,
	    '^(其中:)?(\([^)]*\)|[0-9]+[.]|[^、]{1,2}、)', ''), '\(.*$', '')) || pg_temp.unit(coalesce(unit, '')),
	    coalesce(s.en, regexp_replace(label_en, ' ?\(.*$', '')))
FROM glasshouse.dim_indicator LEFT JOIN short AS s USING (code);

-- A body's reports that have each table, and the cells of the rows in which any
-- of them says a number.  A cell knows how many columns its row leaves empty
-- before it, where the form of a year does not have the row.
CREATE TEMP TABLE figure_report AS
SELECT no, agency_id, report_id, year_label,
	row_number() OVER (PARTITION BY no, agency_id ORDER BY turn)::int AS column_no
FROM (
	SELECT 20 AS no, r.* FROM shown AS r
	WHERE EXISTS (SELECT FROM glasshouse.fact_disclosure AS f WHERE f.report_id = r.report_id)
	UNION ALL SELECT 50, r.* FROM shown AS r
	WHERE EXISTS (SELECT FROM glasshouse.fact_indicator AS f WHERE f.report_id = r.report_id)
) AS r;
ANALYZE figure_report, figure_row;

INSERT INTO sheet
WITH head AS (
	SELECT no, agency_id, '<th' || CASE no WHEN 20 THEN ' colspan=2' ELSE '' END || '>项目<p lang=en>Item'
	    || string_agg('<th>' || year_label, '' ORDER BY column_no) AS html, max(column_no) AS columns
	FROM figure_report GROUP BY no, agency_id
), cell AS (
	SELECT r.no, r.agency_id, 1000 * f.category_id + f.measure_id AS line, r.column_no,
		f.cell_value, f.cell_state, f.cell_raw
	FROM figure_report AS r JOIN glasshouse.fact_disclosure AS f USING (report_id)
	WHERE r.no = 20
	UNION ALL
	SELECT r.no, r.agency_id, 1000000 + f.indicator_id, r.column_no, f.cell_value, f.cell_state, f.cell_raw
	FROM figure_report AS r JOIN glasshouse.fact_indicator AS f USING (report_id)
	WHERE r.no = 50
), body AS (
	SELECT no, agency_id, line, max(column_no) AS columns, string_agg(repeat('<td>', gap)
	    || pg_temp.cell(cell_value, cell_state, cell_raw), '' ORDER BY column_no) AS cells
	FROM (
		SELECT *, column_no - lag(column_no, 1, 0) OVER (PARTITION BY no, agency_id, line ORDER BY column_no) - 1 AS gap
		FROM cell
	) AS c
	GROUP BY no, agency_id, line
	HAVING bool_or(cell_value <> 0 OR cell_state = 'unreadable')
)
SELECT b.no, b.agency_id, pg_temp.grid('years', CASE b.no WHEN 20 THEN '主动公开政府信息' ELSE '2019 年以前的统计表' END,
	CASE b.no WHEN 20 THEN 'Disclosed on own motion' ELSE 'Statistics of the forms before 2019' END, min(h.html),
	'<tbody>' || string_agg('<tr>' || b.html, '' ORDER BY b.row_no))
FROM (
	SELECT b.no, b.agency_id, r.row_no, coalesce(pg_temp.gathered(min(r.row_head), count(*)), '')
		|| string_agg(r.head || b.cells || repeat('<td>', h.columns - b.columns), '<tr>' ORDER BY r.column_no) AS html
	FROM body AS b JOIN head AS h USING (no, agency_id) JOIN figure_row AS r USING (line)
	GROUP BY b.no, b.agency_id, r.row_no
) AS b JOIN head AS h USING (no, agency_id)
GROUP BY b.no, b.agency_id;

-- The reports themselves: the main figures of each; where it was published and
-- what its head was read from, with how sure that is if it is not quite; and what
-- in it does not add up.
CREATE TEMP TABLE evidence (code text PRIMARY KEY, zh text);
INSERT INTO evidence VALUES ('title', '标题'), ('signature', '落款'), ('publisher', '发布单位'), ('text', '正文'),
	('period', '统计期'), ('uri', '网址'), ('file', '文件名'), ('meta', '页面信息'), ('published', '发布日期');
CREATE FUNCTION pg_temp.evidence(of_code text, confidence text) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT coalesce((SELECT zh FROM evidence WHERE code = of_code), pg_temp.esc(of_code), '–')
	    || CASE confidence WHEN 'medium' THEN '（中）' WHEN 'low' THEN '（低）' ELSE '' END
$$;
CREATE TEMP TABLE basis AS
SELECT agency_evidence, agency_confidence, year_evidence, year_confidence,
	CASE WHEN a = y THEN a ELSE a || '、' || y END AS said
FROM (
	SELECT *, pg_temp.evidence(agency_evidence, agency_confidence) AS a,
		pg_temp.evidence(year_evidence, year_confidence) AS y
	FROM (SELECT DISTINCT agency_evidence, agency_confidence, year_evidence, year_confidence FROM shown) AS k
) AS k;

INSERT INTO sheet
SELECT 0, r.agency_id, pg_temp.grid('reports', '各年报告', 'Reports by year',
	pg_temp.heads('年度|Year', '收到|Received', '办理|Handled', '公开率|Disclosed', '不予公开率|Refused')
	|| '<td><tr><td colspan=6>来源 · 日期 · 表 · 已填 · 依据<p lang=en>Source · dated · form · filled · read from',
	string_agg('<tbody id=' || anchor || '><tr><th><a href=#' || anchor || '>' || year_label || '</a><td>'
	|| pg_temp.number(received) || '<td>' || pg_temp.number(handled) || '<td>' || pg_temp.share(granted, handled)
	|| '<td>' || pg_temp.share(denied, handled)
	|| '<td' || CASE WHEN most > 0 AND received > 0 THEN ' class=w' || ceil(20 * received / most) ELSE '' END
	|| '><tr><td colspan=6>' || CASE WHEN r.source_uri IS NOT NULL
	    THEN pg_temp.link(r.source_uri, left(split_part(r.source_uri, '/', 3), 40))
	    ELSE pg_temp.esc(right(r.document, 50)) END
	|| ' · ' || coalesce(r.published::text, r.signed::text, '–')
	|| CASE WHEN r.era LIKE 'e20__' THEN ' · ' || substr(r.era, 2) || ' 表' ELSE '' END
	|| ' · ' || r.stated_cells || '/' || r.asked_cells || ' · ' || b.said
	|| CASE WHEN r.agency <> a.agency_name THEN '<tr><td colspan=6>报告自称 <i lang=en>calls itself</i> '
	    || pg_temp.esc(left(r.agency, 80)) ELSE '' END || coalesce(x.html, ''), '' ORDER BY r.turn))
FROM (SELECT *, max(received) OVER (PARTITION BY agency_id) AS most FROM shown) AS r
	JOIN agency AS a USING (agency_id)
	LEFT JOIN basis AS b ON (b.agency_evidence, b.agency_confidence, b.year_evidence, b.year_confidence)
	    IS NOT DISTINCT FROM (r.agency_evidence, r.agency_confidence, r.year_evidence, r.year_confidence)
	LEFT JOIN (
		SELECT report_id, string_agg(i.html || coalesce(' · ' || member_zh, '') || ' <b>'
		    || coalesce(left_value::text, '–') || '</b> ≠ <b>' || coalesce(right_value::text, '–') || '</b>', ''
		    ORDER BY rank, identity_code, member_code) AS html
		FROM failure JOIN (
			SELECT code, '<tr><td colspan=6>' || pg_temp.severity(severity) || ' '
			    || pg_temp.both(pg_temp.esc(label_zh), pg_temp.esc(label_en)) AS html
			FROM glasshouse.dim_identity
		) AS i ON i.code = identity_code
		GROUP BY report_id
	) AS x USING (report_id)
GROUP BY r.agency_id;

COPY (
	SELECT 'a/' || a.slug || '.html', pg_temp.page('../', a.name, a.name,
	    CASE WHEN p.above IS NOT NULL THEN '<a href=../p/' || p.above || '.html>'
	        || (SELECT name FROM place WHERE code = p.above) || '</a> › ' ELSE '' END
	    || '<a href=../p/' || p.code || '.html>' || p.name || '</a>',
	    '<p class=meta>' || coalesce(pg_temp.both(l.zh, l.en) || ' · ', '')
	    || pg_temp.esc(a.agency_key)
	    || CASE WHEN n.reports > :most_reports THEN pg_temp.para('共 ' || n.reports || ' 份报告，只列 ' || :most_reports || ' 份；其余见 reports.csv。',
	        n.reports || ' reports; only ' || :most_reports || ' are shown, all are in reports.csv.') ELSE '' END
	    || s.html)
	FROM agency AS a JOIN place AS p ON p.code = a.place LEFT JOIN level AS l ON l.code = a.agency_level
		JOIN (SELECT agency_id, string_agg(html, '' ORDER BY no) AS html FROM sheet GROUP BY agency_id) AS s USING (agency_id)
		JOIN (SELECT agency_id, count(*) AS reports FROM report GROUP BY agency_id) AS n USING (agency_id)
) TO STDOUT;
