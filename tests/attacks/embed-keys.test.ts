import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, Kind, parse, visit, type ObjectTypeDefinitionNode } from 'graphql';
import { OFFICER, toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { isKeyOf, newEmbedKey } from '../../lib/auth/embed-key';
import { addKey, revokeKey, rotateKey } from '../../lib/auth/embed-keys-file';
import { EmbedKeys } from '../../lib/auth/embed-keys';
import { fail } from '../../lib/errors';
import { createLog } from '../../lib/log';
import { projectRoot } from '../../lib/project-root';
import { tally } from './tally';

const SITE = 'https://bogura.gov.bd';
const VIEWER = '{ viewer { role area subject } }';
const log = createLog('test', 'silent');

let folder: string;
let hub: ToyHub;
let made: { id: string; key: string };
let keys: EmbedKeys;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-embed-'));
  const file = join(folder, 'embed-keys.json');
  made = addKey(file, '5010', [SITE]);
  keys = new EmbedKeys(file, log);
  hub = await toyHub({
    embedKeys: keys,
    verifyToken: (token) =>
      token === 'officer' ? Promise.resolve(OFFICER) : Promise.reject(fail('UNAUTHENTICATED')),
  });
});
afterAll(async () => {
  await hub.close();
  rmSync(folder, { recursive: true, force: true });
});

const codeOf = (text: string): string | undefined => /"code":"(\w+)"/.exec(text)?.[1];
async function ask(headers: Record<string, string>, query = VIEWER, address = '') {
  const response = await fetch(`${hub.url}/graphql${address}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, code: codeOf(await response.text()) };
}

const B4 = tally('B4 embed keys');

test('a key that is copied elsewhere, guessed, misspelt or sent beside a token opens nothing', async () => {
  const { key } = made;
  const [, id = '', secret = ''] = key.split('_');
  const wrong: [string, Record<string, string>, number, string][] = [
    ['on another site', { 'x-sopan-key': key, origin: 'https://evil.example' }, 403, 'KEY_OF_ANOTHER_SITE'],
    [
      'on a site that ends alike',
      { 'x-sopan-key': key, origin: `${SITE}.evil.example` },
      403,
      'KEY_OF_ANOTHER_SITE',
    ],
    [
      'on a site that begins alike',
      { 'x-sopan-key': key, origin: 'https://evil-bogura.gov.bd' },
      403,
      'KEY_OF_ANOTHER_SITE',
    ],
    [
      'on a site below',
      { 'x-sopan-key': key, origin: 'https://www.bogura.gov.bd' },
      403,
      'KEY_OF_ANOTHER_SITE',
    ],
    ['over http', { 'x-sopan-key': key, origin: 'http://bogura.gov.bd' }, 403, 'KEY_OF_ANOTHER_SITE'],
    ['on another port', { 'x-sopan-key': key, origin: `${SITE}:8443` }, 403, 'KEY_OF_ANOTHER_SITE'],
    ['on no site (a sandbox, a file)', { 'x-sopan-key': key, origin: 'null' }, 403, 'KEY_OF_ANOTHER_SITE'],
    ['on a site in capitals', { 'x-sopan-key': key, origin: SITE.toUpperCase() }, 403, 'KEY_OF_ANOTHER_SITE'],
    ['another secret', { 'x-sopan-key': `sopan_${id}_${'A'.repeat(43)}` }, 401, 'BAD_KEY'],
    ['another id', { 'x-sopan-key': `sopan_zzzzzzzz_${secret}` }, 401, 'BAD_KEY'],
    ['an id of a prototype', { 'x-sopan-key': `sopan___proto___${secret}` }, 401, 'BAD_KEY'],
    ['cut', { 'x-sopan-key': key.slice(0, -1) }, 401, 'BAD_KEY'],
    ['longer', { 'x-sopan-key': `${key}A` }, 401, 'BAD_KEY'],
    ['in capitals', { 'x-sopan-key': key.toUpperCase() }, 401, 'BAD_KEY'],
    ['empty', { 'x-sopan-key': '' }, 401, 'BAD_KEY'],
    ['the hash of it', { 'x-sopan-key': hashInFile() }, 401, 'BAD_KEY'],
    ['twice', { 'x-sopan-key': `${key}, ${key}` }, 401, 'BAD_KEY'],
    ['beside a token', { 'x-sopan-key': key, authorization: 'Bearer officer' }, 401, 'UNAUTHENTICATED'],
    ['as a token', { authorization: `Bearer ${key}` }, 401, 'UNAUTHENTICATED'],
  ];
  for (const [what, headers, status, code] of wrong) {
    const answer = await ask(headers);
    B4.tried(`${what}: ${JSON.stringify(answer)}`, answer.status === status && answer.code === code);
  }
  expect(B4.surprises).toEqual([]);
});

test('a key or token in the address is refused by name, wherever else a good one stands', async () => {
  for (const name of [
    'key',
    'apiKey',
    'api_key',
    'api-key',
    'x-sopan-key',
    'sopanKey',
    'token',
    'access_token',
    'auth-token',
    'authorization',
    'KEY',
    'k%65y',
    'embedKey',
  ]) {
    for (const headers of [{}, { 'x-sopan-key': made.key }] as Record<string, string>[]) {
      const answer = await ask(headers, VIEWER, `?${name}=${made.key}`);
      B4.tried(
        `?${name}= ${JSON.stringify(answer)}`,
        answer.status === 400 && answer.code === 'KEY_IN_ADDRESS',
      );
    }
  }
  expect(B4.surprises).toEqual([]);
});

test('the right key on the right page names a portal of that area, and it acts in nothing', async () => {
  const seen = keys.viewerOf(made.key, SITE);
  expect(seen).toEqual({ role: 'PORTAL', area: '5010', subject: `embed:${made.id}` });
  for (const headers of [{ origin: SITE }, {}] as Record<string, string>[]) {
    const acts = [
      'mutation { renameArea(code: "12", nameEn: "x") { code } }',
      'mutation A { renameArea(code: "12", nameEn: "x") { code } } query B { viewer { role } }',
    ];
    for (const act of acts) {
      const answer = await ask({ 'x-sopan-key': made.key, ...headers }, act);
      B4.tried(`an act: ${JSON.stringify(answer)}`, answer.status >= 400 && answer.code !== undefined);
    }
  }
  expect(
    hub.subgraphs.organisation.requests.filter(
      ({ viewer }) => viewer.role === 'PORTAL' && viewer.area !== '5010',
    ),
  ).toEqual([]);
  expect(B4.surprises).toEqual([]);
});

test('a change by the command is seen by the running hub within seconds', async () => {
  const file = join(folder, 'embed-keys.json');
  const until = async (isSo: () => boolean) => {
    for (const end = Date.now() + 5000; Date.now() < end && !isSo();)
      await new Promise((resolve) => setTimeout(resolve, 100));
    return isSo();
  };
  const opens = (key: string) => {
    try {
      return keys.viewerOf(key, SITE).role === 'PORTAL';
    } catch {
      return false;
    }
  };
  const other = addKey(file, '50', [SITE]);
  B4.tried('a new key', await until(() => opens(other.key)));
  const newer = rotateKey(file, other.id);
  B4.tried('the newer key', await until(() => opens(newer?.key ?? '')));
  B4.tried('the older key beside it', opens(other.key));
  revokeKey(file, other.id);
  B4.tried('a revoked key', await until(() => !opens(newer?.key ?? '') && !opens(other.key)));
  B4.tried('the first key still', opens(made.key));
  expect(B4.surprises).toEqual([]);
});

describe('T7: nothing can be told from how long a comparison takes', () => {
  const T7 = tally('T7 timing of keys');

  test('only hashes are kept and compared, in constant time, with an unknown id as with a known one', () => {
    const { key, hash } = newEmbedKey();
    T7.tried('the kept hash is no key', !hash.includes(key.slice(15)) && hash.length === 64);
    T7.tried('equal', isKeyOf(hash, key));
    T7.tried('unequal in the first letter', !isKeyOf(hash, `X${key.slice(1)}`));
    T7.tried('unequal in the last letter', !isKeyOf(hash, `${key.slice(0, -1)}_`));
    const source = readFileSync(join(projectRoot, 'lib/auth/embed-key.ts'), 'utf8');
    T7.tried('timingSafeEqual', /return timingSafeEqual\(/.test(source) && !/hash ===|=== hash/.test(source));
    const call = readFileSync(join(projectRoot, 'lib/auth/signed-call.ts'), 'utf8');
    T7.tried('signatures too', /timingSafeEqual\(a, b\)/.test(call) && !/mac ===|=== mac/.test(call));
    expect(T7.surprises).toEqual([]);
  });
});

describe('A15: no operation tries a secret', () => {
  const A15 = tally('A15 guessing');

  test('no field takes a password, a key or a token, so that a thousand aliases guess nothing', () => {
    const text = readFileSync(join(projectRoot, 'schema/api.graphql'), 'utf8');
    buildSchema(text, { assumeValidSDL: true });
    visit(parse(text), {
      InputValueDefinition({ name }) {
        A15.tried(
          `argument ${name.value}`,
          !/pass(word|wd)|secret|otp|^pin$|token|apiKey|credential/i.test(name.value),
        );
      },
    });
    const roots = parse(text).definitions.filter(
      (each): each is ObjectTypeDefinitionNode =>
        each.kind === Kind.OBJECT_TYPE_DEFINITION && /^(Query|Mutation)$/.test(each.name.value),
    );
    for (const { name } of roots.flatMap(({ fields }) => fields ?? []))
      A15.tried(
        `field ${name.value}`,
        !/log.?in|sign.?in|authenticate|verify.?(token|key)/i.test(name.value),
      );
    expect(A15.surprises).toEqual([]);
  });

  test('a thousand keys guessed one after another are each refused alike', async () => {
    const answers = new Set<string>();
    for (let index = 0; index < 1000; index += 1) {
      const { key } = newEmbedKey(made.id);
      try {
        keys.viewerOf(key, SITE);
        A15.tried(`guess ${index}`, false);
      } catch (error) {
        answers.add((error as Error).message);
        A15.tried(`guess ${index}`, true);
      }
    }
    expect([...answers]).toHaveLength(1);
    expect(A15.surprises).toEqual([]);
  });
});

function hashInFile(): string {
  const [stored] = JSON.parse(readFileSync(join(folder, 'embed-keys.json'), 'utf8')) as { hash: string }[];
  return stored?.hash ?? '';
}
