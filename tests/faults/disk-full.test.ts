import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import libsql from 'libsql';
import type { Database } from '../../lib/database/database';
import { takeBackup } from '../../lib/database/backup/take-backup';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';
import { actOnPairs, pairsIn } from './support/paired-rows';
import { openToy } from './support/toy-database';

const folder = mkdtempSync(join(tmpdir(), 'sopan-disk-'));
const disk = join(folder, 'disk');
mkdirSync(disk);
/** Room for what each fill leaves behind. */
const MEGABYTES = rounds(3, 12);
/** A disk of its own where that may be made, else a bound on the pages of the file. */
const hasDisk = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', disk], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  database = undefined;
});
afterAll(() => {
  if (hasDisk) execFileSync('umount', ['-l', disk], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: Error & { extensions?: { code?: string } }) => error.extensions?.code ?? error.message,
  );

const FULL = 'INSUFFICIENT_STORAGE';

(hasDisk ? test : test.skip)(
  'F6 on a full disk writes are refused whole, reading goes on, and with room writes go on',
  async () => {
    const file = join(disk, 'database.sqlite');
    const url = `sqlite:${file}`;
    database = await openToy({ url });
    let acknowledged = 0;
    const codes = new Set<string>();
    const fills = rounds(3, 50);
    const checked: unknown[] = [];
    for (let fill = 0; fill < fills; fill += 1) {
      const ballast = join(disk, 'ballast');
      const room = MEGABYTES * 1024 * 1024 - used() - 64 * 1024;
      writeFileSync(ballast, Buffer.alloc(Math.max(0, room)));
      for (let act = 0; act < 200; act += 1) {
        const code = await codeOf(actOnPairs(database, `${fill}-${act}`));
        if (code === 'done') acknowledged += 1;
        else codes.add(code);
        if (code !== 'done') break;
      }
      expect(await pairsIn(database)).toBe(acknowledged);
      // No backup by half either.
      await expect(takeBackup(join(disk, 'backup'), [{ name: 'toy', url }])).rejects.toThrow(/full|ENOSPC/i);
      expect(readdirSync(disk).filter((name) => name.startsWith('backup'))).toEqual([]);
      rmSync(ballast);
      expect(await codeOf(actOnPairs(database, `${fill}-later`))).toBe('done');
      acknowledged += 1;
      checked.push(...integrity(file));
    }
    figure(
      'F6 full disk',
      `${fills} fills, ${checked.filter((each) => each !== 'ok').length} files damaged`,
      '0',
      checked.every((each) => each === 'ok'),
    );
    expect([...codes]).toEqual([FULL]);
    expect(new Set(checked)).toEqual(new Set(['ok']));
    expect(await pairsIn(database)).toBe(acknowledged);
  },
);

function used(): number {
  return readdirSync(disk).reduce(
    (sum, name) => sum + Math.ceil(statSync(join(disk, name)).size / 4096) * 4096,
    0,
  );
}

function integrity(file: string): unknown[] {
  const asked = new libsql(file);
  const rows = asked.prepare('PRAGMA integrity_check').all() as Record<string, unknown>[];
  asked.close();
  return rows.map((row) => Object.values(row)[0]);
}

test('F6 a file that may not grow refuses what does not fit, and takes what does', async () => {
  const file = join(folder, 'bounded.sqlite');
  database = await openToy({ url: `sqlite:${file}` });
  await actOnPairs(database, 'before');
  const pages = (await database.inTransaction((manager) => manager.query('PRAGMA page_count'))) as [
    { page_count: number },
  ];
  await database.inTransaction((manager) =>
    manager.query(`PRAGMA max_page_count = ${pages[0].page_count + 2}`),
  );
  const large = (manager: { query(sql: string, values: unknown[]): Promise<unknown> }) =>
    manager.query('INSERT INTO words (word, times, note) VALUES (?, 1, ?)', ['large', 'ক'.repeat(100_000)]);
  expect(await codeOf(database.inTransaction(large))).toBe(FULL);
  expect(await pairsIn(database)).toBe(1);
  await database.inTransaction((manager) => manager.query('PRAGMA max_page_count = 1000000'));
  expect(await codeOf(database.inTransaction(large))).toBe('done');
  expect(integrity(file)).toEqual(['ok']);
});

onEachDatabase((newDatabase, kind) => {
  test('F7 a database that takes no writes says so; reading goes on, and so does writing later', async () => {
    database = await openToy({ url: await newDatabase() });
    await actOnPairs(database, 'before');
    const insert = "INSERT INTO words (word, times) VALUES ('x', 1)";
    const refused =
      kind === 'sqlite'
        ? database.reader.query(insert)
        : database.inTransaction(async (manager) => {
            await manager.query('ROLLBACK');
            await manager.query('START TRANSACTION READ ONLY');
            await manager.query(insert);
          });
    expect(await codeOf(refused)).toBe('DATABASE_READ_ONLY');
    expect(await pairsIn(database)).toBe(1);
    await actOnPairs(database, 'after');
    expect(await pairsIn(database)).toBe(2);
  });
});

test('F7 a file or folder that may not be written is told at the start, with what to do', async () => {
  const locked = join(folder, 'locked');
  mkdirSync(locked);
  const file = join(locked, 'database.sqlite');
  await (await openToy({ url: `sqlite:${file}` })).close();
  if (process.getuid?.() !== 0) return;
  // An administrator may write anywhere; somebody else opens it.
  execFileSync('chmod', ['755', folder, locked]);
  chownSync(file, 0, 0);
  const opened =
    "const { openSqlite } = require(process.argv[1] + '/dist/lib/database/open-sqlite.js'); openSqlite({ url: 'sqlite:' + process.argv[2], entities: [], migrations: [] }).then(() => console.log('opened'), (error) => console.log(error.message))";
  const said = execFileSync(process.execPath, ['-e', opened, process.cwd(), file], {
    uid: 65534,
    gid: 65534,
  }).toString();
  expect(said).toMatch(/(owner and the mode|EACCES)/);
});
