import { request } from 'node:http';
import { OFFICER, toyHub, type ToyHub } from '../../gateway/toys/toy-hub';
import { LOCAL_ADMINISTRATOR } from '../../lib/auth/local-key';
import { signCall } from '../../lib/auth/signed-call';
import { fail } from '../../lib/errors';
import { tally } from './tally';

const SECRET = 'a secret of at least thirty-two characters';
const QUERY = '{"query":"{ viewer { role area subject } }"}';
const ADMIN = { role: 'ADMIN', area: 'BD', subject: 'x' } as const;

const A11 = tally('A11 identity headers');

/** Sends headers as they are: doubled, in any case, with what fetch would not let through. */
function send(hub: ToyHub, headers: readonly string[]): Promise<{ status: number; text: string }> {
  const { host } = new URL(hub.url);
  const all = ['content-type', 'application/json', ...headers];
  if (!headers.some((name, index) => index % 2 === 0 && /^host$/i.test(name))) all.unshift('host', host);
  return new Promise((resolve, reject) => {
    const sent = request(`${hub.url}/graphql`, { method: 'POST', headers: all }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sent.on('error', reject);
    sent.end(QUERY);
  });
}

const signature = signCall(SECRET, 'organisation', ADMIN, { method: 'POST', path: '/graphql', body: QUERY });

const SPELLINGS: readonly (readonly string[])[] = [
  ['x-sopan-viewer', signature],
  ['X-Sopan-Viewer', signature],
  ['X_SOPAN_VIEWER', signature],
  ['x-sopan-viewer', signature, 'x-sopan-viewer', signature],
  ['x-sopan-viewer', `${signature}, ${signature}`],
  ['x-sopan-viewer', JSON.stringify(ADMIN)],
  ['x-sopan-role', 'ADMIN', 'x-sopan-area', 'BD', 'x-sopan-subject', 'x'],
  ['x-hub-user', 'admin'],
  ['X-HUB-USER', 'admin'],
  ['x_hub_user', 'admin'],
  ['x-hub-role', 'ADMIN'],
  ['x-user', 'admin', 'x-user-role', 'ADMIN'],
  ['x-user-id', '1', 'x-user-id', '0'],
  ['x-role', 'ADMIN'],
  ['x-hasura-role', 'admin', 'x-hasura-admin-secret', SECRET],
  ['x-gateway-secret', SECRET],
  ['X-Gateway-Secret', SECRET],
  ['x-sopan-gateway-secret', SECRET],
  ['gateway-authorization', SECRET],
  ['router-authorization', SECRET],
  ['remote-user', 'admin'],
  ['x-remote-user', 'admin'],
  ['x-forwarded-user', 'admin', 'x-forwarded-email', 'admin@gov.bd', 'x-forwarded-groups', 'ADMIN'],
  ['x-forwarded-for', '127.0.0.1'],
  ['forwarded', 'for=127.0.0.1;by=127.0.0.1'],
  ['x-real-ip', '127.0.0.1'],
  ['x-original-user', 'admin'],
  ['x-authenticated-user', 'admin', 'x-authenticated', 'true'],
  ['x-auth-request-user', 'admin', 'x-auth-request-groups', 'ADMIN'],
  ['x-amzn-oidc-data', 'x.y.z'],
  ['x-ms-client-principal', Buffer.from(JSON.stringify(ADMIN)).toString('base64')],
  ['x-access-token', 'officer'],
  ['proxy-authorization', 'Bearer officer'],
  ['cookie', 'token=officer; authorization=Bearer officer; role=ADMIN'],
  ['authorisation', 'Bearer officer'],
  ['x-authorization', 'Bearer officer'],
  ['connection', 'close, authorization'],
  ['x-http-method-override', 'PUT'],
  ['x-apollo-operation-name', 'Admin'],
  ['x-sopan-directory', '999-x'],
];

describe('no header says who somebody is', () => {
  let hub: ToyHub;
  beforeAll(async () => (hub = await toyHub()));
  afterAll(() => hub.close());

  test('whatever it is called, whoever sends it is the public still', async () => {
    for (const headers of SPELLINGS) {
      const { status, text } = await send(hub, headers);
      A11.tried(
        headers.join(' '),
        status === 200 && text.includes('"viewer":{"role":"PUBLIC","area":null,"subject":"public"}'),
      );
    }
    expect(A11.surprises).toEqual([]);
  });

  test('beside a token they change nothing of whom it names', async () => {
    for (const headers of SPELLINGS) {
      const { text } = await send(hub, ['authorization', 'Bearer officer', ...headers]);
      A11.tried(`with a token: ${headers.join(' ')}`, text.includes(`"subject":"${OFFICER.subject}"`));
    }
    expect(A11.surprises).toEqual([]);
  });
});

describe('the local administrator', () => {
  let hub: ToyHub;
  beforeAll(async () => {
    const administrator = { role: 'ADMIN', area: 'BD', subject: LOCAL_ADMINISTRATOR } as const;
    hub = await toyHub({
      verifyToken: (token) =>
        token === 'local' ? Promise.resolve(administrator) : Promise.reject(fail('UNAUTHENTICATED')),
    });
  });
  afterAll(() => hub.close());

  test('is a program on this machine that says so to this machine', async () => {
    expect(await send(hub, ['authorization', 'Bearer local'])).toMatchObject({
      status: 200,
      text: expect.stringContaining(LOCAL_ADMINISTRATOR),
    });
    const { port } = new URL(hub.url);
    expect((await send(hub, ['host', `localhost:${port}`, 'authorization', 'Bearer local'])).status).toBe(
      200,
    );
  });

  test('is never a browser, nor somebody behind a proxy, nor whoever reached it by another name', async () => {
    const { port, host } = new URL(hub.url);
    const elsewhere: readonly (readonly string[])[] = [
      ['origin', `http://${host}`],
      ['origin', 'null'],
      ['Origin', 'https://evil.example'],
      ['sec-fetch-site', 'same-origin'],
      ['Sec-Fetch-Site', 'none'],
      ['sec-fetch-dest', 'document'],
      ['sec-ch-ua', '"Chromium"'],
      ['referer', `http://${host}/`],
      ['cookie', 'a=b'],
      ['x-forwarded-for', '127.0.0.1'],
      ['X-Forwarded-For', '::1'],
      ['x-forwarded-host', 'localhost'],
      ['x-forwarded-proto', 'https'],
      ['forwarded', 'for=127.0.0.1'],
      ['via', '1.1 proxy'],
      ['x-real-ip', '127.0.0.1'],
      ['x-client-ip', '127.0.0.1'],
      ['true-client-ip', '127.0.0.1'],
      ['cf-connecting-ip', '127.0.0.1'],
      ['host', 'sopan.gov.bd'],
      ['host', `127.0.0.1.evil.example:${port}`],
      ['host', `localhost.evil.example:${port}`],
    ];
    for (const headers of elsewhere) {
      const { status } = await send(hub, ['authorization', 'Bearer local', ...headers]);
      A11.tried(`administrator with ${headers.join(' ')}`, status === 401);
    }
    expect(A11.surprises).toEqual([]);
  });
});
