import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration as gateway, readSharedConfiguration as oneProcess } from '../../gateway/config';
import { projectRoot } from '../../lib/project-root';
import { readConfiguration as meetings } from '../../subgraphs/meetings/config';
import { tally } from './tally';

const SECRET = '9f2c41d07be6835a1d4e70b92fc8a6533b7d0e9c15f8426a';
const PASSWORD = 'vK3-tz81Qm_wXb0e';

const GATEWAY = {
  NODE_ENV: 'production',
  SOPAN_GATEWAY_SECRET: SECRET,
  SOPAN_ORGANISATION_URL: 'http://127.0.0.1:4001',
  SOPAN_MEETINGS_URL: 'http://127.0.0.1:4002',
  SOPAN_PLANS_URL: 'http://127.0.0.1:4003',
};
const SUBGRAPH = {
  NODE_ENV: 'production',
  SOPAN_GATEWAY_SECRET: SECRET,
  SOPAN_ORGANISATION_URL: 'http://127.0.0.1:4001',
  SOPAN_DATABASE_URL: `mysql://sopan_meetings:${PASSWORD}@127.0.0.1:3306/sopan_meetings`,
};
const mysql = (user: string, password: string) => `mysql://${user}:${password}@127.0.0.1/sopan_meetings`;
const OIDC = { SOPAN_OIDC_ISSUER: 'https://login.example.gov.bd', SOPAN_OIDC_AUDIENCE: 'sopan' };

/** What is wrong with an environment, as the lines that a process would print; none where it is good. */
function faultsOf(
  read: (environment: NodeJS.ProcessEnv) => unknown,
  environment: NodeJS.ProcessEnv,
): string[] {
  try {
    read(environment);
    return [];
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim());
  }
}

const S5 = tally('S5 bad configurations');

test('what is to run in production is taken as it is', () => {
  expect(faultsOf(gateway, GATEWAY)).toEqual([]);
  expect(
    faultsOf(gateway, { ...GATEWAY, ...OIDC, SOPAN_ORIGINS: 'https://a.gov.bd, https://b.gov.bd' }),
  ).toEqual([]);
  expect(faultsOf(meetings, SUBGRAPH)).toEqual([]);
  expect(faultsOf(meetings, { ...SUBGRAPH, HOST: '0.0.0.0', SOPAN_ALLOW_NETWORK: 'true' })).toEqual([]);
  expect(faultsOf(oneProcess, { NODE_ENV: 'production' })).toEqual([]);
});

test('every bad configuration is refused by name, and no line tells the secret', () => {
  const secret = (value: string) => ['SOPAN_GATEWAY_SECRET', { SOPAN_GATEWAY_SECRET: value }] as const;
  const ofGateway: (readonly [string, NodeJS.ProcessEnv])[] = [
    secret(''),
    secret('short'),
    secret('x'.repeat(64)),
    secret('ab'.repeat(32)),
    secret('0123456789abcdef'.repeat(4)),
    secret('abcdefghijklmnopqrstuvwxyz0123456789'),
    secret('one secret for the four processes of a test'),
    secret('change-me-change-me-now-please-0123456789'),
    secret('replace this by openssl rand -hex 32 !!!'),
    secret('sopan-2026-production-gateway-AbCdEfGh'),
    ['NODE_ENV', { NODE_ENV: 'prod' }],
    ['NODE_ENV', { NODE_ENV: 'Production' }],
    ['PORT', { PORT: '70000' }],
    ['SOPAN_LOG', { SOPAN_LOG: 'debug' }],
    ['SOPAN_LOG', { SOPAN_LOG: 'trace' }],
    ['SOPAN_LOG', { SOPAN_LOG: 'loud' }],
    ['SOPAN_ORIGINS', { SOPAN_ORIGINS: '*' }],
    ['SOPAN_ORIGINS', { SOPAN_ORIGINS: 'https://*.gov.bd' }],
    ['SOPAN_ORIGINS', { SOPAN_ORIGINS: 'null' }],
    ['SOPAN_ORIGINS', { SOPAN_ORIGINS: 'https://a.gov.bd,http://b.gov.bd' }],
    ['SOPAN_MEETINGS_URL', { SOPAN_MEETINGS_URL: 'meetings:4002' }],
    ['SOPAN_PLANS_URL', { SOPAN_PLANS_URL: 'http://127.0.0.1:4002' }],
    ['SOPAN_ORGANISATION_URL', { SOPAN_ORGANISATION_URL: '' }],
    ['SOPAN_OIDC_ISSUER', { ...OIDC, SOPAN_OIDC_ISSUER: 'http://login.example.gov.bd' }],
    ['SOPAN_OIDC_ISSUER', { ...OIDC, SOPAN_OIDC_ISSUER: 'https://login.example.gov.bd/?realm=a' }],
    ['SOPAN_OIDC_ISSUER', { ...OIDC, SOPAN_OIDC_ISSUER: 'login.example.gov.bd' }],
    ['SOPAN_OIDC_JWKS_URL', { ...OIDC, SOPAN_OIDC_JWKS_URL: 'http://login.example.gov.bd/keys' }],
    ['SOPAN_OIDC_AUDIENCE', { SOPAN_OIDC_ISSUER: 'https://login.example.gov.bd' }],
    ['SOPAN_OIDC_AUDIENCE', { SOPAN_OIDC_AUDIENCE: 'sopan' }],
    ['SOPAN_OIDC_JWKS_URL', { SOPAN_OIDC_JWKS_URL: 'https://login.example.gov.bd/keys' }],
    ['SOPAN_OIDC_ISSUER', { SOPAN_LOCAL_ADMINISTRATOR: 'false' }],
    ['SOPAN_LOCAL_ADMINISTRATOR', { SOPAN_LOCAL_ADMINISTRATOR: 'yes' }],
    ['NODE_OPTIONS', { NODE_OPTIONS: '--inspect=0.0.0.0:9229' }],
    ['NODE_DEBUG', { NODE_DEBUG: 'http' }],
    ['NODE_TLS_REJECT_UNAUTHORIZED', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['SOPAN_INTROSPECTION', { SOPAN_INTROSPECTION: 'perhaps' }],
    ['SOPAN_SUBGRAPH_TIMEOUT_MS', { SOPAN_SUBGRAPH_TIMEOUT_MS: '0' }],
  ];
  const database = (url: string) => ['SOPAN_DATABASE_URL', { SOPAN_DATABASE_URL: url }] as const;
  const ofSubgraph: (readonly [string, NodeJS.ProcessEnv])[] = [
    ['HOST', { HOST: '0.0.0.0' }],
    ['HOST', { HOST: '::' }],
    ['HOST', { HOST: '10.1.2.3' }],
    ['HOST', { HOST: '0.0.0.0', NODE_ENV: '' }],
    ['HOST', { HOST: '127.0.0.1.example.com', SOPAN_ALLOW_NETWORK: 'false' }],
    ['SOPAN_ALLOW_NETWORK', { SOPAN_ALLOW_NETWORK: 'yes' }],
    ['SOPAN_GATEWAY_SECRET', { SOPAN_DATABASE_URL: mysql('sopan_meetings', SECRET) }],
    database(''),
    database('postgres://db'),
    database('sqlite::memory:'),
    database('mysql://sopan_meetings@127.0.0.1/sopan_meetings'),
    database(mysql('root', PASSWORD)),
    database(mysql('sopan_meetings', 'sopan_meetings')),
    database(mysql('sopan_meetings', 'password')),
    database(mysql('sopan_meetings', 'Passw0rd-of-2026')),
    database(mysql('sopan_meetings', 'aaaaaaaaaaaaaaaa')),
    database(mysql('sopan_meetings', 'short')),
  ];
  for (const [read, base, cases] of [
    [gateway, GATEWAY, ofGateway],
    [meetings, SUBGRAPH, ofSubgraph],
  ] as const) {
    for (const [name, wrong] of cases) {
      const faults = faultsOf(read, { ...base, ...wrong });
      const value = wrong['SOPAN_GATEWAY_SECRET'] ?? wrong['SOPAN_DATABASE_URL'];
      const tells = value ? faults.join().includes(value) || faults.join().includes(PASSWORD) : false;
      S5.tried(
        `${JSON.stringify(wrong)} ${faults.join('; ')}`,
        faults.length === 1 && faults[0]?.startsWith(`${name}: `) === true && !tells,
      );
    }
  }
  expect(S5.surprises).toEqual([]);
});

test('all faults of one environment are told at once, each on its line', () => {
  const wrong = {
    ...SUBGRAPH,
    HOST: '0.0.0.0',
    PORT: '-1',
    SOPAN_LOG: 'trace',
    SOPAN_GATEWAY_SECRET: 'x'.repeat(64),
    SOPAN_DATABASE_URL: mysql('root', ''),
    NODE_DEBUG: 'net',
  };
  expect(
    faultsOf(meetings, wrong)
      .map((line) => line.split(':')[0])
      .sort(),
  ).toEqual(['HOST', 'NODE_DEBUG', 'PORT', 'SOPAN_DATABASE_URL', 'SOPAN_GATEWAY_SECRET', 'SOPAN_LOG']);
});

describe('a process', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sopan-bad-'));
    writeFileSync(join(folder, 'revoked.json'), '{"not":"a list"}');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each<[string, string, NodeJS.ProcessEnv, RegExp]>([
    [
      'the gateway with a sample for a secret',
      'gateway/main.js',
      { ...GATEWAY, SOPAN_GATEWAY_SECRET: 'changeme'.repeat(8) },
      /^The configuration has 1 fault\(s\):\n {2}SOPAN_GATEWAY_SECRET: .+\n$/,
    ],
    [
      'a subgraph on the network',
      'subgraphs/meetings/main.js',
      { ...SUBGRAPH, HOST: '0.0.0.0', SOPAN_LOG: 'trace' },
      /^The configuration has 2 fault\(s\):\n( {2}\w+: .+\n){2}$/,
    ],
    [
      'the hub whose revocations cannot be read',
      'scripts/start.js',
      { NODE_ENV: 'production', PORT: '0' },
      /revoked\.json is not a list of revoked subjects/,
    ],
  ])('%s ends with 78 and says so', (_, entry, environment, said) => {
    const file = join(projectRoot, 'dist', entry);
    if (!existsSync(file)) throw new Error(`dist/${entry} is not built. Run "npm run build", or "npm test".`);
    const { status, stderr } = spawnSync(process.execPath, [file], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SOPAN_DATA: folder, ...environment },
      encoding: 'utf8',
      timeout: 60_000,
    });
    S5.tried(entry, status === 78 && said.test(stderr));
    expect([status, stderr]).toEqual([78, expect.stringMatching(said)]);
    expect(stderr).not.toMatch(/\n\s+at |changeme/);
  });
});
