// Walks the pages as a reader does, in headless Chromium: front page, province,
// agency, report, source.  Prints TAP; the totals come from SQL by way of the
// environment, as NAME=NUMBER: RECEIVED, HANDLED, ERRORS.
//
//	node browser.js DIR [SCREENSHOTS]
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');

const folder = fs.realpathSync(process.argv[2]);
const shots = process.argv[3];
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const url = (page) => pathToFileURL(path.join(folder, page)).href;
let n = 0;
let failed = 0;

function ok(good, name, more) {
	n++;
	failed += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${n} - ${name}`);
	if (!good && more !== undefined)
		console.log(`# ${String(more).slice(0, 800).replace(/\n/g, '\n# ')}`);
}

async function headline(page, name) {
	const said = await page.locator('.cards > div', { hasText: name }).first()
	    .locator('dd').evaluate((dd) => dd.firstChild.textContent);
	return said.replace(/,/g, '');
}

async function walk(browser) {
	const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
	const complaints = [];
	const outside = [];
	context.on('page', (p) => {
		p.on('console', (m) => complaints.push(m.text()));
		p.on('pageerror', (e) => complaints.push(String(e)));
		p.on('requestfailed', (r) => complaints.push(`failed: ${r.url()}`));
		p.on('dialog', (d) => { complaints.push(`dialog: ${d.message()}`); d.dismiss(); });
		p.on('request', (r) => {
			if (!/^(file|data):/.test(r.url()))
				outside.push(r.url());
		});
	});
	let page = await context.newPage();
	await page.goto(url('index.html'));
	for (const [name, key] of [['requests received', 'RECEIVED'], ['requests handled', 'HANDLED'],
	    ['do not add up', 'ERRORS']])
		ok(await headline(page, name) === process.env[key], `${name}: as SQL has it`,
		    `${await headline(page, name)}, not ${process.env[key]}`);
	const width = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
	ok(await width() <= 0, 'the front page is no wider than the window');

	// The province with most requests: the darkest tile.
	await page.locator('.tiles .q4 a').first().click();
	ok(/\/p\/[0-9]{2}\.html$/.test(page.url()), 'a tile leads to its province', page.url());
	await page.locator('main table a[href]').first().click();
	if (/\/p\//.test(page.url()))
		await page.locator('main a[href*="/a/"]').first().click();
	ok(/\/a\/[0-9a-f]{12}\.html$/.test(page.url()), 'and on to an agency', page.url());
	await page.locator('a[href^="#y"]').first().click();
	ok(await page.locator('tbody:target').count() === 1, 'whose year leads to its report', page.url());
	const source = page.locator('tbody:target td a');
	const href = await source.getAttribute('href');
	ok(/^https?:/.test(href), 'which links its source', href);
	ok(await page.evaluate((h) => document.querySelector('tbody:target td a').rel !== undefined &&
	    new URL(h).protocol.startsWith('http'), href), 'an address of the web');
	ok(outside.length === 0, 'nothing was asked of anybody', outside.join('\n'));
	await page.route(/^https?:/, (r) => r.abort());
	const asked = page.waitForRequest(href);
	await source.click({ noWaitAfter: true });
	await asked;
	ok(outside.length === 1 && outside[0] === href, 'until the source was clicked', outside.join('\n'));
	// The page of the failure may come whenever it will, so the walk goes on in another.
	await page.close();
	complaints.splice(0, complaints.length, ...complaints.filter((c) => !c.includes(href) &&
	    !/ERR_FAILED/.test(c)));
	page = await context.newPage();
	for (const file of fs.readdirSync(path.join(folder, 'a'))) {
		const text = fs.readFileSync(path.join(folder, 'a', file), 'utf8');
		if (text.includes('&lt;script&gt;') || text.includes('HYPERLINK'))
			await page.goto(url(`a/${file}`));
	}
	ok(complaints.length === 0, 'the browser has nothing to complain of', complaints.join('\n'));
	await context.close();
}

function kinds() {
	const first = (sub, test) => fs.readdirSync(path.join(folder, sub)).filter((f) => test.test(f))
	    .map((f) => path.join(sub, f)).sort((a, b) => fs.statSync(path.join(folder, b)).size -
	    fs.statSync(path.join(folder, a)).size)[0];
	return ['index.html', 'failures.html', 'missing.html', 'about.html', first('a', /html$/),
	    first('p', /^[0-9]{2}\.html$/), first('p', /^[0-9]{4}\.html$/)].filter((f) => f !== undefined);
}

async function look(browser, width, colorScheme) {
	const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme,
		bypassCSP: true });
	const page = await context.newPage();
	const found = [];
	const wide = [];
	for (const file of kinds()) {
		await page.goto(url(file));
		if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
			wide.push(file);
		if (shots && colorScheme === 'light')
			await page.screenshot({ path: path.join(shots, `${width}-${file.replace('/', '-')}.png`),
				fullPage: true });
		await page.evaluate(axe);
		const result = await page.evaluate(() => globalThis.axe.run());
		for (const v of result.violations)
			found.push(`${file}: ${v.id}: ${v.nodes[0].html}`);
	}
	ok(found.length === 0, `axe finds nothing at ${width} pixels, ${colorScheme}`, found.join('\n'));
	ok(wide.length === 0, `no page is wider than ${width} pixels, ${colorScheme}`, wide.join('\n'));
	await context.close();
}

async function main() {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] });
	try {
		await walk(browser);
		for (const width of [1280, 390])
			for (const scheme of ['light', 'dark'])
				await look(browser, width, scheme);
	} finally {
		await browser.close();
	}
	console.log(`1..${n}`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((e) => { console.log(`Bail out! ${e}`); process.exitCode = 1; });
