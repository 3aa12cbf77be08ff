// Walks the built Evidence project in headless Chromium, from the first page to a
// province and on to a body, and prints the totals that it shows.
//
//	node walk-evidence.js BUILD PROVINCE SLUG [SCREENSHOTS]
//
// Prints lines of a name and a number; `hostile` is the name of the body SLUG, and
// `outside` counts what was asked of others.
'use strict';
const fs = require('fs');
const http = require('http');
const path = require('path');
const { chromium } = require('playwright-core');

const [, , build, province, slug, shots] = process.argv;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json',
	'.wasm': 'application/wasm', '.svg': 'image/svg+xml' };

function serve() {
	const root = fs.realpathSync(build);
	const server = http.createServer((request, response) => {
		let file = path.join(root, path.normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname)));
		if (fs.existsSync(file) && fs.statSync(file).isDirectory())
			file = path.join(file, 'index.html');
		if (!file.startsWith(root) || !fs.existsSync(file)) {
			response.writeHead(404).end();
			return;
		}
		response.writeHead(200, { 'content-type': TYPES[path.extname(file)] || 'application/octet-stream' });
		fs.createReadStream(file).pipe(response);
	});
	return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

// The figure of the first page's, a province's or a body's headline.
async function headline(page) {
	await page.waitForFunction(() => /Requests handled\s*[0-9]/.test(document.querySelector('main, article, body').innerText));
	const said = await page.evaluate(() => document.body.innerText.match(/Requests handled\s*([0-9,]+)/)[1]);
	return Number(said.replace(/,/g, ''));
}

const rows = (page) => page.locator('tr.row-link:visible');

// The lines of the page's table, once they are filled.
async function lines(page) {
	for (let i = 0; i < 300; i++) {
		const texts = await rows(page).allInnerTexts();
		if (texts.length > 0 && texts.every((text) => /\t[0-9,]+/.test(text)))
			return texts.map((text) => text.trim().split(/\s*\t\s*/)).map(([name, n]) => [name, Number(n.replace(/,/g, ''))]);
		await page.waitForTimeout(100);
	}
	throw new Error('the table stays empty');
}

const add = (found) => found.reduce((sum, line) => sum + line[1], 0);

async function walk(page, origin) {
	await page.goto(`${origin}/`);
	const provinces = await lines(page);
	console.log(`total\t${await headline(page)}`);
	console.log(`provinces\t${add(provinces)}`);
	await page.locator('canvas').first().waitFor();
	console.log(`charts\t${await page.locator('canvas').count()}`);
	if (shots)
		await page.screenshot({ path: path.join(shots, 'evidence.png') });
	await rows(page).filter({ hasText: province }).first().click();
	await page.waitForURL(/\/province\//);
	await page.getByRole('heading', { name: province }).waitFor();
	const bodies = await lines(page);
	console.log(`province\t${await headline(page)}`);
	console.log(`bodies\t${add(bodies)}\t${bodies.length}`);
	if (shots)
		await page.screenshot({ path: path.join(shots, 'evidence-province.png') });
	const [name, count] = bodies[0];
	await rows(page).first().click();
	await page.waitForURL(/\/agency\//);
	await page.getByRole('heading', { name }).waitFor();
	console.log(`body\t${await headline(page)}\t${count}`);
	await page.goto(`${origin}/agency/${slug}/`);
	await headline(page);
	console.log(`hostile\t${(await page.locator('article h1, main h1').first().innerText()).trim()}`);
}

async function main() {
	const server = await serve();
	const origin = `http://127.0.0.1:${server.address().port}`;
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
		args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] });
	const outside = [];
	const complaints = [];
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
		page.on('request', (r) => {
			if (!r.url().startsWith(`${origin}/`) && !/^(data|blob):/.test(r.url()))
				outside.push(r.url());
		});
		page.on('pageerror', (e) => complaints.push(String(e)));
		page.on('console', (m) => { if (m.type() === 'error') complaints.push(m.text()); });
		await walk(page, origin);
	} finally {
		await browser.close();
		server.close();
	}
	console.log(`outside\t${outside.length}`);
	console.log(`errors\t${complaints.length}`);
	for (const said of [...outside, ...complaints])
		console.error(said);
}

main().catch((e) => { console.error(String(e)); process.exitCode = 1; });
