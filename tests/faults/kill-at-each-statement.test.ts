import fs, { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readManifest } from '../../lib/database/backup/manifest';
import { restoreFiles } from '../../lib/database/backup/restore-files';
import { restoreTables } from '../../lib/database/backup/restore-tables';
import { takeBackup } from '../../lib/database/backup/take-backup';
import type { Subgraph } from '../../lib/subgraph/subgraph';
import { OPEN } from '../../scripts/backup/subgraph-databases';
import { createMeetings } from '../../subgraphs/meetings/meetings';
import { minutes, PUBLISH_MEETING, RECORD_MEETING } from '../../subgraphs/meetings/testing/acts';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { ADMIN, ask } from '../support/ask';
import { onEachDatabase } from '../support/databases';
import { directoryFeed, smallTree } from '../support/directory-feed';
import { figure, rounds } from './figure';
import { contentAt } from './support/contents';
import { copyAsKilled, cutMysqlAt } from './support/cuts';
import { actOnPairs } from './support/paired-rows';
import { openToy } from './support/toy-database';

const folder = mkdtempSync(join(tmpdir(), 'sopan-cuts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => jest.restoreAllMocks());
let folders = 0;
const newFolder = (): string => join(folder, String((folders += 1)));

interface Stage {
  readonly subgraph: Subgraph;
  readonly url: string;
  onQuery: (sql: string) => void;
}
const MERGE =
  'mutation ($input: MergeAreasInput!) { mergeAreas(input: $input) { changes { area { code } } } }';
const DRAFT = minutes({ publish: false, heldOn: '2022-10-03' });

async function meetings(url: string): Promise<Stage> {
  const stage = { url, onQuery: () => undefined } as unknown as Stage & { subgraph: Subgraph };
  const subgraph = await createMeetings({
    databaseUrl: url,
    organisation: directoryFeed(smallTree()),
    now: () => new Date('2023-05-20T06:00:00Z'),
    onQuery: (sql) => stage.onQuery(sql),
  });
  await subgraph.ready(); // It has read the directory, in a transaction of its own.
  return Object.assign(stage, { subgraph });
}
async function organisation(url: string): Promise<Stage> {
  const stage = { url, onQuery: () => undefined } as unknown as Stage & { subgraph: Subgraph };
  const onQuery = (sql: string): void => stage.onQuery(sql);
  return Object.assign(stage, { subgraph: await createOrganisation({ databaseUrl: url, onQuery }) });
}
/** Does an act; gives its answer, or null where it failed. */
async function done({ subgraph }: Stage, source: string, input: object): Promise<any> {
  const { data, errors } = await ask(subgraph, source, { input }, ADMIN);
  if (errors && !errors.some(({ message }) => message.includes('killed'))) throw new Error(String(errors));
  return errors ? null : Object.values(data as object)[0];
}

onEachDatabase((newDatabase, kind) => {
  test.each<[string, (url: string) => Promise<Stage>, (stage: Stage) => Promise<[string, object]>]>([
    ['an import', meetings, () => Promise.resolve([RECORD_MEETING, minutes()])],
    [
      'a publication',
      meetings,
      async (stage) => {
        const { meeting } = await done(stage, RECORD_MEETING, DRAFT);
        return [PUBLISH_MEETING, { requestId: 'publish', meetingId: meeting.id, revision: meeting.revision }];
      },
    ],
    [
      'a merger of areas',
      organisation,
      () =>
        Promise.resolve([
          MERGE,
          { requestId: 'merge', from: '2024-01-01', codes: ['559486'], intoCode: '559408', source: 'গেজেট' },
        ]),
    ],
  ])('F4 %s that is killed at any statement is done or not, never by half', async (what, open, prepare) => {
    const stage = await open(await newDatabase());
    const { url } = stage;
    const [source, input] = await prepare(stage);
    const before = (await contentAt(url)).sha256;
    let points = 0;
    const found: string[] = [];
    if (kind === 'mysql') {
      for (let isDone = false; !isDone; points += 1) {
        const cut = cutMysqlAt(points + 1);
        isDone = (await done(stage, source, input).catch(() => null)) !== null && !cut.wasCut;
        cut.end();
        found.push((await contentAt(url)).sha256);
      }
    } else {
      const copies: string[] = [];
      stage.onQuery = () => copies.push(copyAsKilled(url.slice('sqlite:'.length), newFolder()));
      await done(stage, source, input);
      stage.onQuery = () => undefined;
      for (const copy of copies) found.push((await contentAt(`sqlite:${copy}`)).sha256);
      points = copies.length;
    }
    const after = (await contentAt(url)).sha256;
    expect(after).not.toBe(before);
    const between = found.flatMap((sha256, index) =>
      sha256 === before || sha256 === after ? [] : [`statement ${index + 1}`],
    );
    figure(
      `F4 ${what} on ${kind}`,
      `${points} kills, ${between.length} between before and after`,
      '0',
      between.length === 0,
    );
    expect(between).toEqual([]);
    expect(points).toBeGreaterThan(10);
    await stage.subgraph.close();
  });
});

/** A backup of three databases, and what is in them now. */
async function threeDatabases(
  data: string,
): Promise<{ backup: string; names: readonly (keyof typeof OPEN)[] }> {
  const names = ['organisation', 'meetings', 'plans'] as const;
  const urlOf = (name: string): string => `sqlite:${join(data, `${name}.sqlite`)}`;
  const write = async (requestId: string): Promise<void> => {
    for (const name of names) {
      const database = await OPEN[name]({ url: urlOf(name) });
      await actOnPairs(database, requestId);
      await database.close();
    }
  };
  await write('before the backup');
  const backup = newFolder();
  await takeBackup(
    backup,
    names.map((name) => ({ name, url: urlOf(name) })),
  );
  await write('after the backup');
  return { backup, names };
}
const toRestore = (backup: string) =>
  readManifest(backup).databases.map((entry) => {
    const name = entry.name as keyof typeof OPEN;
    return { name, entry, open: OPEN[name] };
  });

test('F4 a restore of files that is killed at any step leaves all databases old or all new', async () => {
  const original = newFolder();
  const { backup, names } = await threeDatabases(original);
  // As a stopped hub leaves them: this process has them open still.
  const data = newFolder();
  cpSync(original, data, { recursive: true });
  const contents = async (at: string): Promise<string[]> => {
    const found: string[] = [];
    for (const name of names) {
      const url = `sqlite:${join(at, `${name}.sqlite`)}`;
      await (await OPEN[name]({ url })).close(); // As the hub does, which carries on with what was begun.
      found.push((await contentAt(url)).sha256);
    }
    return found;
  };
  const old = await contents(original);
  const copies: string[] = [];
  for (const step of ['renameSync', 'rmSync', 'copyFileSync', 'writeFileSync'] as const) {
    const real = fs[step].bind(fs) as (...given: unknown[]) => void;
    jest.spyOn(fs, step).mockImplementation((...given: unknown[]) => {
      const copy = newFolder();
      cpSync(data, copy, { recursive: true });
      copies.push(copy);
      real(...given);
    });
  }
  await restoreFiles(backup, data, toRestore(backup), []);
  jest.restoreAllMocks();
  const restored = await contents(data);
  expect(restored).toEqual(
    names.map((name) => toRestore(backup).find((each) => each.name === name)?.entry.content),
  );
  const between: number[] = [];
  for (const [index, copy] of copies.entries()) {
    const found = JSON.stringify(await contents(copy));
    if (found !== JSON.stringify(old) && found !== JSON.stringify(restored)) between.push(index + 1);
  }
  figure(
    'F4 restore of files',
    `${copies.length} kills, ${between.length} between before and after`,
    '0',
    between.length === 0,
  );
  expect(between).toEqual([]);
  expect(copies.length).toBeGreaterThan(8);
});

onEachDatabase((newDatabase, kind) => {
  // Files are above.
  (kind === 'mysql' ? test : test.skip)(
    'F4 a restore of tables that is killed at any statement leaves the old ones or the new ones',
    async () => {
      const url = await newDatabase();
      const database = await openToy({ url });
      await actOnPairs(database, 'before the backup');
      const backup = newFolder();
      await takeBackup(backup, [{ name: 'toy', url }]);
      await actOnPairs(database, 'after the backup');
      await database.close();
      const old = (await contentAt(url)).sha256;
      const [entry] = readManifest(backup).databases;
      if (!entry) throw new Error('The backup is empty.');
      const between: string[] = [];
      let kills = 0;
      const step = rounds(12, 1);
      for (let isDone = false, at = 2; !isDone; at += step) {
        const cut = cutMysqlAt(at);
        isDone = await restoreTables(backup, url, { name: 'toy', entry, open: openToy }).then(
          () => !cut.wasCut,
          () => false,
        );
        cut.end();
        // Whoever opens it next puts back what was there.
        await (await openToy({ url })).close();
        const { sha256 } = await contentAt(url);
        if (sha256 !== old && sha256 !== entry.content) between.push(`statement ${at}`);
        kills += 1;
      }
      expect((await contentAt(url)).sha256).toBe(entry.content);
      figure(
        'F4 restore of tables',
        `${kills} kills, ${between.length} between before and after`,
        '0',
        between.length === 0,
      );
      expect(between).toEqual([]);
      expect(kills).toBeGreaterThan(3);
    },
  );
});
