import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readManifest } from '../../lib/database/backup/manifest';
import { readMysqlRows } from '../../lib/database/backup/mysql-rows';
import { readSqliteRows } from '../../lib/database/backup/sqlite-rows';
import { restoreFiles } from '../../lib/database/backup/restore-files';
import type { Database } from '../../lib/database/database';
import { OPEN, SUBGRAPHS } from '../../scripts/backup/subgraph-databases';
import { publish } from '../../lib/outbox/outbox';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';
import { contentAt } from './support/contents';
import { copyAsKilled, cutMysqlAt } from './support/cuts';
import { actOnPairs, HARD_TEXT } from './support/paired-rows';
import { runSopan } from './support/run-sopan';
import { openToy } from './support/toy-database';

const folder = mkdtempSync(join(tmpdir(), 'sopan-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(folder, String((folders += 1)));

const fill = async (database: Database): Promise<void> => {
  for (const word of ['ক', 'খ', 'গ'])
    await database.inTransaction((manager) =>
      manager.query('INSERT INTO words (word, times) VALUES (?, 1)', [word]),
    );
  await actOnPairs(database, 'an act');
  await database.close();
};
/** The words as the second release leaves them: changed three times, each time once. */
const MIGRATED = JSON.stringify(['ক', 'খ', 'গ'].map((word) => ({ word, times: 4, note: word, length: 0 })));
/** Which tables with which columns a database has. */
const shapeOf = async (url: string): Promise<string> => {
  const source = url.startsWith('sqlite:')
    ? readSqliteRows(url.slice('sqlite:'.length))
    : await readMysqlRows(url);
  await source.close();
  return JSON.stringify([source.migrations, source.tables.map(({ name, columns }) => [name, columns])]);
};

onEachDatabase((newDatabase, kind) => {
  const settingsOf = (url: string) => ({ url, backups: newFolder() });

  test('F13 a migration that is killed at any statement is carried on with, and nothing is done twice', async () => {
    const filled = async (): Promise<string> => {
      const url = await newDatabase();
      await fill(await openToy({ url }, 1));
      return url;
    };
    const wrong: string[] = [];
    let kills = 0;
    if (kind === 'mysql') {
      const step = rounds(8, 1);
      for (let isDone = false, at = 2; !isDone; kills += 1, at += step) {
        const url = await filled();
        const cut = cutMysqlAt(at, kills % 2 ? 'sent' : 'before');
        isDone = await openToy(settingsOf(url)).then(
          async (database) => {
            await database.close();
            return !cut.wasCut;
          },
          () => false,
        );
        cut.end();
        const database = await openToy(settingsOf(url));
        const rows: unknown = await database.reader.query('SELECT * FROM words ORDER BY word');
        const notes: unknown[] = await database.reader.query('SELECT note FROM notes');
        await database.close();
        if (JSON.stringify(rows) !== MIGRATED || notes.length !== 3)
          wrong.push(`statement ${at}: ${JSON.stringify(rows)}`);
      }
    } else {
      const url = await filled();
      const file = url.slice('sqlite:'.length);
      const copies: string[] = [];
      const onQuery = (): void => void copies.push(copyAsKilled(file, newFolder()));
      await (await openToy({ ...settingsOf(url), onQuery })).close();
      const after = (await contentAt(url)).sha256;
      for (const copy of copies) {
        await (await openToy(settingsOf(`sqlite:${copy}`))).close();
        if ((await contentAt(`sqlite:${copy}`)).sha256 !== after) wrong.push(copy);
      }
      kills = copies.length;
    }
    figure(
      `F13 migration on ${kind}`,
      `${kills} kills, ${wrong.length} not carried on with`,
      '0',
      wrong.length === 0,
    );
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThan(4);
  });

  test('F13 what the migrations of each subgraph make is the same after a kill at any statement', async () => {
    const wrong: string[] = [];
    let kills = 0;
    for (const name of kind === 'mysql' ? SUBGRAPHS : []) {
      const reference = await newDatabase();
      const counted = cutMysqlAt(0);
      await (await OPEN[name]({ url: reference })).close();
      counted.end();
      const wanted = await shapeOf(reference);
      const points = rounds(1, counted.statements);
      for (let point = 1; point <= points; point += 1) {
        const at = Math.ceil((counted.statements * point) / (points + 1));
        const url = await newDatabase();
        const cut = cutMysqlAt(at, point % 2 ? 'sent' : 'before');
        await OPEN[name]({ url }).then(
          (database) => database.close(),
          () => undefined,
        );
        cut.end();
        await (await OPEN[name]({ url })).close();
        kills += 1;
        if ((await shapeOf(url)) !== wanted) wrong.push(`${name}, statement ${at}`);
      }
    }
    if (kind === 'mysql')
      figure('F13 all migrations', `${kills} kills, ${wrong.length} other tables`, '0', wrong.length === 0);
    expect(wrong).toEqual([]);
  });

  test('F13 a database of the first release is brought forward with all that is in it, and copied before', async () => {
    for (const name of SUBGRAPHS) {
      const url = await newDatabase();
      const fresh = await OPEN[name]({ url: 'sqlite::memory:' });
      const [first = ''] = fresh.migrations;
      const released = await OPEN[name]({ url, onlyMigrations: [first] });
      expect(released.migrations).toEqual([first]);
      await released.inTransaction((manager) => publish(manager, 'told', [{ HARD_TEXT }]));
      await released.close();
      const before = await contentAt(url);
      const backups = newFolder();
      const database = await OPEN[name]({ url, backups });
      expect(database.migrations).toEqual(fresh.migrations);
      await fresh.close();
      await database.close();
      if (fresh.migrations.length === 1) continue;
      const [copy = ''] = readdirSync(backups);
      const [entry] = readManifest(join(backups, copy)).databases;
      expect(entry).toMatchObject({ content: before.sha256, migrations: [first] });
      if (!entry) throw new Error('It has no copy.');
      const back = newFolder();
      await restoreFiles(join(backups, copy), back, [{ name, entry, open: OPEN[name] }], []);
      expect(await contentAt(`sqlite:${join(back, `${name}.sqlite`)}`)).toEqual(before);
    }
  });

  test('F13 without room for the copy nothing is migrated', async () => {
    const url = await newDatabase();
    await fill(await openToy({ url }, 1));
    const before = await shapeOf(url);
    const refused = openToy({ url, backups: join(__filename, 'none') });
    await expect(refused).rejects.toThrow(/was not migrated, since no copy .* SOPAN_BACKUPS/s);
    expect(await shapeOf(url)).toBe(before);
  });

  test('F13 sopan migrate tells what it does, and refuses a newer database with exit code 65 and both versions', async () => {
    const url = await newDatabase();
    const args = ['migrate', '--plans', url];
    expect(await runSopan([...args, '--check'])).toMatchObject({ exitCode: 1 });
    expect(await runSopan(args)).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('Plans1780000000002'),
    });
    expect(await runSopan([...args, '--check'])).toMatchObject({
      exitCode: 0,
      out: 'plans: nothing to do.\n',
    });
    const database = await OPEN.plans({ url });
    await database.inTransaction((manager) =>
      manager.query("INSERT INTO migrations (timestamp, name) VALUES (9, 'Later1990000000001')"),
    );
    await database.close();
    const refused = await runSopan(args);
    expect(refused).toMatchObject({
      exitCode: 65,
      err: expect.stringMatching(/Later1990000000001.*versions up to \w+\d{10}/s),
    });
    if (kind === 'sqlite') expect(readdirSync(dirname(url.slice('sqlite:'.length)))).not.toContain('backups');
  });
});
