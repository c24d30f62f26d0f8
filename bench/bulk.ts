import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { holdPages } from '../lib/bulk/hold-pages';
import { insertMany } from '../lib/bulk/insert-many';
import { MadeInOrder } from '../lib/bulk/made-in-order';
import type { Database } from '../lib/database/database';
import { Memo } from '../lib/papers/memo';
import { Assignment } from '../subgraphs/meetings/assignment/assignment';
import { DueChange } from '../subgraphs/meetings/assignment/due-change';
import { loadMeetings } from '../subgraphs/meetings/bulk/load-meetings';
import { meetingRows, type MeetingPapers } from '../subgraphs/meetings/bulk/meeting-rows';
import { Decision } from '../subgraphs/meetings/decision/decision';
import { DecisionReport } from '../subgraphs/meetings/progress/decision-report';
import { Meeting } from '../subgraphs/meetings/meeting/meeting';
import { meetingChunks } from '../scripts/generate/chunks';
import { LOADER } from '../scripts/generate/into-databases';
import { openForLoad, type LoadUrls, type OpenForLoad } from '../scripts/generate/open-for-load';
import { Scene } from '../scripts/generate/scene';

/** Rows a second, on a machine that does nothing else. */
const WANTED = { mysql: 50_000, sqlite: 70_000 } as const;
const SCALE = Number(process.env['SOPAN_BENCH_SCALE'] ?? 0.2);

interface Took {
  rows: number;
  ms: number;
}

/**
 * How fast meetings are loaded with their counts, states and words, beside what their bare rows take: chunk by
 * chunk in turn, into two databases each. MySQL is measured where SOPAN_TEST_MYSQL_URL names a server.
 */
export async function benchBulk(): Promise<boolean> {
  const server = process.env['SOPAN_TEST_MYSQL_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'sopan-bulk-'));
  let met = true;
  try {
    console.log(
      '| database | rows | whole: rows/s | bare rows: rows/s | whole against bare |\n|---|---:|---:|---:|---:|',
    );
    met =
      (await measured('sqlite', (name) => Promise.resolve(`sqlite:${join(folder, `${name}.sqlite`)}`))) &&
      met;
    if (server) met = (await measured('mysql', (name) => newOnServer(server, name))) && met;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return met;
}

async function measured(
  kind: 'sqlite' | 'mysql',
  urlOf: (name: string) => Promise<string>,
): Promise<boolean> {
  const open = await openAll(urlOf, '');
  const other = await openAll(urlOf, '_bare');
  const today = '2026-07-01';
  const scene = new Scene(
    { seed: 1, scale: SCALE, years: ['2025-26'] },
    { directory: open.directory, today },
    '2026-06-30',
  );
  const whole: Took = { rows: 0, ms: 0 };
  const bare: Took = { rows: 0, ms: 0 };
  for (const [index, { papersOf }] of meetingChunks(scene).entries()) {
    const papers = papersOf();
    const load = 'bench';
    await timed(whole, async () => {
      const { rows } = await loadMeetings(
        open.meetings,
        scene.context,
        { load, index, viewer: LOADER },
        () => papers,
      );
      return Object.values(rows).reduce((sum, count) => sum + count, 0);
    });
    await timed(bare, () => bareRows(other.meetings, scene, papers, index));
  }
  await open.close();
  await other.close();
  const speed = ({ rows, ms }: Took): number => Math.round((rows * 1000) / ms);
  const share = speed(whole) / speed(bare);
  console.log(
    `| ${kind} | ${whole.rows.toLocaleString('en')} | ${speed(whole).toLocaleString('en')} | ${speed(bare).toLocaleString('en')} | ${share.toFixed(2)} |`,
  );
  return speed(whole) >= WANTED[kind];
}

/** What the mutations call records: no states, no words, no counts. */
async function bareRows(
  database: Database,
  { context }: Scene,
  papers: readonly MeetingPapers[],
  index: number,
): Promise<number> {
  const made = new MadeInOrder('bench', index);
  const all = papers.map((each) => meetingRows(context, each, made));
  const dossiers = all.flatMap((each) => each.dossiers);
  const kinds = [
    [Meeting, all.map(({ meeting }) => meeting)],
    [Decision, all.flatMap(({ decisions }) => decisions)],
    [Assignment, dossiers.map(({ assignment }) => assignment)],
    [DueChange, dossiers.flatMap(({ dues }) => dues)],
    [DecisionReport, dossiers.flatMap(({ reports }) => reports)],
    [Memo, all.flatMap(({ memos }) => memos)],
  ] as const;
  return database.inTransaction(async (manager) => {
    let rows = 0;
    for (const [entity, each] of kinds) {
      await insertMany(manager, database.kind, entity as new () => object, each);
      rows += each.length;
    }
    return rows;
  });
}

async function timed(took: Took, work: () => Promise<number>): Promise<void> {
  const began = performance.now();
  took.rows += await work();
  took.ms += performance.now() - began;
}

async function openAll(urlOf: (name: string) => Promise<string>, ending: string): Promise<OpenForLoad> {
  const urls: LoadUrls = {
    organisation: await urlOf(`organisation${ending}`),
    meetings: await urlOf(`meetings${ending}`),
    plans: await urlOf(`plans${ending}`),
  };
  const open = await openForLoad(urls);
  await holdPages(open.meetings);
  return open;
}

async function newOnServer(server: string, name: string): Promise<string> {
  const database = `sopan_bulk_${name}`;
  const connection = await createConnection({ uri: server });
  await connection.query(`DROP DATABASE IF EXISTS ${database}`);
  await connection.query(`CREATE DATABASE ${database}`);
  await connection.end();
  return Object.assign(new URL(server), { pathname: `/${database}` }).href;
}
