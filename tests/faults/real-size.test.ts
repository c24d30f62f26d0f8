import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../lib/database/database';
import { OPEN } from '../../scripts/backup/subgraph-databases';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';
import { DECISIONS_A_MEETING, fillFirstRelease, RECORDS } from './support/whole-country';

/** What a country of 5,700 units decides in some years. */
const DECISIONS = rounds(400, 200_000);
const ROWS_A_PAGE = 20_000;
const MOST_S = 60;

jest.setTimeout(rounds(400_000, 3_600_000));
const backups = mkdtempSync(join(tmpdir(), 'sopan-real-size-'));
afterAll(() => rmSync(backups, { recursive: true, force: true }));

/** How many rows a table has, and one figure for all that stands in these columns of them. */
async function contentOf(database: Database, table: string, columns: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  const key = columns.includes('basis') ? ['id', 'basis', 'from_day'] : ['id'];
  const names = columns.map((name) => `\`${name}\``).join(', ');
  let count = 0;
  for (let after = ''; ;) {
    const rows: { id: string }[] = await database.reader.query(
      `SELECT ${names} FROM ${table} WHERE id > ? ORDER BY ${key.join(', ')} LIMIT ${ROWS_A_PAGE}`,
      [after],
    );
    for (const row of rows) hash.update(JSON.stringify(row));
    count += rows.length;
    after = rows.at(-1)?.id ?? '';
    if (rows.length < ROWS_A_PAGE) return `${count} ${hash.digest('hex')}`;
  }
}

const columnsOf = async (database: Database, table: string): Promise<string[]> => {
  const [row = {}]: object[] = await database.reader.query(`SELECT * FROM ${table} LIMIT 1`);
  return Object.keys(row);
};

onEachDatabase((newDatabase, kind) => {
  test('F13 a database as large as the country is brought forward with every row as it was', async () => {
    const [url, scratch] = [await newDatabase(), await newDatabase()];
    await fillFirstRelease(url, scratch, DECISIONS / DECISIONS_A_MEETING);
    const [first = ''] = (await OPEN.meetings({ url: 'sqlite::memory:' }).then(closed)).migrations;
    const released = await OPEN.meetings({ url, onlyMigrations: [first] });
    const columns = new Map<string, string[]>();
    const before: string[] = [];
    for (const table of RECORDS) {
      columns.set(table, await columnsOf(released, table));
      before.push(await contentOf(released, table, columns.get(table) ?? []));
    }
    await released.close();
    const began = performance.now();
    const database = await OPEN.meetings({ url, backups: join(backups, kind) });
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    expect(database.migrations.length).toBeGreaterThan(1);
    const after: string[] = [];
    for (const table of RECORDS) after.push(await contentOf(database, table, columns.get(table) ?? []));
    const words: { n: number | string }[] = await database.reader.query(
      'SELECT COUNT(*) AS n FROM decision_words',
    );
    await database.close();
    figure(
      `F13 migration of ${DECISIONS} decisions on ${kind}`,
      `${seconds} s with the copy before it`,
      `≤ ${MOST_S} s`,
      seconds <= MOST_S,
    );
    expect(after).toEqual(before);
    expect(before[RECORDS.indexOf('decisions')]).toMatch(new RegExp(`^${DECISIONS} `));
    // What the new release keeps of each decision is there as well, and so is the copy.
    expect(Number(words[0]?.n)).toBe(DECISIONS);
    expect(readdirSync(join(backups, kind))).toHaveLength(1);
  });
});

async function closed(database: Database): Promise<Database> {
  await database.close();
  return database;
}
