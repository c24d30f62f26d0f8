import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contentOf } from '../../lib/database/backup/content';
import { readManifest, writeManifest, type Entry, type Manifest } from '../../lib/database/backup/manifest';
import { readMysqlRows } from '../../lib/database/backup/mysql-rows';
import { readSqliteRows } from '../../lib/database/backup/sqlite-rows';
import { takeBackup } from '../../lib/database/backup/take-backup';
import type { Database } from '../../lib/database/database';
import { OPEN } from '../../scripts/backup/subgraph-databases';
import { restoreCommand } from '../../scripts/restore';
import { onEachDatabase } from '../support/databases';
import { figure, rounds } from './figure';
import { PairWriter } from './support/pair-writer';
import { actOnPairs, HARD_TEXT, pairsIn } from './support/paired-rows';
import { runSopan } from './support/run-sopan';

const folder = mkdtempSync(join(tmpdir(), 'sopan-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const opened: Database[] = [];
const open = async (url: string): Promise<Database> => {
  const database = await OPEN.meetings({ url });
  opened.push(database);
  return database;
};
const closeAll = () => Promise.all(opened.splice(0).map((database) => database.close()));
afterEach(closeAll);

let folders = 0;
const newFolder = (): string => join(folder, String((folders += 1)));
/** The figures of the rows that a database holds now. */
const contentIn = async (url: string): Promise<string> => {
  const source = url.startsWith('sqlite:')
    ? readSqliteRows(url.slice('sqlite:'.length))
    : await readMysqlRows(url);
  const { sha256 } = await contentOf(source);
  await source.close();
  return sha256;
};
const only = (to: string): Entry => {
  const [entry] = readManifest(to).databases;
  if (!entry) throw new Error('The backup is empty.');
  return entry;
};

onEachDatabase((newDatabase, kind) => {
  const targetOf = async (): Promise<{ args: string[]; url: string }> => {
    if (kind === 'mysql') {
      const url = await newDatabase();
      return { args: ['--meetings', url], url };
    }
    const into = newFolder();
    return { args: ['--into', into], url: `sqlite:${join(into, 'meetings.sqlite')}` };
  };

  test('F14 a backup under writes is of one moment, and restored it is the same row by row', async () => {
    const url = await newDatabase();
    const database = await open(url);
    const wanted = rounds(2, 20);
    let acknowledged = 0;
    let equal = 0;
    let longest = 0;
    for (let round = 0; round < wanted; round += 1) {
      let writing = true;
      const writers = [0, 1, 2].map(async (writer) => {
        for (let act = 0; writing; act += 1) {
          await actOnPairs(database, `${round}-${writer}-${act}`);
          acknowledged += 1;
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
      while (acknowledged < 10 * (round + 1)) await new Promise((resolve) => setTimeout(resolve, 5));
      const before = acknowledged;
      const to = newFolder();
      await takeBackup(to, [{ name: 'meetings', url }]);
      writing = false;
      await Promise.all(writers);
      const target = await targetOf();
      const began = Date.now();
      const ran = await runSopan(['restore', to, ...target.args]);
      longest = Math.max(longest, Date.now() - began);
      expect(ran).toMatchObject({ exitCode: 0, err: '' });
      const restored = await open(target.url);
      // What was acknowledged before the copy began is in it, and no act by half.
      expect(await pairsIn(restored)).toBeGreaterThanOrEqual(before);
      if ((await contentIn(target.url)) === only(to).content) equal += 1;
      await restored.close();
      opened.splice(opened.indexOf(restored), 1);
    }
    figure(
      `F14 restore on ${kind}`,
      `${equal} of ${wanted} equal, the longest took ${longest} ms`,
      `${wanted}, 60 s`,
      equal === wanted && longest <= 60_000,
    );
    expect(equal).toBe(wanted);
  });

  test('a copy of one kind of database is restored into the other, row by row the same', async () => {
    const url = await newDatabase();
    const database = await open(url);
    for (let act = 0; act < 5; act += 1) await actOnPairs(database, `act-${act}`);
    const to = newFolder();
    await takeBackup(to, [{ name: 'meetings', url }]);
    const into = newFolder();
    const other = `sqlite:${join(into, 'meetings.sqlite')}`;
    expect(await runSopan(['restore', to, '--into', into])).toMatchObject({ exitCode: 0, err: '' });
    const back = newFolder();
    await takeBackup(back, [{ name: 'meetings', url: other }]);
    const target = await targetOf();
    expect(await runSopan(['restore', back, ...target.args])).toMatchObject({ exitCode: 0, err: '' });
    expect([await contentIn(other), await contentIn(target.url)]).toEqual([
      only(to).content,
      only(to).content,
    ]);
    const rows: { body: string }[] = await (await open(target.url)).reader.query('SELECT body FROM outbox');
    expect(rows.map(({ body }) => (JSON.parse(body) as { HARD_TEXT: string }).HARD_TEXT)).toEqual(
      Array(5).fill(HARD_TEXT),
    );
  });

  test('a restore puts back what was there, keeps what came after, and refuses while a hub runs', async () => {
    const { args, url } = await targetOf();
    // In processes of their own: what has left holds nothing any more.
    const hub = new PairWriter(url);
    await hub.act('early');
    const to = newFolder();
    await takeBackup(to, [{ name: 'meetings', url }]);
    await hub.act('late');
    const refused = await runSopan(['restore', to, ...args]);
    expect(refused.exitCode).toBe(1);
    expect(refused.err).toMatch(/^IN_USE: A hub .* Stop /);
    await hub.act('later still');
    await hub.end();
    const ran = await runSopan(['restore', to, ...args, '--json']);
    expect(ran).toMatchObject({ exitCode: 0, err: '' });
    expect(await pairsIn(await open(url))).toBe(1);
    const { kept } = JSON.parse(ran.out) as { kept: [string] };
    if (kind === 'sqlite') {
      expect(await pairsIn(await open(`sqlite:${join(kept[0], 'meetings.sqlite')}`))).toBe(3);
    } else {
      const rows = await (await open(url)).reader.query('SELECT COUNT(*) AS n FROM kept_outbox');
      expect(rows).toEqual([{ n: '3' }]);
    }
  });
});

describe('what is no whole backup of Sopan', () => {
  const whole = join(folder, 'whole');
  const target = join(folder, 'target');
  let before = '';
  beforeAll(async () => {
    mkdirSync(target);
    const url = `sqlite:${join(target, 'meetings.sqlite')}`;
    const database = await OPEN.meetings({ url });
    await actOnPairs(database, 'one');
    await takeBackup(whole, [{ name: 'meetings', url }], [__filename]);
    await actOnPairs(database, 'two');
    await database.close();
    before = await contentIn(url);
  });
  const change = (file: string, how: (bytes: Buffer) => Buffer | string) => (at: string) => {
    writeFileSync(join(at, file), how(readFileSync(join(at, file))));
  };
  const flipped = (bytes: Buffer): Buffer => {
    const changed = Buffer.from(bytes);
    const middle = Math.floor(bytes.length / 2);
    changed[middle] = (bytes[middle] ?? 0) ^ 1;
    return changed;
  };
  const text = (from: RegExp | string, to: string) => (bytes: Buffer) => bytes.toString().replace(from, to);
  /** The manifest says something else, and its seal is right. */
  const resealed = (from: RegExp, to: string) => (at: string) => {
    const changed = readFileSync(join(at, 'manifest.json'), 'utf8').replace(from, to);
    writeManifest(at, JSON.parse(changed) as Manifest);
  };

  test.each<[string, (at: string) => void, number, string]>([
    [
      'has a database that was cut',
      change('meetings.sqlite', (bytes) => bytes.subarray(0, -4096)),
      1,
      'is cut',
    ],
    ['has a changed bit', change('meetings.sqlite', flipped), 1, 'was changed or damaged'],
    ['lacks its database', (at) => rmSync(join(at, 'meetings.sqlite')), 1, 'is missing'],
    ['has a changed file beside it', change('backup.test.ts', flipped), 1, 'was changed or damaged'],
    ['has no manifest', (at) => rmSync(join(at, 'manifest.json')), 1, 'has no manifest.json'],
    ['has a manifest that was cut', change('manifest.json', (bytes) => bytes.subarray(0, 200)), 1, 'is cut'],
    [
      'says another number of rows',
      change('manifest.json', text(/"requests": \d+/, '"requests": 9')),
      1,
      'changed',
    ],
    ['is of another program', change('manifest.json', text('sopan-backup', 'other')), 1, 'not of a backup'],
    ['is of a later form', change('manifest.json', text('"version": 1', '"version": 2')), 1, 'newer program'],
    ['names a file outside', change('manifest.json', text(/"file": "m/, '"file": "../m')), 1, 'changed'],
    ['holds other rows than it says', resealed(/"content": "./, '"content": "x'), 1, 'does not hold what'],
    [
      'is of a newer program',
      resealed(/"migrations": \[/, '"migrations": ["Meetings1780000000001", "Later1990000000001",'),
      65,
      'Later1990000000001',
    ],
    [
      'is of an unknown database',
      resealed(/"Meetings1780000000001"/, '"Toys1780000000001"'),
      1,
      'not of a database',
    ],
  ])('one that %s is refused, and nothing is changed', async (_, spoil, exitCode, said) => {
    const at = newFolder();
    cpSync(whole, at, { recursive: true });
    spoil(at);
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const code = await restoreCommand(at, { into: target });
    const err = told.mock.calls.join('');
    told.mockRestore();
    expect(err).toContain(said);
    expect(code).toBe(exitCode);
    expect(await contentIn(`sqlite:${join(target, 'meetings.sqlite')}`)).toBe(before);
  });

  test('only its owner may read a backup, and it holds the key only where that is asked for', async () => {
    const data = newFolder();
    mkdirSync(data);
    cpSync(join(whole, 'meetings.sqlite'), join(data, 'meetings.sqlite'));
    writeFileSync(join(data, 'local.key'), 'a key', { mode: 0o600 });
    const [without, withKey] = [newFolder(), newFolder()];
    const settings = { SOPAN_DATA: data };
    expect((await runSopan(['backup', '--to', without], settings)).exitCode).toBe(0);
    expect((await runSopan(['backup', '--to', withKey, '--with-key'], settings)).exitCode).toBe(0);
    expect(readManifest(without).files).toEqual([]);
    expect(readManifest(withKey).files).toMatchObject([{ file: 'local.key' }]);
    const modes = ['.', 'manifest.json', 'meetings.sqlite', 'local.key'].map(
      (name) => statSync(join(withKey, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
  });

  test('a backup goes into no folder that is in use, and without a database there is none', async () => {
    const settings = { SOPAN_DATA: target };
    expect(await runSopan(['backup', '--to', whole], settings)).toMatchObject({ exitCode: 2 });
    expect(await runSopan(['backup'], { SOPAN_DATA: newFolder() })).toMatchObject({ exitCode: 2 });
  });
});
