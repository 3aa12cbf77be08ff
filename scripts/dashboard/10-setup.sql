-- The functions that pages are written with.  They live in pg_temp, so that a
-- role that may only read can make them, and end with the session.
--
-- What comes out of a report is hostile: it goes through esc(), or through
-- link() if it is an address, and nothing else may put it on a page.
SET client_min_messages = warning;
SET client_encoding = 'UTF8';
SET timezone = 'UTC';
SET datestyle = 'ISO';
SET work_mem = '128MB';
SET jit = off;
BEGIN ISOLATION LEVEL REPEATABLE READ;
-- All sessions of a run see the same warehouse.
SET TRANSACTION SNAPSHOT :'snapshot';

-- Text for content and quoted attributes.  Controls become blanks, the signs
-- that turn the direction of writing go, and backslashes, which the stream to
-- split.awk gives a meaning, become references.
CREATE FUNCTION pg_temp.esc(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT replace(replace(replace(replace(replace(replace(translate(said,
	    E'\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000a\u000b\u000c'
	    '\u000d\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018'
	    '\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f\u0085\u2028\u2029'
	    '\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufffe\uffff',
	    repeat(' ', 35)),
	'&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;'),
	'\', '&#92;')
$$;

-- A link, if the address is one of the web that no browser need mend; the
-- bare text otherwise.
CREATE FUNCTION pg_temp.link(address text, said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE
	WHEN address ~ '^[Hh][Tt][Tt][Pp][Ss]?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][]A-Za-z0-9._~:/?#[@!$&''()*+,;=%-]*)?$'
	    AND length(address) <= 2000
	THEN '<a href="' || pg_temp.esc(address) || '">' || pg_temp.esc(said) || '</a>'
	ELSE pg_temp.esc(said) END
$$;

-- Text for a cell of a CSV file: a spreadsheet takes what begins with one of
-- these for a formula.
CREATE FUNCTION pg_temp.plain(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN said ~ '^[[:space:]]*[-=+@|%\t\r\n\uff1d\uff0b\uff0d\uff20]'
	    THEN '''' || said ELSE said END
$$;

-- Chinese with English beside.
CREATE FUNCTION pg_temp.both(zh text, en text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT zh || coalesce(' <i lang=en>' || en || '</i>', '')
$$;

-- The same in a cell or a caption: a paragraph ends with what it stands in.
CREATE FUNCTION pg_temp.pair(zh text, en text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT zh || coalesce('<p lang=en>' || en, '')
$$;

CREATE FUNCTION pg_temp.number(n numeric) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT coalesce(to_char(n, 'FM999,999,999,999,990'), '–')
$$;

-- The same where room is short, in ten thousands if it is many.
CREATE FUNCTION pg_temp.brief(n numeric) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN n < 10000 THEN to_char(n, 'FM9,990')
	    WHEN n < 1000000 THEN to_char(n / 10000, 'FM990.0') || '万'
	    ELSE to_char(n / 10000, 'FM999,999,990') || '万' END
$$;

-- A share in per cent, of anything.
CREATE FUNCTION pg_temp.share(part numeric, whole numeric) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT CASE WHEN whole > 0 AND part IS NOT NULL
	    THEN to_char(100 * part / whole, 'FM99990.0') || '%' ELSE '–' END
$$;

-- A bar beside a figure, which says it all; so readers aloud pass it over.
CREATE FUNCTION pg_temp.bar(part numeric, whole numeric) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	SELECT '<svg class=bar viewBox="0 0 100 8" preserveAspectRatio=none aria-hidden=true><rect width='
	    || CASE WHEN whole > 0 THEN round(100 * greatest(part, 0) / whole)::text ELSE '0' END
	    || ' height=8></rect></svg>'
$$;

CREATE FUNCTION pg_temp.card(zh text, en text, figure text, note text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '<div><dt>' || pg_temp.both(zh, en) || '</dt><dd>' || figure
	    || coalesce('<small>' || note || '</small>', '') || '</dd></div>'
$$;

CREATE FUNCTION pg_temp.section(id text, zh text, en text, body text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT E'\n<section aria-labelledby="' || id || '"><h2 id="' || id || '">'
	    || pg_temp.both(zh, en) || '</h2>' || body || '</section>'
$$;

CREATE FUNCTION pg_temp.para(zh text, en text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT E'\n<p>' || zh || ' <i lang=en>' || en || '</i></p>'
$$;

-- A table that may be wider than a phone: it scrolls by itself.  `head` has the
-- cells of its first row, and `body` begins with a tbody.
CREATE FUNCTION pg_temp.grid(kind text, zh text, en text, head text, body text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT E'\n<div tabindex=0><table class=' || kind || '><caption>' || pg_temp.pair(zh, en)
	    || '<thead><tr>' || head || body || '</table></div>'
$$;

-- Cells of a head: columns are said as 'zh|en' one after the other.
CREATE FUNCTION pg_temp.heads(VARIADIC said text[]) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT string_agg('<th>' || pg_temp.pair(split_part(s, '|', 1),
	    split_part(s, '|', 2)), '' ORDER BY i)
	FROM unnest(said) WITH ORDINALITY AS u(s, i)
$$;

-- How bad a sum that fails is.
CREATE FUNCTION pg_temp.severity(code text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '<span class=' || code || '>' || CASE code WHEN 'error' THEN '错误 <i lang=en>error</i>'
	    WHEN 'warning' THEN '警告 <i lang=en>warning</i>' ELSE '提示 <i lang=en>note</i>' END || '</span>'
$$;

-- A whole page; `up` leads from it to the first, `trail` has the links above it.
-- The policy lets no script run, whatever should ever slip through.  There are
-- tens of thousands of pages, so a tag that may be left out is.
CREATE FUNCTION pg_temp.page(up text, title text, head text, trail text, body text)
RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
	SELECT '<!DOCTYPE html>
<html lang=zh><meta charset=utf-8>'
	    '<meta name=viewport content="width=device-width">'
	    '<meta name=referrer content=no-referrer>'
	    '<meta http-equiv=Content-Security-Policy content="default-src ''none'';'
	    'style-src ''self'' file:;img-src data:;base-uri ''none'';form-action ''none''">'
	    '<title>' || title || '</title><link rel=stylesheet href=' || up
	    || 'style.css><link rel=icon href="data:,">
' || CASE WHEN up = '' THEN '<a class=skip href=#main>跳到正文 <i lang=en>Skip to content</i></a>' ELSE '' END ||
	    '<header><p><a href=' || up || 'index.html>政府信息公开年报 '
	    '<i lang=en>Open government reports</i></a>'
	    || coalesce('<nav>' || trail || '</nav>', '')
	    || E'</header>\n<main' || CASE WHEN up = '' THEN ' id=main' ELSE '' END || '><h1>' || head || '</h1>' || body
	    || E'</main>\n<footer>数字如报告所载；全为 0 的行、列从略。<a href=' || up
	    || 'about.html>说明 <i lang=en>As printed, zero rows left out: about</i></a></footer>'
$$;

-- Bars by year, one beside the other, with the years at which the form changes.
-- Width and height are those of the drawing; the type is sized to be read on a
-- phone.  Years without a figure leave a gap, and of many the last twelve show.
CREATE FUNCTION pg_temp.chart(label text, years int[], figures numeric[], shown text[])
RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
	WITH at AS (
		SELECT y, v, s, min(y) OVER () AS y0, max(y) OVER () AS y1,
			nullif(max(v) OVER (), 0) AS top
		FROM unnest(years, figures, shown) AS u(y, v, s)
		WHERE y > (SELECT max(n) FROM unnest(years) AS n) - 12
	), place AS (
		SELECT *, 384.0 / (y1 - y0 + 1) AS step FROM at
	), box AS (
		SELECT *, 8 + (y - y0) * step AS x,
			round(coalesce(130 * greatest(v, 0) / top, 0), 1) AS h
		FROM place
	)
	SELECT '<svg class=chart viewBox="0 0 400 206" role="img" aria-label="' || label || '">'
	    || '<path class=axis d="M8 166H392"/>'
	    || coalesce((SELECT string_agg('<path class=break d="M' || x || ' 14V182"/>'
	        '<text class=note x="' || x + 4 || '" y="12">' || b.said || '</text>', '')
	        FROM (VALUES (2019, '2019 表'), (2021, '2021 表')) AS b(b, said)
	        JOIN LATERAL (SELECT round(8 + (b.b - min(y0)) * min(step), 1) AS x
	            FROM box HAVING b.b > min(y0) AND b.b <= max(y1)) AS p ON true), '')
	    || string_agg(CASE WHEN v IS NULL THEN '' ELSE
	        '<rect x="' || round(x + step * 0.16, 1) || '" y="' || 166 - h || '" width="'
	        || round(step * 0.68, 1) || '" height="' || h || '"/>'
	        '<text x="' || round(x + step / 2, 1) || '" y="' || 160 - h || '">' || s || '</text>' END
	        || '<text class=year x="' || round(x + step / 2, 1) || '" y="182">' || y || '</text>',
	        '' ORDER BY y) || '</svg>'
	FROM box
$$;
