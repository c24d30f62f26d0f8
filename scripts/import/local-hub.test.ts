import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLocalKey } from '../../lib/auth/local-key';
import { createLocalHub } from './local-hub';

const seen: { url: string; authorization: string | undefined }[] = [];
let folder: string;
let server: Server;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sopan-key-'));
  server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', authorization: request.headers.authorization });
    response.end('{"data":{}}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
beforeEach(() => {
  seen.length = 0;
  process.env['SOPAN_DATA'] = folder;
});
afterAll(() => {
  delete process.env['SOPAN_DATA'];
  rmSync(folder, { recursive: true, force: true });
  server.close();
});

test('a hub on this machine is reached as its administrator once there is a key, and at /graphql', async () => {
  await (await createLocalHub(`http://127.0.0.1:${port}`, undefined)).ask('{ __typename }');
  readLocalKey(folder);
  await (await createLocalHub(`http://127.0.0.1:${port}/graphql`, undefined)).ask('{ __typename }');
  expect(seen).toEqual([
    { url: '/graphql', authorization: undefined },
    { url: '/graphql', authorization: expect.stringMatching(/^Bearer .+/) },
  ]);
});

test('the key is never used towards another host', async () => {
  readLocalKey(folder);
  const hub = await createLocalHub('http://sopan.example/graphql', undefined);
  expect(Reflect.get(hub, 'token')).toBeNull();
});

test('what is no http address is refused with words', async () => {
  await expect(createLocalHub('notaurl', undefined)).rejects.toMatchObject({ code: 'BAD_URL' });
  await expect(createLocalHub('file:///etc/passwd', undefined)).rejects.toMatchObject({ code: 'BAD_URL' });
});
