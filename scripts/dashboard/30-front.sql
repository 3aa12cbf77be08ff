-- The first page, and what the words and signs on the pages mean.
\set least_reports 10
\set least_requests 30

CREATE TEMP TABLE part (no int, html text);

SELECT coalesce(max(agency_id), -1) AS nobody FROM glasshouse.dim_agency WHERE agency_key = 'unknown' \gset

-- Bodies that are known by each year, and those with a report of it.
CREATE TEMP TABLE covered AS
WITH known AS (
	SELECT agency_id, min(report_year) AS first_year FROM report
	WHERE report_year IS NOT NULL AND agency_id <> :nobody GROUP BY agency_id
)
SELECT y.report_year, y.n, (SELECT count(*) FROM known WHERE first_year <= y.report_year) AS known
FROM (SELECT report_year, count(DISTINCT agency_id) AS n FROM report
    WHERE report_year IS NOT NULL AND agency_id <> :nobody GROUP BY report_year) AS y;

-- Headline figures.
INSERT INTO part
SELECT 10, '<p class=lead>' || CASE WHEN :focus > 0 THEN
	pg_temp.both(:focus || ' 年度，已收录报告最完整的最近一年。数字为各机关自身报告之和，不含政府汇总报告。',
	    'Figures are of ' || :focus || ', the latest year with most of its reports here. They add up '
	    'bodies'' own reports; consolidated ones are left out, or all would count twice.')
	ELSE pg_temp.both('尚无报告。', 'There is no report yet.') END || '</p><dl class=cards>'
	|| pg_temp.card('收到申请', 'requests received', pg_temp.number(y.received),
	    pg_temp.number(y.reports) || ' ' || pg_temp.both('份报告', 'reports'))
	|| pg_temp.card('办理', 'requests handled', pg_temp.number(y.handled),
	    pg_temp.number(y.bodies) || ' ' || pg_temp.both('个机关', 'bodies'))
	|| pg_temp.card('公开率', 'disclosed, in full or part', pg_temp.share(y.granted, y.handled),
	    pg_temp.number(y.granted) || ' / ' || pg_temp.number(y.handled))
	|| pg_temp.card('不予公开率', 'refused', pg_temp.share(y.denied, y.handled),
	    pg_temp.number(y.denied) || ' / ' || pg_temp.number(y.handled))
	|| pg_temp.card('复议诉讼纠正率', 'corrected on review or in court',
	    pg_temp.share(y.corrected, y.upheld + y.corrected + y.redress_other),
	    pg_temp.number(y.corrected) || ' / '
	    || pg_temp.number(y.upheld + y.corrected + y.redress_other))
	|| pg_temp.card('报告', 'reports, all years', pg_temp.number(r.reports),
	    pg_temp.number(r.bodies) || ' ' || pg_temp.both('个机关', 'bodies') || coalesce(
	    '<br>' || r.first_year || '–' || r.last_year, ''))
	|| pg_temp.card('覆盖率', 'bodies with a report of ' || :focus, pg_temp.share(k.n, k.known),
	    pg_temp.number(k.n) || ' / ' || pg_temp.number(k.known))
	|| pg_temp.card('数字不符的报告', 'reports that do not add up', pg_temp.number(r.in_error),
	    pg_temp.share(r.in_error, r.reports) || ' ' || pg_temp.both('有误', 'in error'))
	|| '</dl>'
FROM (SELECT count(*) AS reports, count(DISTINCT agency_id) AS bodies,
	min(report_year) AS first_year, max(report_year) AS last_year,
	count(*) FILTER (WHERE errors > 0) AS in_error FROM report) AS r
	LEFT JOIN place_year AS y ON y.code = 'all' AND y.report_year = :focus
	LEFT JOIN covered AS k ON k.report_year = :focus;

-- Trend.
INSERT INTO part
SELECT 20, pg_temp.section('trend', '逐年趋势', 'Trend by year',
	pg_temp.para('各年收录的报告数不同，总数不宜直接相比；竖线为表格换版：2019 年起采用新表，2021 年“其他处理”细分。2019 年以前的表没有可比的办理结果。',
	    'Years differ in how many reports are here, so totals compare with care. The lines mark new forms: 2019, and 2021, which parts other handling. Before 2019 no outcomes compare.')
	|| '<div class=pair><figure><figcaption>' || pg_temp.both('收到申请（件）', 'Requests received') || '</figcaption>'
	|| pg_temp.chart('各年收到申请数 Requests received by year',
	    array_agg(report_year), array_agg(received), array_agg(pg_temp.brief(received)))
	|| '</figure><figure><figcaption>' || pg_temp.both('公开率（%）', 'Disclosed, per cent of handled') || '</figcaption>'
	|| pg_temp.chart('各年公开率 Share disclosed by year', array_agg(report_year),
	    array_agg(100 * granted / nullif(handled, 0)),
	    array_agg(round(100 * granted / nullif(handled, 0))::text))
	|| '</figure></div>'
	|| pg_temp.grid('figures', '逐年数字', 'The figures by year',
	    pg_temp.heads('年度|Year', '报告|Reports', '收到|Received', '办理|Handled', '公开率|Disclosed',
	        '不予公开率|Refused', '不符|In error'),
	    '<tbody>' || string_agg('<tr><th>' || report_year || '<td>' || pg_temp.number(reports)
	        || '<td>' || pg_temp.number(received) || '<td>' || pg_temp.number(handled)
	        || '<td>' || pg_temp.share(granted, handled) || '<td>' || pg_temp.share(denied, handled)
	        || '<td>' || pg_temp.number(reports_in_error), '' ORDER BY report_year DESC)))
FROM place_year WHERE code = 'all'
HAVING count(*) > 0;

-- Provinces: a tile each, darker with more requests.
INSERT INTO part
SELECT 30, pg_temp.section('map', '各地', 'By province',
	'<ul class=tiles>' || string_agg('<li class="x' || t.tile_column || ' y' || t.tile_row || ' q'
	    || CASE WHEN y.received > 0 THEN 1 + floor(3.99 * sqrt(y.received / m.most))::int ELSE 0 END || '">'
	    || CASE WHEN p.code IS NOT NULL THEN '<a href=p/' || t.code || '.html>' ELSE '<span>' END
	    || t.short_zh || ' <i lang=en>' || t.name_en || '</i><b>'
	    || coalesce(pg_temp.number(y.received), '–') || '</b>'
	    || CASE WHEN p.code IS NOT NULL THEN '</a>' ELSE '</span>' END, '' ORDER BY t.code)
	|| '</ul>' || coalesce((SELECT '<ul class=legend><li class="q0">' || pg_temp.both('无报告', 'none')
	    || string_agg('<li class="q' || q || '">' || pg_temp.number(ceil(max(m.most) * ((q - 1) / 3.99) ^ 2)) || '–'
	    || pg_temp.number(CASE WHEN q = 4 THEN max(m.most) ELSE ceil(max(m.most) * (q / 3.99) ^ 2) - 1 END), '' ORDER BY q)
	    || '</ul>' FROM generate_series(1, 4) AS q HAVING max(m.most) > 0), '')
	|| pg_temp.para('每格一省，位置示意；颜色越深，' || :focus || ' 年收到的申请越多；“–”为没有该年报告。',
	    'A tile is a province, about where it lies; darker with more requests in ' || :focus
	    || '. A dash: no report of that year.')
	|| coalesce((SELECT '<ul class=links>' || string_agg('<li><a href=p/' || q.code || '.html>'
	    || pg_temp.both(q.name, q.name_en) || '</a> '
	    || (SELECT pg_temp.number(count(*)) FROM agency AS a WHERE a.place = q.code)
	    || ' ' || pg_temp.both('个机关', 'bodies'), '' ORDER BY q.code) || '</ul>'
	    FROM place AS q WHERE q.above IS NULL AND q.code NOT IN (SELECT code FROM tile)), ''))
FROM tile AS t LEFT JOIN place AS p USING (code)
	LEFT JOIN place_year AS y ON y.code = t.code AND y.report_year = :focus
	CROSS JOIN (SELECT max(received) AS most FROM place_year
	    WHERE report_year = :focus AND code IN (SELECT code FROM tile)) AS m;

-- Ranking, of those that have reports enough to be ranked.
INSERT INTO part
SELECT 40, pg_temp.section('ranking', '排名', 'Ranking', pg_temp.para(
	'按 ' || :focus || ' 年公开率。只列有 ' || :least_reports || ' 份以上报告、办理 ' || :least_requests
	|| ' 件以上的省份；不足者不排。', 'By share disclosed in ' || :focus || ', of provinces with at least '
	|| :least_reports || ' reports and ' || :least_requests || ' requests handled; with fewer, chance would rank them.')
	|| CASE WHEN count(*) = 0 THEN '<p class=none>' || pg_temp.both('没有省份达到。', 'No province has so many.') || '</p>'
	ELSE pg_temp.grid('figures', '公开率排名', 'Provinces by share disclosed',
	    pg_temp.heads('位次|Rank', '省份|Province', '公开率|Disclosed', '办理|Handled', '报告|Reports') || '<td>',
	    '<tbody>' || string_agg('<tr><td>' || rank || '<th><a href=p/' || code || '.html>'
	        || pg_temp.both(name, name_en) || '</a><td>' || pg_temp.share(granted, handled)
	        || '<td>' || pg_temp.number(handled) || '<td>' || pg_temp.number(reports)
	        || '<td>' || pg_temp.bar(granted, handled), '' ORDER BY rank, code)) END)
FROM (
	SELECT p.code, p.name, p.name_en, y.granted, y.handled, y.reports,
		rank() OVER (ORDER BY y.granted / y.handled DESC) AS rank
	FROM place AS p JOIN place_year AS y USING (code)
	WHERE y.report_year = :focus AND p.above IS NULL AND p.code NOT IN ('national', 'none')
	    AND y.reports >= :least_reports AND y.handled >= :least_requests
) AS r;

-- What the forms print in the column of all applicants, added up by year; the
-- rest of the cells stand on the pages of the bodies.
CREATE TEMP TABLE outcome_sum AS
SELECT r.report_year, r.era, f.outcome_id, sum(f.cell_value) AS n, count(*) AS reports
FROM report AS r JOIN glasshouse.fact_request AS f USING (report_id)
WHERE r.counts AND f.applicant_id = (SELECT applicant_id FROM glasshouse.dim_applicant WHERE code = 'app_total')
    AND f.cell_value IS NOT NULL
GROUP BY r.report_year, r.era, f.outcome_id;

-- Outcomes and their reasons.
CREATE TEMP TABLE outcome_now AS
SELECT o.code, o.parent_code, sum(s.n) AS n
FROM outcome_sum AS s JOIN outcome AS o USING (outcome_id)
WHERE s.report_year = :focus
	AND (o.role = 'leaf' AND NOT (o.code = 'out_other' AND s.era = 'e2021') OR o.code = 'out_total')
GROUP BY o.code, o.parent_code;

INSERT INTO part
WITH line AS (
	SELECT o.code, CASE WHEN o.parent_code = 'out_handled' THEN o.code ELSE o.parent_code END AS grp,
		o.parent_code <> 'out_handled' AS is_reason, o.zh, o.en, o.sort_no,
		coalesce((SELECT sum(s.n) FROM outcome_now AS s WHERE s.code = o.code
		    OR s.parent_code = o.code AND o.parent_code = 'out_handled'), 0) AS n,
		(SELECT s.n FROM outcome_now AS s WHERE s.code = 'out_total') AS whole
	FROM outcome AS o
	WHERE o.parent_code IN ('out_handled', 'out_denied', 'out_unable', 'out_not_processed', 'out_other')
	    AND o.code <> 'out_total'
)
SELECT 50, pg_temp.section('outcomes', '办理结果与理由', 'Outcomes and their reasons',
	pg_temp.grid('shares', :focus || ' 年办理结果', 'How requests ended in ' || :focus,
	    pg_temp.heads('结果|Outcome', '件|Requests', '占比|Share') || '<td>',
	    '<tbody>' || string_agg('<tr' || CASE WHEN is_reason THEN ' class=sub' ELSE '' END || '><th>'
	        || pg_temp.both(zh, en) || '<td>' || pg_temp.number(n) || '<td>' || pg_temp.share(n, whole)
	        || '<td>' || pg_temp.bar(n, whole), '' ORDER BY sort_no)
	    || '<tr class=total><th>' || pg_temp.both('总计', 'Total, as printed') || '<td>'
	    || pg_temp.number(max(whole)) || '<td><td>'))
FROM line HAVING max(whole) > 0;

-- Applicants.
INSERT INTO part
SELECT 60, pg_temp.section('applicants', '申请人', 'Applicants',
	pg_temp.grid('shares', :focus || ' 年新收申请的申请人', 'Who asked in ' || :focus,
	    pg_temp.heads('申请人|Applicant', '件|Requests', '占比|Share') || '<td>',
	    '<tbody>' || string_agg('<tr><th>' || pg_temp.both(zh, en) || '<td>' || pg_temp.number(n)
	        || '<td>' || pg_temp.share(n, whole) || '<td>' || pg_temp.bar(n, whole), '' ORDER BY i)))
FROM (
	SELECT d.sort_no AS i, coalesce(s.zh, d.label_zh) AS zh, coalesce(s.en, d.label_en) AS en, f.n,
		sum(f.n) OVER () AS whole
	FROM (
		SELECT f.applicant_id, sum(f.cell_value) AS n
		FROM report AS r JOIN glasshouse.fact_request AS f USING (report_id)
		WHERE r.counts AND r.report_year = :focus
		    AND f.outcome_id = (SELECT outcome_id FROM glasshouse.dim_outcome WHERE code = 'out_new')
		GROUP BY f.applicant_id
	) AS f JOIN glasshouse.dim_applicant AS d USING (applicant_id) LEFT JOIN short AS s USING (code)
	WHERE d.role = 'leaf'
) AS k
HAVING max(whole) > 0;

-- Review and litigation.
INSERT INTO part
SELECT 70, pg_temp.section('redress', '行政复议与诉讼', 'Review and litigation',
	pg_temp.grid('figures', :focus || ' 年案件', 'Cases in ' || :focus,
	    pg_temp.heads('途径|Way', '维持|Upheld', '纠正|Corrected', '其他|Other', '未审结|Pending', '纠正率|Corrected, of concluded'),
	    '<tbody>' || string_agg('<tr><th>' || pg_temp.both(zh, en) || '<td>' || pg_temp.number(upheld)
	        || '<td>' || pg_temp.number(corrected) || '<td>' || pg_temp.number(other) || '<td>'
	        || pg_temp.number(pending) || '<td>' || pg_temp.share(corrected, upheld + corrected + other),
	        '' ORDER BY sort_no)))
FROM (
	SELECT c.zh, c.en, c.sort_no,
		coalesce(sum(f.cell_value) FILTER (WHERE d.code = 'rvr_upheld'), 0) AS upheld,
		coalesce(sum(f.cell_value) FILTER (WHERE d.code = 'rvr_corrected'), 0) AS corrected,
		coalesce(sum(f.cell_value) FILTER (WHERE d.code = 'rvr_other'), 0) AS other,
		coalesce(sum(f.cell_value) FILTER (WHERE d.code = 'rvr_pending'), 0) AS pending
	FROM report AS r JOIN glasshouse.fact_review AS f USING (report_id)
		JOIN channel AS c USING (channel_id) JOIN glasshouse.dim_result AS d USING (result_id)
	WHERE r.counts AND r.report_year = :focus AND f.cell_value <> 0 AND c.role = 'leaf'
	GROUP BY c.zh, c.en, c.sort_no
) AS k
HAVING count(*) > 0;

-- Coverage: of the bodies that are known by then, who has no report.
CREATE TEMP TABLE missing AS
SELECT a.agency_id, a.agency_key, a.slug, a.name, a.agency_name, a.agency_level, p.code AS place, p.name AS place_name,
	y.last_year, y.reports
FROM agency AS a JOIN place AS p ON p.code = a.place
	JOIN (SELECT agency_id, min(report_year) AS first_year,
	    max(report_year) FILTER (WHERE report_year < :focus) AS last_year, count(*) AS reports,
	    bool_or(report_year = :focus) AS is_there
	    FROM report WHERE report_year IS NOT NULL GROUP BY agency_id) AS y USING (agency_id)
WHERE y.first_year < :focus AND NOT y.is_there AND a.agency_id <> :nobody;

INSERT INTO part
SELECT 80, pg_temp.section('coverage', '覆盖', 'Coverage',
	pg_temp.para('已知机关，指到该年为止至少收录过一份报告的机关；没有收录不等于没有发布。',
	    'A body is known once one of its reports is here. That a report is not here does not say that it was never published.')
	|| pg_temp.grid('shares', '各年覆盖', 'Coverage by year',
	    pg_temp.heads('年度|Year', '已知机关|Bodies known', '有报告|With a report', '缺|Without', '覆盖率|Covered') || '<td>',
	    '<tbody>' || string_agg('<tr><th>' || report_year || '<td>' || pg_temp.number(known) || '<td>'
	        || pg_temp.number(n) || '<td>' || pg_temp.number(known - n) || '<td>' || pg_temp.share(n, known)
	        || '<td>' || pg_temp.bar(n, known), '' ORDER BY report_year DESC))
	|| coalesce((SELECT '<h3>' || :focus || ' 年没有报告的机关 <i lang=en>Bodies with no report of ' || :focus || ', '
	    || pg_temp.number(max(n)) || '</i></h3><ul class=names>'
	    || string_agg('<li><a href=a/' || slug || '.html>' || name || '</a> <small>'
	        || pg_temp.both('最近 ' || last_year, NULL) || '</small>', '' ORDER BY i) || '</ul>'
	    FROM (SELECT *, row_number() OVER (ORDER BY last_year DESC, agency_key) AS i, count(*) OVER () AS n FROM missing) AS m
	    WHERE i <= 30), '')
	|| '<p class=more><a href=missing.html>' || pg_temp.both('全部名单', 'All of them') || '</a> · <a href=csv/missing.csv>CSV</a></p>')
FROM covered
HAVING count(*) > 0;

-- Timeliness.
INSERT INTO part
SELECT 90, pg_temp.section('timeliness', '发布时间', 'Timeliness',
	pg_temp.para('部门应于次年 1 月 31 日前、政府应于 3 月 31 日前发布（《条例》第四十九条）；2018 年度及以前为 3 月 31 日。以报告所载发布日期为准，无则以落款日期。',
	    'Departments publish by 31 January of the next year, governments by 31 March (Regulations, article 49); before the form of 2019, all by 31 March. By the date of publication, or else under the signature.')
	|| pg_temp.grid('figures', '各年发布时间', 'When reports were published',
	    pg_temp.heads('年度|Year', '1 月底前|By 31 January', '3 月底前|By 31 March', '其后|Later', '日期不明|No date', '3 月底前占比|By 31 March, of dated'),
	    '<tbody>' || string_agg('<tr><th>' || report_year || '<td>' || pg_temp.number(early) || '<td>'
	        || pg_temp.number(due) || '<td>' || pg_temp.number(late) || '<td>' || pg_temp.number(undated)
	        || '<td>' || pg_temp.share(early + due, early + due + late), '' ORDER BY report_year DESC)))
FROM (
	SELECT report_year, count(*) FILTER (WHERE d <= make_date(report_year + 1, 1, 31)) AS early,
		count(*) FILTER (WHERE d > make_date(report_year + 1, 1, 31)
		    AND d <= make_date(report_year + 1, 3, 31)) AS due,
		count(*) FILTER (WHERE d > make_date(report_year + 1, 3, 31)) AS late,
		count(*) FILTER (WHERE d IS NULL) AS undated
	FROM (SELECT report_year, coalesce(published, signed) AS d FROM report WHERE report_year IS NOT NULL) AS r
	GROUP BY report_year
) AS k
HAVING count(*) > 0;

-- What does not add up.
CREATE TEMP TABLE failure_line AS
SELECT row_number() OVER (ORDER BY f.rank, abs(f.difference) DESC NULLS LAST, a.agency_key,
	    r.report_year, f.identity_code, f.member_code) AS i,
	a.slug, a.name, r.anchor, r.turn, coalesce(r.report_year::text, '?') AS year_label, f.severity,
	pg_temp.esc(f.identity_zh) AS identity_zh, pg_temp.esc(f.identity_en) AS identity_en,
	f.member_zh, f.member_en, f.left_value, f.right_value, f.difference
FROM failure AS f JOIN report AS r USING (report_id) JOIN agency AS a USING (agency_id);

-- Lines of a list of failures; `up` leads to the first page.
CREATE FUNCTION pg_temp.failures(up text, from_line bigint, to_line bigint) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT pg_temp.grid('failures', '不成立的勾稽关系', 'Sums that do not hold, the worst first',
	    pg_temp.heads('程度|Severity', '机关|Body', '年度|Year', '应成立|What should hold',
	        '左|Left', '右|Right', '差|Difference'),
	    '<tbody>' || string_agg('<tr><td>' || pg_temp.severity(severity) || '<th><a href=' || up || 'a/'
	        || slug || '.html' || CASE WHEN turn <= 100 THEN '#' || anchor ELSE '' END || '>' || name || '</a><td>' || year_label || '<td>'
	        || pg_temp.pair(identity_zh || coalesce(' · ' || member_zh, ''), identity_en || coalesce(' · ' || member_en, ''))
	        || '<td>' || coalesce(left_value::text, '–') || '<td>' || coalesce(right_value::text, '–') || '<td>'
	        || coalesce(rtrim(to_char(difference, 'FMSG999999999990.####'), '.'), '–'), '' ORDER BY i))
	FROM failure_line WHERE i BETWEEN from_line AND to_line
$$;

INSERT INTO part
SELECT 100, pg_temp.section('failures', '数字不符', 'What does not add up',
	pg_temp.para('报告自身应当相等而不等的数字，照原样载入，最严重的在前。',
	    'Figures of one report that should agree and do not, loaded as they stand; the worst first.')
	|| coalesce(pg_temp.failures('', 1, 15), '<p class=none>' || pg_temp.both('没有。', 'None.') || '</p>')
	|| '<p class=more><a href=failures.html>' || pg_temp.both('全部 ' || count(*) || ' 条', 'All of them')
	|| '</a> · <a href=csv/failures.csv>CSV</a></p>')
FROM failure_line;

INSERT INTO part VALUES (110, pg_temp.section('data', '数据', 'Data', '<ul class=links>'
	|| CASE WHEN :interactive THEN '<li><a href=interactive.html>' || pg_temp.both('查询', 'filter by year, province, kind of body and outcome')
	    || '</a>' ELSE '' END ||
	'<li><a href=csv/reports.csv>reports.csv</a> ' || pg_temp.both('每份报告一行', 'a line for each report') ||
	'<li><a href=csv/agencies.csv>agencies.csv</a> ' || pg_temp.both('每个机关一行', 'a line for each body') ||
	'<li><a href=csv/places.csv>places.csv</a> ' || pg_temp.both('每地每年一行', 'a line for each place and year') ||
	'<li><a href=csv/outcomes.csv>outcomes.csv</a> ' || pg_temp.both('每年每种结果一行', 'a line for each year and outcome') ||
	'<li><a href=csv/failures.csv>failures.csv</a> ' || pg_temp.both('每处不符一行', 'a line for each sum that fails') ||
	'<li><a href=csv/missing.csv>missing.csv</a> ' || pg_temp.both('每个缺报告的机关一行', 'a line for each body without a report') ||
	'</ul>'));

COPY (
	SELECT 'index.html', pg_temp.page('', '政府信息公开年报 Open government reports',
	    pg_temp.both('政府信息公开工作年度报告', 'Annual reports on open government information'),
	    (SELECT string_agg('<a href=#' || id || '>' || pg_temp.both(zh, en) || '</a>', ' ' ORDER BY no)
	        FROM part JOIN (VALUES (20, 'trend', '趋势', 'Trend'), (30, 'map', '各地', 'Places'),
	            (50, 'outcomes', '结果', 'Outcomes'), (80, 'coverage', '覆盖', 'Coverage'),
	            (100, 'failures', '不符', 'Failures'), (110, 'data', '数据', 'Data')) AS s(no, id, zh, en) USING (no)),
	    string_agg(html, '' ORDER BY no))
	FROM part
) TO STDOUT;
