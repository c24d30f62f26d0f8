import { createHmac } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { openCall, signCall, type Call } from './signed-call';
import type { Viewer } from './viewer';

const SECRET = 'a secret of at least thirty-two characters';
const OFFICER: Viewer = {
  role: 'OFFICER',
  area: '5594',
  subject: 'officer-1',
  charges: [{ role: 'COMMISSIONER', area: '50', until: '2027-06-30' }],
};
const BODY = '{"query":"{ area(code: \\"৫৫\\") { code } }"}';
const CALL: Call = { method: 'POST', path: '/graphql', body: BODY };
const open = (header: unknown, call: Omit<Call, 'body'> = CALL) => openCall(SECRET, 'meetings', header, call);

/** A header signed with the secret, whatever it says. */
function forged(told: object, head: object = { alg: 'HS256', typ: 'sopan-call' }): string {
  const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encoded(head)}.${encoded(told)}`;
  return `${signed}.${createHmac('sha256', SECRET).update(signed).digest('base64url')}`;
}

const now = () => Math.floor(Date.now() / 1000);
const good = () => ({
  ...{ iss: 'sopan-gateway', aud: 'meetings', iat: now(), role: 'ADMIN', area: 'BD', sub: 'x' },
  ...{ call: 'POST /graphql', body: '' },
});

test('a viewer arrives with the charges held besides, and the body that was signed is known again', () => {
  const call = open(signCall(SECRET, 'meetings', OFFICER, CALL));
  expect(call.viewer).toEqual(OFFICER);
  expect(call.isFor(BODY)).toBe(true);
  expect(call.isFor(Buffer.from(BODY))).toBe(true);
  const ofBytes = signCall(SECRET, 'meetings', OFFICER, { ...CALL, body: Buffer.from(BODY) });
  expect(open(ofBytes).isFor(BODY)).toBe(true);
  expect(open(forged(good())).viewer).toMatchObject({ role: 'ADMIN' });
});

test('who was known by good claims is not who comes with others like them', () => {
  expect(open(forged(good())).viewer).toEqual({ role: 'ADMIN', area: 'BD', subject: 'x' });
  const others = [{ role: 'PUBLIC' }, { area: '55' }, { sub: 'y' }, { charges: OFFICER.charges }];
  for (const other of others)
    expect(open(forged({ ...good(), ...other })).viewer).not.toEqual(open(forged(good())).viewer);
  for (const other of [{ charges: null }, { sub: undefined }, { area: undefined }, { role: null }])
    expect(() => open(forged({ ...good(), ...other }))).toThrow();
});

test('what was signed for one request is of no use for another body, path, method or subgraph', () => {
  const header = signCall(SECRET, 'meetings', OFFICER, CALL);
  for (const body of ['', `${BODY} `, BODY.replace('৫৫', '50'), BODY.normalize('NFD') + ' ']) {
    expect(open(header).isFor(body)).toBe(false);
    expect(open(header).isFor(Buffer.from(body))).toBe(false);
  }
  expect(() => open(header, { method: 'POST', path: '/graphql?x=1' })).toThrow();
  expect(() => open(header, { method: 'POST', path: '/feed?since=0' })).toThrow();
  expect(() => open(header, { method: 'GET', path: '/graphql' })).toThrow();
  expect(() => openCall(SECRET, 'plans', header, CALL)).toThrow();
});

test.each<[string, () => unknown]>([
  ['nothing', () => undefined],
  ['an empty one', () => ''],
  ['a list of two', () => [signCall(SECRET, 'meetings', OFFICER, CALL)]],
  ['noise', () => 'not.a.token'],
  ['two joined by a proxy', () => [1, 2].map(() => signCall(SECRET, 'meetings', OFFICER, CALL)).join(', ')],
  ['one that goes on', () => `${signCall(SECRET, 'meetings', OFFICER, CALL)}.x`],
  ['one without its signature', () => `${signCall(SECRET, 'meetings', OFFICER, CALL).replace(/[^.]+$/, '')}`],
  ['no algorithm', () => new UnsecuredJWT(good()).encode()],
  ['a signed one that says it has no algorithm', () => forged(good(), { alg: 'none', typ: 'sopan-call' })],
  ['another kind of token with the same secret', () => forged(good(), { alg: 'HS256' })],
  [
    'another algorithm',
    () => new SignJWT(good()).setProtectedHeader({ alg: 'HS512' }).sign(Buffer.from(SECRET)),
  ],
  ['another secret', () => signCall(`${SECRET}?`, 'meetings', OFFICER, CALL)],
  ['an unknown role', () => forged({ ...good(), role: 'SUPERUSER' })],
  ['no role', () => forged({ ...good(), role: undefined })],
  ['an officer of nowhere', () => forged({ ...good(), role: 'OFFICER', area: null })],
  ['an area that is not a code', () => forged({ ...good(), area: "55' OR 1=1" })],
  ['another issuer', () => forged({ ...good(), iss: 'sopan-local' })],
  ['one older than a minute', () => forged({ ...good(), iat: now() - 90 })],
  ['one of tomorrow', () => forged({ ...good(), iat: now() + 86_400 })],
  ['one that names no time', () => forged({ ...good(), iat: undefined })],
  ['one whose body is no text', () => forged({ ...good(), body: 5 })],
  ['one that names no call', () => forged({ ...good(), call: undefined })],
  ['one of no subgraph', () => forged({ ...good(), aud: undefined })],
  ['one of half a second', () => forged({ ...good(), iat: now() + 0.5 })],
  ['a text', () => forged('PUBLIC' as unknown as object)],
  ['null', () => forged(null as unknown as object)],
  ['one that names no body', () => forged({ ...good(), body: undefined })],
  ['one of more than eight kilobytes', () => forged({ ...good(), more: 'x'.repeat(8192) })],
])('%s is refused', async (_, make) => {
  const header = await make();
  expect(() => open(header)).toThrow(
    expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) }) as Error,
  );
});

test('a secret that can be guessed signs nothing', () => {
  expect(() => signCall('short', 'meetings', OFFICER, CALL)).toThrow('32 characters');
});
