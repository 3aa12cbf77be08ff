// Filters the interactive page as a reader does, in headless Chromium, and
// compares what it adds up with SQL.  Prints TAP.  The environment has the sums:
// ALL; ONE, with the filters of STATE (the part of an address behind #).
//
//	node filter.js PAGE [SCREENSHOTS]
'use strict';
const fs = require('fs');
const path = require('path');
const { pathToFileURL } = require('url');
const { chromium } = require('playwright-core');

const url = pathToFileURL(fs.realpathSync(process.argv[2])).href;
const shots = process.argv[3];
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { ALL, ONE, STATE } = process.env;
const wanted = [...new URLSearchParams(STATE)];
const complaints = [];
const outside = [];
let n = 0;
let failed = 0;

function ok(good, name, more) {
	n++;
	failed += good ? 0 : 1;
	console.log(`${good ? 'ok' : 'not ok'} ${n} - ${name}`);
	if (!good && more !== undefined)
		console.log(`# ${String(more).slice(0, 800).replace(/\n/g, '\n# ')}`);
}

const is = (got, want, name) => ok(got === want, name, `got ${got}, wanted ${want}`);

async function open(browser, width, address) {
	const page = await browser.newPage({ viewport: { width, height: 900 } });
	page.on('console', (m) => complaints.push(m.text()));
	page.on('pageerror', (e) => complaints.push(String(e)));
	page.on('request', (r) => {
		if (!/^(file|data):/.test(r.url()))
			outside.push(r.url());
	});
	await page.goto(address);
	await page.waitForSelector('#d-year svg');
	return page;
}

const total = async (page) => (await page.locator('#total').textContent()).replace(/,/g, '');

async function filters(browser) {
	const page = await open(browser, 1280, url);
	is(await total(page), ALL, 'the total of all is that of SQL');
	const seen = [];
	for (const [name, value] of wanted) {
		await page.selectOption(`#${name}`, value);
		await page.waitForFunction((part) => location.hash.includes(part), `${name}=${value}`);
		seen.push(await total(page));
	}
	is(seen.at(-1), ONE, `filtered by ${wanted.map((w) => w[0]).join(', ')} it is that of SQL`);
	ok(Number(seen[0]) < Number(ALL) && seen.every((t, i) => i === 0 || Number(t) <= Number(seen[i - 1])),
	    'and each filter leaves less of it, or as much', `${ALL} ${seen}`);
	is(await page.evaluate(() => location.hash), `#${STATE}`, 'the address says what was chosen');
	await page.goBack();
	await page.waitForFunction((part) => !location.hash.includes(part), wanted.at(-1)[0]);
	is(await total(page), seen.at(-2), 'one step back is the total before');
	await page.click('#all');
	is(await total(page), ALL, 'cleared, it is the total of all');
	const bar = page.locator('#d-year svg path[aria-roledescription="bar"]').first();
	await bar.click();
	const [year] = (await page.evaluate(() => location.hash)).match(/year=[0-9]{4}/) || [''];
	is(`year=${await page.locator('#year').inputValue()}`, year, 'a click on a bar chooses its year');
	ok(await total(page) !== ALL, 'and changes the total');
	await page.close();
}

async function link(browser) {
	const page = await open(browser, 1280, `${url}#${STATE}`);
	is(await total(page), ONE, 'opened by its address, the page has that total again');
	for (const [name, value] of wanted)
		is(await page.locator(`#${name}`).inputValue(), value, `and the filter by ${name}`);
	await page.close();
	const odd = await open(browser, 1280, `${url}#year=%3Cscript%3E&place=__proto__&x=1`);
	is(await total(odd), ALL, 'an address that means nothing filters nothing');
	await odd.close();
}

async function look(browser, width) {
	const page = await open(browser, width, url);
	ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `it is no wider than ${width} pixels`);
	if (shots)
		await page.screenshot({ path: path.join(shots, `${width}-interactive.png`), fullPage: true });
	const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
	const bare = await context.newPage();
	await bare.goto(url);
	await bare.waitForSelector('#d-year svg');
	await bare.evaluate(axe);
	const { violations } = await bare.evaluate(() => globalThis.axe.run());
	ok(violations.length === 0, `axe finds nothing at ${width} pixels`,
	    violations.map((v) => `${v.id}: ${v.nodes[0].html}`).join('\n'));
	await context.close();
	await page.close();
}

async function main() {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] });
	try {
		await filters(browser);
		await link(browser);
		for (const width of [1280, 390])
			await look(browser, width);
	} finally {
		await browser.close();
	}
	ok(complaints.length === 0, 'the browser has nothing to complain of', complaints.join('\n'));
	ok(outside.length === 0, 'nothing was asked of anybody', outside.join('\n'));
	console.log(`1..${n}`);
	process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((e) => { console.log(`Bail out! ${e}`); process.exitCode = 1; });
