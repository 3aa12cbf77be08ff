-- The lists in full, 500 lines a page, and the page that explains the others.
CREATE TEMP TABLE failure_leaf AS
SELECT n AS leaf, (SELECT greatest(1, ceil(count(*) / 500.0))::int FROM failure_line) AS leaves
FROM generate_series(0, (SELECT greatest(1, ceil(count(*) / 500.0))::int FROM failure_line) - 1) AS n;

COPY (
	SELECT 'failures' || CASE WHEN leaf > 0 THEN '-' || leaf + 1 ELSE '' END || '.html',
		pg_temp.page('', '数字不符 What does not add up' || CASE WHEN leaf > 0 THEN ' · ' || leaf + 1 ELSE '' END,
		    pg_temp.both('数字不符', 'What does not add up'), '<a href=index.html>首页 <i lang=en>Front page</i></a>',
		    pg_temp.para('报告自身应当相等而不等的数字，最严重的在前。左、右为等式两边。',
		        'Figures of one report that should agree and do not, the worst first, with both sides.')
		    || '<p><a href=csv/failures.csv>CSV</a></p>'
		    || coalesce(pg_temp.failures('', leaf * 500 + 1, leaf * 500 + 500), '<p class=none>' || pg_temp.both('没有。', 'None.') || '</p>')
		    || pg_temp.leaves('failures', leaf, leaves))
	FROM failure_leaf
) TO STDOUT;

CREATE TEMP TABLE missing_line AS
SELECT *, row_number() OVER (ORDER BY place, last_year DESC, agency_name, agency_key) - 1 AS i FROM missing;
COPY (
	WITH leaf AS (
		SELECT (i / 500)::int AS leaf, max((i / 500)::int) OVER () + 1 AS leaves,
			string_agg('<tr><th><a href=a/' || slug || '.html>' || name || '</a><td><a href=p/'
			|| place || '.html>' || place_name || '</a><td>' || last_year || '<td>' || reports, '' ORDER BY i) AS html
		FROM missing_line GROUP BY (i / 500)::int
		UNION ALL SELECT 0, 1, NULL WHERE NOT EXISTS (SELECT FROM missing_line)
	)
	SELECT 'missing' || CASE WHEN leaf > 0 THEN '-' || leaf + 1 ELSE '' END || '.html',
		pg_temp.page('', '没有报告的机关 Bodies with no report' || CASE WHEN leaf > 0 THEN ' · ' || leaf + 1 ELSE '' END,
		    pg_temp.both(:focus || ' 年没有报告的机关', 'Bodies with no report of ' || :focus),
		    '<a href=index.html>首页 <i lang=en>Front page</i></a>',
		    pg_temp.para('此前收录过报告、该年没有的机关。没有收录不等于没有发布。',
		        'Bodies of which an earlier report is here and none of that year. It may have been published all the same.')
		    || '<p><a href=csv/missing.csv>CSV</a></p>'
		    || coalesce(pg_temp.grid('bodies', '没有报告的机关', 'Bodies with no report',
		        pg_temp.heads('机关|Body', '地区|Place', '最近一年|Last year', '报告|Reports'), '<tbody>' || html),
		        '<p class=none>' || pg_temp.both('没有。', 'None.') || '</p>')
		    || pg_temp.leaves('missing', leaf, leaves))
	FROM leaf
) TO STDOUT;

COPY (
	SELECT 'about.html', pg_temp.page('', '说明 About', pg_temp.both('说明', 'About these pages'),
	    '<a href=index.html>首页 <i lang=en>Front page</i></a>',
	    pg_temp.section('what', '内容', 'What this is', pg_temp.para(
	        '各级行政机关依《政府信息公开条例》第四十九、五十条每年发布工作年度报告。这里的数字逐格取自报告，未作更正：空白不当作零，不符的合计照载，并列出不符之处。',
	        'Chinese government bodies report each year on the information that they disclosed. The figures are cells of those reports, read one by one and not corrected: a blank is no zero, and a total that does not agree with its parts stands as printed and is listed.'))
	    || pg_temp.section('sums', '合计', 'What is added up', pg_temp.para(
	        '各地、各年的合计只加各机关自身的报告；政府把下级一并统计的汇总报告不加，以免重复。公开率 =（予以公开 + 部分公开）÷ 办理总数；不予公开率 = 不予公开各项之和 ÷ 办理总数；纠正率 = 纠正 ÷ 已审结。',
	        'Sums by place and year are of bodies'' own reports; those that governments make for all below them are left out. Disclosed is granted in full or part over all handled; refused is all refusals over all handled; corrected is of cases concluded.'))
	    || pg_temp.section('states', '单元格的状态', 'States of a cell', pg_temp.para(
	        '机关页的表格只列有非零数字的行和列：没有列出的行、列全为 0 或没有数字。空、缺、／、疑都不是 0。',
	        'Tables of a body have the rows and columns in which any number other than 0 stands. The signs below are no zeros.')
	    || '<dl class=states>'
	        '<div><dt>12</dt><dd>' || pg_temp.both('已填', 'stated: printed in the cell') || '</dd></div>'
	        '<div><dt><span class=i>34</span></dt><dd>' || pg_temp.both('推定', 'inferred: follows from arithmetic that leaves one reading') || '</dd></div>'
	        '<div><dt><span class=b>空</span></dt><dd>' || pg_temp.both('空白', 'blank: the cell is there and empty') || '</dd></div>'
	        '<div><dt><span class=b>／</span></dt><dd>' || pg_temp.both('占位', 'placeholder: a sign that stands for no number, as printed') || '</dd></div>'
	        '<div><dt><span class=b>缺</span></dt><dd>' || pg_temp.both('缺失', 'absent: the form asks for it, the document has none') || '</dd></div>'
	        '<div><dt><span class=u>疑</span></dt><dd>' || pg_temp.both('无法识读', 'unreadable: something is printed and it is not certain what') || '</dd></div></dl>')
	    || pg_temp.section('heads', '来源与依据', 'Source, and what was read from where', pg_temp.para(
	        '各年报告下的一行依次为：来源、日期（发布日期，无则落款日期）、表格版本、已填格数和应填格数、机关和年份的依据；依据后注“中”“低”者，把握较小。',
	        'The line under a report: its source; its date, of publication or under the signature; the form; cells filled of those asked; what body and year were read from, with 中 (medium) or 低 (low) if that is not certain.'))
	    || pg_temp.section('forms', '表格版本', 'Forms', pg_temp.para(
	        '2014 年至 2018 年用旧统计表；2019 年起用新表；2021 年起“其他处理”分为三行。换版前后的同名数字不一定可比。',
	        'An older form of statistics until 2018; a new one from 2019; from 2021 other handling has three rows. Figures of one name may not compare across forms.')))
) TO STDOUT;
