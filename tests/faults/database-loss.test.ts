import { setTimeout as wait } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { linkInPlace } from '../../gateway/links/in-place';
import { startGateway } from '../../gateway/start';
import { readSupergraph } from '../../gateway/supergraph';
import { ask, quiet } from '../../gateway/toys/toy-hub';
import { toySubgraphs } from '../../gateway/toys/toy-subgraphs';
import type { Database } from '../../lib/database/database';
import { withinDeadline } from '../../lib/time/deadline';
import { createOrganisation } from '../../subgraphs/organisation/organisation';
import { until } from '../support/until';
import { figure } from './figure';
import { startOwnServer, type OwnServer } from './support/own-mysql';
import { actOnPairs, pairsIn } from './support/paired-rows';
import { openToy } from './support/toy-database';

const hasServer = Boolean(process.env['SOPAN_TEST_MYSQL_URL']);
let server: OwnServer | null = null;
let database: Database;
const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  process.on('unhandledRejection', note);
  server = await startOwnServer();
  if (server) database = await openToy({ url: server.url, statementMs: 1000 });
}, 120_000);
afterAll(async () => {
  await database?.close();
  await server?.end();
  process.off('unhandledRejection', note);
});

const AWAY = ['DATABASE_UNAVAILABLE', 'OUTCOME_UNKNOWN'];
const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: Error & { extensions?: { code?: string } }) => error.extensions?.code ?? error.message,
  );
const read = () => database.reader.query('SELECT word FROM words');
let acts = 0;
const act = () => actOnPairs(database, `act-${(acts += 1)}`);
/** Milliseconds until reading and writing succeed again. */
async function untilBack(): Promise<number> {
  const began = Date.now();
  while (Date.now() < began + 60_000) {
    if ((await codeOf(read())) === 'done' && (await codeOf(act())) === 'done') return Date.now() - began;
    await wait(20);
  }
  throw new Error('The database is not back after a minute.');
}
const tried = (name: string, work: (mine: OwnServer) => Promise<void>) =>
  (hasServer ? test : test.skip)(name, async () => {
    if (!server) throw new Error('A server of its own did not start.');
    await work(server);
    expect(unhandled).toEqual([]);
  });

tried(
  'F5 a server that hangs is given up in time, by reads and by writes, and answered from when it is back',
  async (mine) => {
    await act();
    mine.freeze();
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => codeOf(index % 2 ? read() : act())),
    );
    mine.thaw();
    const back = await untilBack();
    expect(codes.filter((code) => !AWAY.includes(code))).toEqual([]);
    await pairsIn(database);
    figure('F5 server that hangs', `20 told no in time, back after ${back} ms`, '≤ 2000 ms', back <= 2000);
  },
);

tried(
  'F5 a server that is killed is told at once, and used again when it is back, with all that was acknowledged',
  async (mine) => {
    const before = await pairsIn(database);
    await mine.kill();
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, index) => codeOf(index % 2 ? read() : act())),
    );
    expect(codes.filter((code) => !AWAY.includes(code))).toEqual([]);
    await mine.start();
    const back = await untilBack();
    expect(await pairsIn(database)).toBeGreaterThan(before);
    figure('F5 server that is killed', `20 told no, back after ${back} ms`, '≤ 2000 ms', back <= 2000);
  },
);

tried('F5 connections that are killed or that wait too long cost no act', async () => {
  await database.reader.query('SET GLOBAL wait_timeout = 1');
  // Those that are open have it from their own start.
  const ids = async (): Promise<number[]> => {
    const rows: { id: number | string }[] = await database.reader.query(
      "SELECT id FROM information_schema.processlist WHERE user = 'sopan' AND id <> CONNECTION_ID()",
    );
    return rows.map(({ id }) => Number(id));
  };
  for (let round = 0; round < 5; round += 1) {
    for (const id of await ids()) await codeOf(database.reader.query(`KILL CONNECTION ${id}`));
    await wait(20);
    expect(await codeOf(act())).toBe('done');
  }
  await wait(1500);
  expect(await codeOf(act())).toBe('done');
  await wait(1500);
  expect(['done', 'DATABASE_UNAVAILABLE']).toContain(await codeOf(read()));
  const back = await untilBack();
  figure('F5 killed and idle connections', `back after ${back} ms`, '≤ 2000 ms', back <= 2000);
  await database.reader.query('SET GLOBAL wait_timeout = 28800');
});

tried('F5 whoever has no more time has their statement ended on the server too', async () => {
  const slow = withinDeadline(200, () => database.reader.query('SELECT SLEEP(30)'));
  expect(await codeOf(slow)).toBe('OPERATION_TIMEOUT');
  let left = 1;
  for (let tries = 0; tries < 100 && left; tries += 1) {
    await wait(20);
    const rows: unknown[] = await database.reader.query(
      "SELECT id FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP%'",
    );
    left = rows.length;
  }
  expect(left).toBe(0);
});

tried(
  'F5 over HTTP what cannot be answered is a 503 that says when to come back, and an answer soon after',
  async (mine) => {
    const url = new URL(mine.url);
    url.pathname = '/sopan_f5_http';
    const connection = await createConnection({ uri: mine.url });
    await connection.query('CREATE DATABASE sopan_f5_http');
    await connection.end();
    const organisation = await createOrganisation({ databaseUrl: url.href });
    const gateway = await startGateway({
      supergraphSdl: readSupergraph(),
      links: [organisation, toySubgraphs().meetings, toySubgraphs().plans].map((subgraph) =>
        linkInPlace(subgraph, { timeoutMs: 30_000, log: quiet }),
      ),
      verifyToken: () => Promise.reject(new Error('Nobody comes with a token.')),
      log: quiet,
      port: 0,
    });
    const teams = () => ask(gateway.url, '{"query":"{ teams(first: 1) { totalCount } }"}');
    expect((await teams()).status).toBe(200);
    await mine.kill();
    const { status, headers, body } = await teams();
    expect([status, body.errors[0].extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    const both = await ask(gateway.url, '{"query":"{ __typename teams(first: 1) { totalCount } }"}');
    expect([both.status, both.body.data]).toEqual([200, { __typename: 'Query', teams: null }]);
    await mine.start();
    const began = Date.now();
    await until(async () => (await teams()).status === 200, 'teams are answered again');
    const back = Date.now() - began;
    figure('F5 over HTTP', `back after ${back} ms`, '≤ 2000 ms', back <= 2000);
    await gateway.close();
    await organisation.close();
  },
);
