import { auditServer } from 'graphql-http';
import { startTestHub, type TestHub } from '../support/hub-in-process';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
}, 60_000);
afterAll(() => hub.close());

test('the whole hub passes the audit of GraphQL over HTTP when the preflight header is sent', async () => {
  const results = await auditServer({
    url: `${hub.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...(init.headers as object), 'apollo-require-preflight': 'true' } }),
  });
  const passed = (level: string) => {
    const ofLevel = results.filter(({ name }) => name.startsWith(level));
    return `${ofLevel.filter(({ status }) => status === 'ok').length}/${ofLevel.length}`;
  };
  const failed = results.filter(({ status }) => status !== 'ok').map(({ id, name }) => `${id} ${name}`);
  expect({ MUST: passed('MUST'), SHOULD: passed('SHOULD'), MAY: passed('MAY'), failed }).toEqual({
    MUST: '13/13',
    SHOULD: '23/23',
    MAY: '25/25',
    failed: [],
  });
}, 30_000);

test('without that header, what a foreign page could send unseen is blocked', async () => {
  const get = await fetch(`${hub.url}/graphql?query={__typename}`);
  expect(get.status).toBe(400);
});
