// Asks the model of the star, and prints what it says: the total, the total of a
// province and of its bodies and of their years, and the name of a body that is
// a piece of a page, each a line.
//
//	PGHOST=… PGPORT=… PGDATABASE=… PGUSER=… PGPASSWORD=… node ask.mjs PROVINCE
import fs from 'fs';
import { createRequire } from 'module';

// Packages are looked for where NODE_PATH says, which import does not do.
const require = createRequire(import.meta.url);
const { SingleConnectionRuntime } = require('@malloydata/malloy');
const { PostgresConnection } = require('@malloydata/db-postgres');

const { PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD } = process.env;
const connection = new PostgresConnection('warehouse', () => ({ rowLimit: 1000000 }), () => ({
	host: PGHOST, port: Number(PGPORT || 5432), databaseName: PGDATABASE, username: PGUSER, password: PGPASSWORD,
}));
const runtime = new SingleConnectionRuntime({ connection });
const model = runtime.loadModel(fs.readFileSync(new URL('glasshouse.malloy', import.meta.url), 'utf8'));
const ask = async (view) => (await model.loadQuery(`run: request -> ${view}`).run({ rowLimit: 1000000 })).data.toObject();
const add = (rows) => rows.reduce((sum, row) => sum + Number(row.requests), 0);

const [all] = await ask('in_all');
const provinces = await ask('by_province');
const one = provinces.find((row) => row.province_name === process.argv[2]);
const bodies = one.by_agency;
const years = bodies.flatMap((body) => body.by_year);
console.log(`total\t${Number(all.requests)}`);
console.log(`outcomes\t${add(await ask('by_outcome'))}`);
console.log(`provinces\t${add(provinces)}`);
console.log(`province\t${Number(one.requests)}`);
console.log(`bodies\t${add(bodies)}\t${bodies.length}`);
const names = provinces.flatMap((row) => row.by_agency).map((body) => body.agency_name);
console.log(`hostile\t${names.find((name) => name && name.startsWith('<script>'))}`);
console.log(`years\t${add(years)}\t${years.length}`);
await connection.close();
process.exit(0);
