// Starts a Cube server on the model beside it, as the role of the environment,
// asks it by its REST interface and prints what it says: the total, the total of
// a province, what the rows of that province's drill-down add up to, and the name
// of a body that is a piece of a page.
//
//	PGHOST=… PGPORT=… PGDATABASE=… PGUSER=… PGPASSWORD=… node ask.js FOLDER PROVINCE
//
// FOLDER has node_modules; the model is copied to it.
'use strict';
const { spawn } = require('child_process');
const crypto = require('crypto');
const fs = require('fs');
const net = require('net');
const path = require('path');

const folder = path.resolve(process.argv[2]);
const province = process.argv[3];
const secret = crypto.randomBytes(16).toString('hex');
const base64 = (text) => Buffer.from(text).toString('base64url');

function token() {
	const body = `${base64('{"alg":"HS256","typ":"JWT"}')}.${base64(JSON.stringify({ exp: Math.floor(Date.now() / 1000) + 600 }))}`;
	return `${body}.${crypto.createHmac('sha256', secret).update(body).digest('base64url')}`;
}

const freePort = () => new Promise((done) => {
	const server = net.createServer().listen(0, '127.0.0.1', () => {
		const { port } = server.address();
		server.close(() => done(port));
	});
});

function start(port) {
	const { PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD, PATH, HOME } = process.env;
	return spawn(process.execPath, ['node_modules/.bin/cubejs-server', 'server'], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'],
		env: { PATH, HOME, NODE_ENV: 'production', PORT: port, CUBEJS_DB_TYPE: 'postgres', CUBEJS_DB_HOST: PGHOST,
			CUBEJS_DB_PORT: PGPORT || '5432', CUBEJS_DB_NAME: PGDATABASE, CUBEJS_DB_USER: PGUSER,
			CUBEJS_DB_PASS: PGPASSWORD || '', CUBEJS_API_SECRET: secret, CUBEJS_SCHEMA_PATH: 'model',
			CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory', CUBEJS_TELEMETRY: 'false', CUBEJS_DEV_MODE: 'false',
			CUBEJS_EXTERNAL_DEFAULT: 'false', CUBEJS_SCHEDULED_REFRESH_DEFAULT: 'false' } });
}

async function ask(port, query) {
	for (let i = 0; i < 200; i++) {
		const answer = await fetch(`http://127.0.0.1:${port}/cubejs-api/v1/load?query=${encodeURIComponent(JSON.stringify(query))}`,
		    { headers: { authorization: token() } }).then((r) => r.json()).catch(() => ({ error: 'Continue wait' }));
		if (answer.error !== 'Continue wait') {
			if (answer.error)
				throw new Error(answer.error);
			return answer.data;
		}
		await new Promise((done) => setTimeout(done, 200));
	}
	throw new Error('no answer');
}

async function main() {
	fs.cpSync(path.join(__dirname, 'model'), path.join(folder, 'model'), { recursive: true });
	const port = await freePort();
	const server = start(port);
	let said = '';
	server.stdout.on('data', (text) => { said += text; });
	server.stderr.on('data', (text) => { said += text; });
	try {
		const add = (rows) => rows.reduce((sum, row) => sum + Number(row['request.requests']), 0);
		const filters = [{ member: 'agency.province_name', operator: 'equals', values: [province] }];
		console.log(`total\t${add(await ask(port, { measures: ['request.requests'] }))}`);
		console.log(`outcomes\t${add(await ask(port, { measures: ['request.requests'], dimensions: ['outcome.code'] }))}`);
		console.log(`province\t${add(await ask(port, { measures: ['request.requests'], filters }))}`);
		const bodies = (await ask(port, { measures: ['request.requests'], dimensions: ['agency.agency_key', 'agency.agency_name'], filters, limit: 50000 }))
		    .filter((row) => row['request.requests'] !== null);
		console.log(`bodies\t${add(bodies)}\t${bodies.length}`);
		const [hostile] = await ask(port, { dimensions: ['agency.agency_name'], measures: ['request.requests'],
			filters: [{ member: 'agency.agency_name', operator: 'startsWith', values: ['<script>'] }] });
		console.log(`hostile\t${hostile && hostile['agency.agency_name']}`);
	} catch (e) {
		console.error(said.slice(-2000));
		throw e;
	} finally {
		server.kill();
	}
}

main().catch((e) => { console.error(e.message); process.exitCode = 1; });
