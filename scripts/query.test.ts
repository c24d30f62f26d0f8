import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as readCsv } from 'csv-parse/sync';
import { projectRoot } from '../lib/project-root';
import { runCommand } from '../tests/support/run-command';
import { addQueryCommand } from './query';
import { readOperation } from './query/read-operation';

const LIST = `query ($after: String, $within: ID) {
  rows: decisions(first: 2, after: $after, filter: { within: $within }) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { text meeting { heldOn } } } } }`;
const TEXTS = ['=1+1', 'ক, "খ"', 'two\nlines', '-5', 'last'];

let folder: string;
let server: Server;
let url: string;
let asked: { variables: Record<string, unknown>; token: string | undefined }[] = [];
let broken = false;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-query-'));
  process.env['SOPAN_DATA'] = folder;
  writeFileSync(join(folder, 'list.graphql'), LIST);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      const { variables } = JSON.parse(body) as { variables: Record<string, unknown> };
      asked.push({ variables, token: request.headers.authorization });
      response.end(JSON.stringify(answer(Number(variables['after'] ?? 0))));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
});
afterAll(async () => {
  delete process.env['SOPAN_DATA'];
  await new Promise((done) => server.close(done));
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  asked = [];
  broken = false;
});

/** Two rows of a list of five from a place on; the second page with a part missing where it is broken. */
function answer(from: number): object {
  const edges = TEXTS.slice(from, from + 2).map((text) => ({ node: { text, meeting: { heldOn: null } } }));
  const pageInfo = { hasNextPage: from + 2 < TEXTS.length, endCursor: String(from + 2) };
  const data = { rows: { totalCount: TEXTS.length, pageInfo, edges } };
  const fault = { message: 'Away.', extensions: { code: 'RECORD_GONE' } };
  return broken && from > 0 ? { data: { rows: null }, errors: [fault] } : { data };
}

const query = (...args: string[]) =>
  runCommand(addQueryCommand, ['query', ...args, '--url', url, '--public']);
const list = (): string => join(folder, 'list.graphql');

test('one page is asked for once, and is written as JSON unless told otherwise', async () => {
  const { exitCode, out } = await query(list(), '--variables', '{ "within": "50", "after": "2" }');
  expect(exitCode).toBe(0);
  expect(JSON.parse(out)).toEqual(answer(2));
  expect(asked).toEqual([{ variables: { within: '50', after: '2' }, token: undefined }]);
});

test('a list that is followed to its end is one table, in which no text is a formula', async () => {
  writeFileSync(join(folder, 'variables.json'), '{ "within": "50" }');
  const variables = join(folder, 'variables.json');
  const { exitCode, out } = await query(list(), '--all', '--format', 'csv', '--variables', variables);
  expect(exitCode).toBe(0);
  const [head, ...rows] = readCsv(out, { bom: true }) as string[][];
  const text = head?.indexOf('text') ?? -1;
  expect(head).toContain('meeting.heldOn');
  expect(rows.map((row) => row[text])).toEqual(["'=1+1", 'ক, "খ"', 'two\nlines', "'-5", 'last']);
  expect(asked.map((each) => each.variables)).toEqual([
    { within: '50', after: null },
    { within: '50', after: '2' },
    { within: '50', after: '4' },
  ]);
});

test('as JSON it is one list, whose page has ended', async () => {
  const { out } = await query(list(), '--all');
  const { rows } = (JSON.parse(out) as { data: { rows: { edges: unknown[]; pageInfo: object } } }).data;
  expect([rows.edges.length, rows.pageInfo]).toEqual([5, { hasNextPage: false, endCursor: '6' }]);
});

test('an answer of which a part is missing is not written at all', async () => {
  broken = true;
  const file = join(folder, 'answer.csv');
  const { exitCode, out, err } = await query(list(), '--all', '--format', 'csv', '--out', file);
  expect([exitCode, out, err]).toEqual([1, '', 'RECORD_GONE: Away.\n']);
  expect(existsSync(file)).toBe(false);
  broken = false;
  expect((await query(list(), '--format', 'csv', '--out', file)).exitCode).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain("'=1+1");
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test.each([
  ['mutation { publishMeeting { id } }', 'must hold one query'],
  ['{ a } query B { b }', 'no GraphQL|must hold one query'],
  ['{ a', 'is no GraphQL'],
])('a file with %s is a bad call, and nothing is asked', async (text, why) => {
  writeFileSync(join(folder, 'other.graphql'), text);
  const { exitCode, err } = await query(join(folder, 'other.graphql'));
  expect([exitCode, asked]).toEqual([2, []]);
  expect(err).toMatch(new RegExp(`^BAD_CALL: .*(${why})`));
});

test('no file, variables that are none, a list that cannot be followed and a hub that is away are bad calls', async () => {
  writeFileSync(join(folder, 'other.graphql'), '{ decisions { totalCount } }');
  const other = join(folder, 'other.graphql');
  for (const args of [
    [join(folder, 'nowhere.graphql')],
    [list(), '--variables', '{ within }'],
    [list(), '--variables', join(folder, 'list.graphql')],
    [other, '--all'],
    [other, '--format', 'xlsx'],
  ])
    expect((await query(...args)).exitCode).toBe(2);
  expect(asked).toEqual([]);
  const away = await runCommand(addQueryCommand, ['query', other, '--public', '--url', 'http://127.0.0.1:9']);
  expect([away.exitCode, away.err.split(':')[0]]).toEqual([2, 'HUB_UNREACHABLE']);
});

test('every stored operation of the lists can be asked by the command', () => {
  const folderOf = join(projectRoot, 'tests', 'operations');
  const stored = readdirSync(folderOf).filter((name) => name.endsWith('.graphql'));
  for (const name of stored) expect(readOperation(join(folderOf, name)).text).not.toBe('');
  expect(stored.length).toBeGreaterThan(40);
});
