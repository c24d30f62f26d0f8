import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { appendFileSync, chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { openMeetingsDatabase } from '../subgraphs/meetings/database';
import { openOrganisationDatabase } from '../subgraphs/organisation/database';
import { onEachDatabase } from '../tests/support/databases';
import { addDoctorCommand } from './doctor';

const NOBODY = 'http://127.0.0.1:9';
const folder = mkdtempSync(join(tmpdir(), 'sopan-doctor-'));
const before = process.env['SOPAN_DATA'];

beforeAll(() => (process.env['SOPAN_DATA'] = folder));
afterAll(() => {
  if (before === undefined) delete process.env['SOPAN_DATA'];
  else process.env['SOPAN_DATA'] = before;
  rmSync(folder, { recursive: true, force: true });
});

interface Told {
  readonly of: string;
  readonly state: string;
  readonly says: string;
}

/** What the doctor says of one thing, and the exit code. */
async function doctor(of: string, ...args: string[]): Promise<{ exitCode: unknown; said: Told[] }> {
  const lines: string[] = [];
  const written = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => lines.push(String(text)) > 0);
  const program = new Command('sopan').exitOverride();
  addDoctorCommand(program);
  await program.parseAsync(['doctor', '--json', '--url', NOBODY, ...args], { from: 'user' });
  written.mockRestore();
  const { exitCode } = process;
  process.exitCode = 0;
  const all = lines.map((line) => JSON.parse(line) as Told);
  return { exitCode, said: all.filter((each) => each.of === of) };
}

const statesOf = async (of: string, ...args: string[]) => {
  const { exitCode, said } = await doctor(of, ...args);
  return [exitCode, ...said.map(({ state }) => state)];
};

onEachDatabase((newDatabase) => {
  let url: string;
  beforeEach(async () => {
    url = await newDatabase();
  });

  test('a database of this version is well, and is looked at without a change', async () => {
    await (await openMeetingsDatabase({ url })).close();
    expect(new Set((await statesOf('meetings', '--meetings', url)).slice(1))).toEqual(new Set(['well']));
  });

  test('migrations to come are told, not made', async () => {
    const { migrations, ...database } = await openMeetingsDatabase({ url });
    await database.close();
    const older = await newDatabase();
    const onlyMigrations = migrations.slice(0, -2);
    await (await openMeetingsDatabase({ url: older, onlyMigrations })).close();
    for (let times = 0; times < 2; times += 1) {
      const { exitCode, said } = await doctor('meetings', '--meetings', older);
      expect([exitCode, said[0]?.state, said[0]?.says]).toEqual([0, 'look', '2 migration(s) to come']);
    }
  });

  test('the database of another program, or a newer one, is wrong', async () => {
    await (await openOrganisationDatabase({ url })).close();
    const { exitCode, said } = await doctor('meetings', '--meetings', url);
    expect([exitCode, said[0]?.state, said[0]?.says]).toEqual([
      1,
      'wrong',
      expect.stringContaining('newer program'),
    ]);
  });

  test('a clock that stands before the last act is wrong', async () => {
    const database = await openMeetingsDatabase({ url });
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await database.inTransaction((manager) =>
      manager.query('INSERT INTO requests (request_key, body_hash, done_at) VALUES (?, ?, ?)', [
        'of-tomorrow',
        '',
        tomorrow,
      ]),
    );
    await database.close();
    const { exitCode, said } = await doctor('meetings', '--meetings', url);
    expect([exitCode, said.at(-1)?.state, said.at(-1)?.says]).toEqual([
      1,
      'wrong',
      expect.stringContaining(tomorrow),
    ]);
  });
});

test('a damaged file, a file that is none, and a server that does not answer are each wrong', async () => {
  const torn = join(folder, 'torn.sqlite');
  writeFileSync(torn, 'SQLite format 3\0');
  appendFileSync(torn, Buffer.alloc(20_000, 7));
  for (const url of [`sqlite:${torn}`, `sqlite:${folder}/nowhere.sqlite`, 'mysql://a:b@127.0.0.1:9/c'])
    expect(await statesOf('plans', '--plans', url)).toEqual([1, 'wrong']);
});

test('a key that others can read is wrong', async () => {
  const key = join(folder, 'local.key');
  writeFileSync(key, Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7)));
  chmodSync(key, 0o600);
  expect(await statesOf('key')).toEqual([0, 'well']);
  chmodSync(key, 0o644);
  expect(await statesOf('key')).toEqual([1, 'wrong']);
  rmSync(key);
});

describe('the hub at an address', () => {
  let server: Server;
  let answer: [number, object];
  let url: string;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(answer[0], { 'content-type': 'application/json' }).end(JSON.stringify(answer[1]));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test.each<[string, [number, object], unknown[]]>([
    ['a ready one is well', [200, { status: 'ready', subgraphs: { plans: 'ready' } }], [0, 'well']],
    [
      'one without a subgraph is wrong',
      [200, { status: 'degraded', subgraphs: { plans: 'unavailable', meetings: 'ready' } }],
      [1, 'wrong'],
    ],
    ['one that is draining is wrong', [503, { status: 'draining' }], [1, 'wrong']],
    [
      'one that refuses requests wants a look',
      [200, { status: 'ready', subgraphs: {}, overloaded: true }],
      [0, 'well', 'look'],
    ],
    ['something else is wrong', [200, { hello: 'there' }], [1, 'wrong']],
  ])('%s', async (_, given, expected) => {
    answer = given;
    expect(await statesOf('hub', '--url', url)).toEqual(expected);
  });

  test('none at all wants a look only', async () => {
    expect(await statesOf('hub')).toEqual([0, 'look']);
  });
});
