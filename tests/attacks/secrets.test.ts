import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT, type KeyLike } from 'jose';
import Sqlite from 'libsql';
import { createConnection } from 'mysql2/promise';
import { addKey } from '../../lib/auth/embed-keys-file';
import { readLocalKey, signLocalToken } from '../../lib/auth/local-key';
import { projectRoot } from '../../lib/project-root';
import type { SubgraphName } from '../../lib/subgraph/subgraph';
import { minutes } from '../../subgraphs/meetings/testing/acts';
import { freePorts, startProcess, type HubProcess } from '../support/hub-processes';
import { tally } from './tally';

const canary = (name: string) => `${name}${randomBytes(9).toString('hex')}`;

/** What is planted, by what it stands for. Whoever finds one of them in a log has found what it stands for. */
const PLANTED = {
  cookie: canary('cookie'),
  password: canary('dsn'),
  gatewaySecret: canary('gateway') + canary('more'),
  phone: `017${String(randomBytes(4).readUInt32BE()).padStart(10, '4').slice(0, 8)}`,
  mail: `${canary('mail')}@bogura.gov.bd`,
  rawText: canary('raw'),
  variable: canary('variable'),
  literal: canary('literal'),
  broken: canary('broken'),
  path: canary('address'),
};

let server: Server;
let issuer: string;
let privateBits: string;
let oidcToken: string;

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { d = '', ...open } = await exportJWK(privateKey as KeyLike);
  privateBits = d;
  // A careless issuer, which tells of its private key too.
  const body = JSON.stringify({ keys: [{ ...open, d, kid: 'k' }] });
  server = createServer((_, response) => response.end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  oidcToken = await new SignJWT({ role: 'OFFICER', area: '5010' })
    .setProtectedHeader({ alg: 'ES256', kid: 'k' })
    .setIssuer(issuer)
    .setAudience('sopan')
    .setSubject('officer-1')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey);
  void publicKey;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

interface Running {
  readonly url: string;
  readonly folder: string;
  readonly processes: readonly HubProcess[];
  /** Breaks the database of meetings under the running hub. */
  breakDatabase(): Promise<void>;
  /** Takes a subgraph away, where there is one by itself. */
  stopPlans(): Promise<void>;
}

const common = (folder: string) => ({
  SOPAN_DATA: folder,
  SOPAN_LOG: 'trace',
  SOPAN_GATEWAY_SECRET: PLANTED.gatewaySecret,
  SOPAN_OIDC_ISSUER: issuer,
  SOPAN_OIDC_AUDIENCE: 'sopan',
  SOPAN_OIDC_JWKS_URL: `${issuer}/keys`,
  SOPAN_LOCAL_ADMINISTRATOR: 'true',
});

/** Takes away a table that every page of meetings needs. */
async function dropTable(url: string): Promise<void> {
  const statement = 'DROP TABLE agenda_items';
  if (url.startsWith('sqlite:')) {
    const file = new Sqlite(url.slice('sqlite:'.length));
    file.exec(`PRAGMA foreign_keys = OFF; ${statement}`);
    file.close();
  } else {
    const connection = await createConnection({ uri: url });
    await connection.query(`SET foreign_key_checks = 0`);
    await connection.query(statement);
    await connection.end();
  }
}

async function oneProcess(folder: string): Promise<Running> {
  writeFileSync(join(folder, 'samples-imported'), '');
  const [port = 0] = await freePorts(1);
  const hub = await startProcess('scripts/start.js', port, folder, common(folder));
  const breakDatabase = () => dropTable(`sqlite:${join(folder, 'meetings.sqlite')}`);
  return { url: hub.url, folder, processes: [hub], breakDatabase, stopPlans: () => Promise.resolve() };
}

async function fourProcesses(folder: string): Promise<Running> {
  const ports = await freePorts(4);
  const names: readonly SubgraphName[] = ['organisation', 'meetings', 'plans'];
  const urlOf = (index: number) => `http://127.0.0.1:${ports[index] ?? 0}`;
  const urls = Object.fromEntries(
    names.map((name, index) => [`SOPAN_${name.toUpperCase()}_URL`, urlOf(index)]),
  );
  const meetings = await databaseWithPassword(folder);
  const processes: HubProcess[] = [];
  for (const [index, name] of names.entries()) {
    const settings = {
      ...common(folder),
      ...urls,
      SOPAN_DATABASE_URL: name === 'meetings' ? meetings.url : `sqlite:${join(folder, `${name}.sqlite`)}`,
    };
    processes.push(await startProcess(`subgraphs/${name}/main.js`, ports[index] ?? 0, folder, settings));
  }
  processes.push(
    await startProcess('scripts/gateway/main.js', ports[3] ?? 0, folder, { ...common(folder), ...urls }),
  );
  return {
    url: urlOf(3),
    folder,
    processes: [...processes].reverse(),
    breakDatabase: () => dropTable(meetings.asRoot),
    stopPlans: async () => {
      await processes[2]?.stop();
    },
  };
}

/** A MySQL database whose user has the planted password, where there is a server; else a SQLite file. */
async function databaseWithPassword(folder: string): Promise<{ url: string; asRoot: string }> {
  const root = process.env['SOPAN_TEST_MYSQL_URL'];
  const file = `sqlite:${join(folder, 'meetings.sqlite')}`;
  if (!root) return { url: file, asRoot: file };
  const name = `sopan_test_${randomBytes(6).toString('hex')}`;
  const connection = await createConnection({ uri: root });
  await connection.query(`CREATE DATABASE ${name}`);
  for (const host of ['%', 'localhost']) {
    await connection.query(`CREATE USER '${name}'@'${host}' IDENTIFIED BY '${PLANTED.password}'`);
    await connection.query(`GRANT ALL ON ${name}.* TO '${name}'@'${host}'`);
  }
  await connection.end();
  const asRoot = Object.assign(new URL(root), { pathname: `/${name}` });
  const asUser = Object.assign(new URL(asRoot), { username: name, password: PLANTED.password });
  return { url: asUser.href, asRoot: asRoot.href };
}

const RECORD = 'mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { outcome } }';

const T6 = tally('T6 planted secrets');

describe.each([
  ['in one process', oneProcess],
  ['in four processes', fourProcesses],
])('%s', (arrangement, start) => {
  let hub: Running;
  let folder: string;
  let planted: Record<string, string>;
  let wholeKey: string;
  /** What the hub sent to whoever may not know what was planted. */
  const answers: string[] = [];
  const headersOf = (response: Response) => JSON.stringify([...response.headers]);

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sopan-secrets-'));
    const key = readLocalKey(folder);
    const embed = addKey(join(folder, 'embed-keys.json'), '5010', ['https://bogura.gov.bd']);
    const local = await signLocalToken(key, { role: 'ADMIN', area: 'BD', subject: 'planted' }, 600);
    wholeKey = embed.key;
    planted = {
      ...PLANTED,
      privateBits,
      token: local,
      tokenSignature: local.split('.')[2] ?? '',
      oidcSignature: oidcToken.split('.')[2] ?? '',
      embedKey: embed.key.split('_').slice(2).join('_'),
      localKey: Buffer.from(key).toString('base64'),
      localKeyHex: Buffer.from(key).toString('hex'),
      localKeyBytes: [...key].join(','),
    };
    hub = await start(folder);
  });
  afterAll(async () => {
    for (const each of hub?.processes ?? []) await each.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function send(path: string, init: RequestInit, mayKnow = false): Promise<string> {
    const response = await fetch(`${hub.url}${path}`, init);
    const text = await response.text();
    if (!mayKnow) answers.push(`${headersOf(response)} ${text}`);
    else answers.push(headersOf(response));
    return text;
  }
  const ask = (query: string, variables: object, headers: Record<string, string> = {}, mayKnow = false) =>
    send(
      '/graphql',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `session=${PLANTED.cookie}`, ...headers },
        body: JSON.stringify({ query, variables }),
      },
      mayKnow,
    );

  /** Gives what the hub told the administrator of the minutes that hold what is planted, written and read. */
  async function requestsOfEveryKind(): Promise<string> {
    const administrator = { authorization: `Bearer ${planted['token'] ?? ''}` };
    const officer = { authorization: `Bearer ${oidcToken}` };
    const portal = {
      'x-sopan-key': wholeKey,
      origin: 'https://bogura.gov.bd',
    };
    const search =
      'query ($text: String!) { areas(first: 5, filter: { search: $text }) { edges { node { code } } } }';
    const meetings = `query { meetings(first: 1) { edges { node {
      id memo { number subject } findings { raw message } agendaItems { topic discussion } } } } }`;
    const input = minutes({
      requestId: canary('request'),
      agendaItems: [
        {
          topic: `যোগাযোগ ${PLANTED.phone}`,
          discussion: `${PLANTED.mail} ঠিকানায় পাঠাতে হবে।`,
          decisions: [{ number: '১', text: `একটি সেবা সহজ করতে হবে (${PLANTED.phone}, ${PLANTED.mail})।` }],
        },
      ],
      memo: {
        number: '০৫.৪৪.৫০১০.০০৪.১৬.০০১.২২-১',
        rawText: `${PLANTED.rawText} ${PLANTED.phone} ${PLANTED.mail}`,
      },
    });
    const recorded = await ask(RECORD, { input }, administrator, true);
    await ask(RECORD, { input }, officer, true);
    let read = '';
    for (const who of [{}, portal, officer, administrator]) {
      const mayKnow = who === officer || who === administrator;
      read = await ask(meetings, {}, who, mayKnow);
      await ask(search, { text: PLANTED.variable }, who);
      await ask('query ($n: Int!) { areas(first: $n) { totalCount } }', { n: 7 }, who);
      await ask(
        `{ areas(first: 5, filter: { search: "${PLANTED.literal}" }) { edges { node { code } } } }`,
        {},
        who,
      );
      await ask(`{ noSuchField(text: "${PLANTED.literal}") }`, {}, who, true);
      await ask(
        RECORD,
        { input: { ...input, requestId: canary('request'), memo: { nonsense: PLANTED.rawText } } },
        who,
        true,
      );
      await send(
        '/papers/read',
        {
          method: 'POST',
          body: `${PLANTED.rawText} ${PLANTED.phone}`,
          headers: { 'content-type': 'application/octet-stream', 'x-sopan-file': 'minutes.txt', ...who },
        },
        true,
      );
      await send(`/graphql?key=${planted['embedKey'] ?? ''}&${PLANTED.path}=1`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', ...who },
      });
      await send('/graphql', {
        method: 'POST',
        body: `{"query":"${PLANTED.broken}`,
        headers: { 'content-type': 'application/json', ...who },
      });
      await send(`/nowhere/${'x'.repeat(100)}${PLANTED.path}`, {
        headers: { ...who, referer: `https://a/?t=${planted['token'] ?? ''}`, 'user-agent': PLANTED.cookie },
      });
    }
    await ask('{ __typename }', {}, { authorization: `Bearer ${planted['token'] ?? ''}x` });
    await ask('{ __typename }', {}, { authorization: `Basic ${planted['tokenSignature'] ?? ''}` });
    await ask(
      '{ __typename }',
      {},
      { 'x-sopan-viewer': planted['gatewaySecret'] ?? '', 'x-request-id': `${PLANTED.cookie} x` },
    );
    return `${recorded} ${read}`;
  }

  test('no planted secret is in a line of the log, an error or an answer', async () => {
    const told = await requestsOfEveryKind();
    expect(told).toContain('"outcome":"RECORDED"');
    expect(told).toContain(PLANTED.phone);
    await hub.stopPlans();
    await hub.breakDatabase();
    await requestsOfEveryKind();
    for (const each of hub.processes) await each.stop();
    const log = readFileSync(join(folder, 'processes.log'), 'utf8');
    // A log that says nothing would hide everything.
    expect(log.split('\n').length).toBeGreaterThan(60);
    expect(log).toMatch(/"msg":"unexpected error"/);
    for (const [what, secret] of Object.entries(planted)) {
      T6.tried(`${arrangement}: ${what} in the log`, secret.length > 9 && !log.includes(secret));
      const heard =
        what === 'variable' || what === 'literal' ? [] : answers.filter((answer) => answer.includes(secret));
      T6.tried(`${arrangement}: ${what} in an answer: ${(heard[0] ?? '').slice(0, 300)}`, heard.length === 0);
    }
    expect(T6.surprises).toEqual([]);
  });
});

test('a process that does not come up tells no password either', () => {
  const url = `mysql://sopan_meetings:${PLANTED.password}@127.0.0.1:1/sopan_meetings`;
  for (const environment of [
    { SOPAN_DATABASE_URL: url },
    { SOPAN_DATABASE_URL: url.replace('mysql', 'postgres') },
    { SOPAN_DATABASE_URL: url, HOST: '0.0.0.0' },
  ]) {
    const { stderr, stdout, status } = spawnSync(
      process.execPath,
      [join(projectRoot, 'dist/subgraphs/meetings/main.js')],
      {
        env: {
          PATH: process.env['PATH'],
          SOPAN_LOG: 'trace',
          PORT: '0',
          SOPAN_GATEWAY_SECRET: PLANTED.gatewaySecret,
          SOPAN_ORGANISATION_URL: 'http://127.0.0.1:1',
          ...environment,
        },
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    const told = `${stdout}${stderr}`;
    T6.tried(
      `a process that ended with ${status}`,
      status !== 0 &&
        told !== '' &&
        !told.includes(PLANTED.password) &&
        !told.includes(PLANTED.gatewaySecret),
    );
  }
  expect(T6.surprises).toEqual([]);
});
