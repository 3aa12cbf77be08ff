// Makes the interactive page: the template with the libraries, the drawings and
// the rows (JSON on standard input) put into it.  It compiles Vega-Lite here, so
// that the page needs Vega alone, and lets no script run but the three in it.
//
//	node interactive.js --check | TEMPLATE <ROWS >PAGE
'use strict';
const crypto = require('crypto');
const fs = require('fs');
const path = require('path');

// A file of a package; packages that are modules only still have a build to embed.
function library(name, file) {
	for (const folder of require.resolve.paths(name)) {
		const found = path.join(folder, name, file);
		if (fs.existsSync(found))
			return found;
	}
	throw new Error(`npm package ${name} is not there`);
}

const files = () => ({
	vega: library('vega', 'build/vega.min.js'),
	lite: library('vega-lite', 'build/vega-lite.min.js'),
	interpreter: library('vega-interpreter', 'build/vega-interpreter.js'),
});

function bars(along, across, by) {
	const category = { field: 'label', type: 'nominal', sort: null, axis: { title: null, labelLimit: 190, labelAngle: 0 } };
	const amount = { field: 'n', type: 'quantitative', axis: { title: null, tickMinStep: 1, tickCount: 4, format: ',' } };
	return {
		$schema: 'https://vega.github.io/schema/vega-lite/v6.json',
		data: { name: 'd', values: [] },
		background: 'transparent',
		autosize: { type: across ? 'fit' : 'fit-x', contains: 'padding' },
		...along,
		mark: { type: 'bar', cursor: 'pointer', tooltip: true },
		encoding: {
			[across ? 'x' : 'y']: category,
			[across ? 'y' : 'x']: amount,
			opacity: { condition: { test: 'datum.on', value: 1 }, value: 0.35 },
			color: by ? { field: 'group', type: 'nominal', sort: null, scale: { scheme: 'tableau10' },
				legend: { title: null, orient: 'bottom', columns: 3 } } : { value: '#2b7a92' },
			tooltip: [{ field: 'tip', type: 'nominal', title: ' ' },
				{ field: 'n', type: 'quantitative', format: ',', title: '件' }],
		},
		config: { font: 'system-ui, sans-serif', view: { stroke: null },
			axis: { labelFontSize: 12, labelColor: '#56616a', gridColor: '#d9dedb' }, legend: { labelFontSize: 12 } },
	};
}

const drawings = {
	year: bars({ width: 'container', height: 220 }, true, true),
	place: bars({ width: 'container', height: { step: 18 } }, false, false),
	kind: bars({ width: 'container', height: { step: 22 } }, false, false),
	outcome: bars({ width: 'container', height: { step: 18 } }, false, false),
};

// What Vega-Lite says of drawings that are as they should be.
const quiet = { level: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet,
	error: (...said) => { throw new Error(said.join(' ')); } };

// Text that stands in a script element cannot end it.
const inert = (text) => text.replace(/<(?=[/!s])/gi, '\\u003c');

function main() {
	const found = files();
	if (process.argv[2] === '--check')
		return;
	const vega = fs.readFileSync(found.vega, 'utf8');
	const lite = loadLite(found);
	const specs = Object.fromEntries(Object.entries(drawings).map(([name, spec]) =>
	    [name, lite.compile(spec, { logger: quiet }).spec]));
	const rows = JSON.parse(fs.readFileSync(0, 'utf8'));
	const template = fs.readFileSync(process.argv[2], 'utf8');
	const part = (name) => template.split(`<!--${name}-->`)[1];
	const code = part('script').replace(/^\s*<script>|<\/script>\s*$/g, '');
	const scripts = [vega, plain(fs.readFileSync(found.interpreter, 'utf8')), code].map((text) => {
		if (/<\/script|<!--/i.test(text))
			throw new Error('a script would end itself');
		return text;
	});
	const hashes = scripts.map((text) =>
	    `'sha256-${crypto.createHash('sha256').update(text).digest('base64')}'`).join(' ');
	const json = (name, value) =>
	    `<script type="application/json" id="${name}">${inert(JSON.stringify(value))}</script>\n`;
	process.stdout.write(part('head').replace('SCRIPTS', () => hashes) + part('body') +
	    json('rows', rows) + json('specs', specs) +
	    scripts.map((text) => `<script>${text}</script>\n`).join('') + '</body></html>\n');
}

// The interpreter comes as a module; what it takes and gives goes by way of Vega.
function plain(text) {
	return `(() => {${text
	    .replace(/^import (\{[^}]*\}) from 'vega-util';$/m, 'const $1 = vega;')
	    .replace(/^export \{ (\w+) as (\w+) \};$/m, 'vega.$2 = $1;')
	    .replace(/^\/\/# sourceMappingURL=.*$/m, '')}})();`;
}

// The build for browsers wants to find Vega; it is given both here.
function loadLite(found) {
	const module = { exports: {} };
	const vega = { exports: {} };
	const run = (file, into, need) => new Function('module', 'exports', 'require', 'globalThis', 'self', 'window',
	    fs.readFileSync(file, 'utf8')).call(into.exports, into, into.exports, need);
	run(found.vega, vega, require);
	run(found.lite, module, () => vega.exports);
	return module.exports;
}

try {
	main();
} catch (e) {
	console.error(`interactive: ${e.message}`);
	process.exitCode = 1;
}
