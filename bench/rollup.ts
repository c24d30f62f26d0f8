import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import type { DatabaseKind } from '../lib/database/database';
import type { PullFeed } from '../lib/outbox/inbox';
import type { OutboxEvent } from '../lib/outbox/outbox';
import { meetingsExpected } from '../subgraphs/meetings/area/meetings-expected';
import { decisionRollup } from '../subgraphs/meetings/decision-rollup';
import { createMeetings } from '../subgraphs/meetings/meetings';
import { checkDecisions } from '../subgraphs/meetings/rebuild';
import { createOrganisation } from '../subgraphs/organisation/organisation';
import { expectedOf } from '../subgraphs/plans/area/expected';
import { planRollup } from '../subgraphs/plans/plan-rollup';
import { createPlans } from '../subgraphs/plans/plans';
import { startMysqlServer, stopMysqlServer } from '../scripts/throw-away-mysql';
import { coverBaseline, DECISIONS, PLANS } from './rollup/group-by';
import { measureTree, measureTrend, type Side, type Took } from './rollup/reads';
import { loadSized, openSized, TODAY, type Sized, type SizedCounts } from './rollup/sized';
import { measureWrites, reportable } from './rollup/writes';

/** How much of the whole country's year size 1 is, and which sizes are asked. */
const SCALE = Number(process.env['SOPAN_BENCH_SCALE'] ?? 0.3);
const SIZES = (process.env['SOPAN_BENCH_SIZES'] ?? '0.1 1 3').split(' ').map(Number);
const ROUNDS = Number(process.env['SOPAN_BENCH_ROUNDS'] ?? 30);
const WRITERS = (process.env['SOPAN_BENCH_WRITERS'] ?? '1 8 32').split(' ').map(Number);
const ACTS = Number(process.env['SOPAN_BENCH_ACTS'] ?? 96);
const SLICES = 4;
const KINDS = (process.env['SOPAN_BENCH_DATABASES'] ?? 'sqlite mysql').split(' ') as DatabaseKind[];

/** Where what is only read is kept for the next run; MySQL's on the server of SOPAN_TEST_MYSQL_URL. */
const RECORDS = process.env['SOPAN_BENCH_RECORDS'];

const DIVISION = '30';
const WANTED = { divisionMs: 2, countryMs: 4, trendMs: 10, againstGroupBy: 50, writes: 0.85 } as const;

/** What a run found wrong; empty where all targets are met. */
type Missed = string[];

/** The address of a database of a name, which is made anew unless it is to be found as it is. */
type NewDatabase = (name: string, asItIs?: boolean) => Promise<string>;

/**
 * The roll-up of an area and all below it, beside SQL that groups base rows, at several sizes; and what keeping
 * counts costs an act. On SQLite, and on MySQL where a server or `mariadbd` is there.
 */
export async function benchRollup(): Promise<boolean> {
  const folder = RECORDS ?? mkdtempSync(join(tmpdir(), 'sopan-bench-rollup-'));
  mkdirSync(folder, { recursive: true });
  const missed: Missed = [];
  const sqlite: NewDatabase = (name, asItIs = false) => {
    const file = join(folder, `${name}.sqlite`);
    if (!asItIs) for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
    return Promise.resolve(`sqlite:${file}`);
  };
  try {
    if (KINDS.includes('sqlite')) await measured('sqlite', sqlite, missed);
    if (KINDS.includes('mysql')) await startMysqlServer();
    const server = process.env['SOPAN_TEST_MYSQL_URL'];
    if (KINDS.includes('mysql') && server) {
      await giveMemory(server);
      await measured('mysql', (name, asItIs) => newOnServer(server, name, asItIs), missed);
    }
  } finally {
    await stopMysqlServer();
    if (!RECORDS) rmSync(folder, { recursive: true, force: true });
  }
  console.log(missed.length ? `Missed: ${missed.join('; ')}` : 'All targets are met.');
  return missed.length === 0;
}

async function measured(kind: DatabaseKind, newDatabase: NewDatabase, missed: Missed): Promise<void> {
  console.log(
    `\n| ${kind}, size | rows of all tables | items of the year | division: statements | whole | GROUP BY | country: statements | whole | GROUP BY | GROUP BY against statements | trend of ten years | after a write | the first | answers equal |\n` +
      '|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|',
  );
  for (const size of SIZES) {
    const sized = await covered(kind, newDatabase, size);
    const side = await sidesOf(sized);
    const division = sized.directory.areaByCode(DIVISION)?.id ?? '';
    const ofDivision = await measureTree(side.sides, division, ROUNDS);
    const ofCountry = await measureTree(side.sides, null, ROUNDS);
    const trend = await measureTrend(side.sides, division, Math.ceil(ROUNDS / 3));
    const ratio = ofCountry.groupBy.ms / ofCountry.statements.ms;
    const equal = ofDivision.equal && ofCountry.equal;
    const told = [ofDivision, ofCountry].flatMap((each) =>
      [each.statements, each.whole, each.groupBy].map(tell),
    );
    const trends = [trend.kept, trend.afterWrite, trend.first].map(tell).join(' | ');
    console.log(
      `| ${size} | ${sized.counted.rows.toLocaleString('en')} | ${sized.counted.items.toLocaleString('en')} | ${told.join(' | ')} | ${ratio.toFixed(1)} | ${trends} | ${equal ? 'yes' : 'NO'} |`,
    );
    const what = `${kind} at size ${size}`;
    const demand = (met: boolean, name: string): unknown => met || missed.push(`${what}: ${name}`);
    demand(equal, 'answers differ');
    demand(ofDivision.statements.ms <= WANTED.divisionMs, 'the division');
    demand(ofCountry.statements.ms <= WANTED.countryMs, 'the country');
    demand(trend.kept.ms <= WANTED.trendMs, 'the trend');
    if (size === Math.max(...SIZES)) demand(ratio >= WANTED.againstGroupBy, 'GROUP BY');
    await side.close();
    await sized.close();
  }
  await writesOn(kind, newDatabase, missed);
}

/** By the clock, and in brackets what of it this process worked itself. */
function tell({ ms, cpu }: Took): string {
  return `${ms.toFixed(2)} ms (${cpu.toFixed(2)})`;
}

async function writesOn(kind: DatabaseKind, newDatabase: NewDatabase, missed: Missed): Promise<void> {
  console.log(
    `\n| ${kind}, writers | acts a second | without counts | share | deadlocks |\n|---:|---:|---:|---:|---:|`,
  );
  const size = SIZES[0] ?? 1;
  const loaded = [
    await loadNew(kind, newDatabase, size, '_kept'),
    await loadNew(kind, newDatabase, size, '_without'),
  ] as const;
  const sides = [await sidesOf(loaded[0]), await sidesOf(loaded[1])] as const;
  const [kept, without] = await Promise.all(
    sides.map(async ({ meetings }, index) => {
      const { meetings: database, directory } = loaded[index] as Sized;
      const reports = await reportable(database, (areaId) => directory.codeOf(areaId, TODAY) ?? '');
      return { subgraph: meetings, reports };
    }),
  );
  if (!kept || !without) throw new Error('Two databases are written to.');
  for (const writers of WRITERS) {
    const before = await deadlocks(kind, loaded[0]);
    const figures = await measureWrites(kept, without, writers, { slices: SLICES, acts: ACTS });
    const met = (await deadlocks(kind, loaded[0])) - before;
    const share = figures.kept / figures.without;
    console.log(
      `| ${writers} | ${figures.kept.toFixed(0)} | ${figures.without.toFixed(0)} | ${share.toFixed(2)} | ${met} |`,
    );
    if (share < WANTED.writes) missed.push(`${kind}: writes at ${writers} writers`);
    if (met) missed.push(`${kind}: deadlocks at ${writers} writers`);
  }
  const { differences } = await checkDecisions(loaded[0].meetings, () => undefined);
  console.log(`\nCounts that differ from the records after all writes: ${differences.length} (wanted 0)`);
  if (differences.length) missed.push(`${kind}: counts differ`);
  for (const each of [...sides, ...loaded]) await each.close();
}

/** What is read, with the index that the base rows are grouped by; from an earlier run where that was kept. */
async function covered(kind: DatabaseKind, newDatabase: NewDatabase, size: number): Promise<Sized> {
  const told = RECORDS && join(RECORDS, `${kind}-${SCALE}-${size}.json`);
  if (told && existsSync(told)) {
    const counted = JSON.parse(readFileSync(told, 'utf8')) as SizedCounts;
    return openSized(await addresses(newDatabase, size, '', true), counted);
  }
  const sized = await loadNew(kind, newDatabase, size, '');
  await coverBaseline(sized.meetings, DECISIONS);
  await coverBaseline(sized.plans, PLANS);
  if (told) writeFileSync(told, JSON.stringify(sized.counted));
  return sized;
}

async function loadNew(
  kind: DatabaseKind,
  newDatabase: NewDatabase,
  size: number,
  ending: string,
): Promise<Sized> {
  const began = performance.now();
  const urls = await addresses(newDatabase, size, ending, false);
  const sized = await loadSized(urls, Math.min(3, SCALE * size));
  const seconds = (performance.now() - began) / 1000;
  process.stderr.write(`${kind}, size ${size}: ${sized.counted.rows} rows made in ${seconds.toFixed(0)} s\n`);
  return sized;
}

async function addresses(newDatabase: NewDatabase, size: number, ending: string, asItIs: boolean) {
  const of = (subgraph: string): Promise<string> =>
    newDatabase(`${subgraph}_${String(SCALE * size).replace('.', '_')}${ending}`, asItIs);
  return { organisation: await of('organisation'), meetings: await of('meetings'), plans: await of('plans') };
}

/** Both subgraphs over databases that are filled. */
async function sidesOf({ urls, meetings: ofMeetings, plans: ofPlans }: Sized) {
  const directory = await createOrganisation({ databaseUrl: urls.organisation });
  const organisation: PullFeed = async ({ seq, chain }) =>
    ((await directory.feed?.(seq, chain)) ?? []) as OutboxEvent[];
  const now = (): Date => new Date(`${TODAY}T06:00:00Z`);
  const meetings = await createMeetings({ databaseUrl: urls.meetings, organisation, now });
  const plans = await createPlans({ databaseUrl: urls.plans, organisation, now });
  const sides: Side[] = [
    {
      subgraph: meetings,
      database: ofMeetings,
      rollup: decisionRollup,
      alsoOwn: meetingsExpected,
      baseline: DECISIONS,
    },
    { subgraph: plans, database: ofPlans, rollup: planRollup, alsoOwn: expectedOf, baseline: PLANS },
  ];
  return {
    sides,
    meetings,
    async close() {
      for (const each of [meetings, plans, directory]) await each.close();
    },
  };
}

/** How many deadlocks the server has seen; SQLite has none. */
async function deadlocks(kind: DatabaseKind, { meetings }: Sized): Promise<number> {
  if (kind === 'sqlite') return 0;
  const rows: { Value?: string }[] = await meetings.reader.query(
    "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'",
  );
  return Number(rows[0]?.Value ?? 0);
}

async function newOnServer(server: string, name: string, asItIs = false): Promise<string> {
  const database = `sopan_rollup_${name}`;
  if (!asItIs) {
    const connection = await createConnection({ uri: server });
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.query(`CREATE DATABASE ${database}`);
    await connection.end();
  }
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}

/** A server of the tests has little memory; what is measured here should lie in it, as it would at work. */
async function giveMemory(server: string): Promise<void> {
  const connection = await createConnection({ uri: server });
  for (const setting of ['innodb_buffer_pool_size = 2147483648', 'innodb_log_file_size = 536870912'])
    await connection.query(`SET GLOBAL ${setting}`).catch(() => undefined);
  await connection.end();
}
