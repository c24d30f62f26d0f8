import { readConfiguration, readSharedConfiguration } from './config';

const GOOD = {
  SOPAN_GATEWAY_SECRET: '7f3c9a1e5b8d2046c1e97ab3d5f80264',
  SOPAN_ORGANISATION_URL: 'http://127.0.0.1:4001',
  SOPAN_MEETINGS_URL: 'http://127.0.0.1:4002',
  SOPAN_PLANS_URL: 'http://127.0.0.1:4003',
};

test('every fault of the configuration is told at once', () => {
  const bad = {
    PORT: '70000',
    SOPAN_GATEWAY_SECRET: 'short',
    SOPAN_MEETINGS_URL: 'meetings:4002',
    SOPAN_PLANS_URL: 'ftp://plans',
    SOPAN_SUBGRAPH_TIMEOUT_MS: 'soon',
    SOPAN_DRAIN_DELAY_MS: '-1',
    SOPAN_LOG: 'loud',
    SOPAN_INTROSPECTION: 'perhaps',
  };
  let told = '';
  try {
    readConfiguration(bad);
  } catch (error) {
    told = (error as Error).message;
  }
  expect(told).toContain('9 fault(s)');
  for (const name of [...Object.keys(bad), 'SOPAN_ORGANISATION_URL']) expect(told).toContain(`${name}:`);
  expect(told).not.toContain('short');
});

test('in production a drain waits a second and the schema is not told, unless set otherwise', () => {
  const production = { ...GOOD, NODE_ENV: 'production' };
  expect(readConfiguration(production)).toMatchObject({ drainDelayMs: 1000, introspection: false });
  expect(
    readConfiguration({ ...production, SOPAN_DRAIN_DELAY_MS: '0', SOPAN_INTROSPECTION: 'true' }),
  ).toMatchObject({
    drainDelayMs: 0,
    introspection: true,
  });
});

test('one process needs no secret and no address', () => {
  expect(readSharedConfiguration({})).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    drainDelayMs: 0,
    introspection: true,
    subgraphTimeoutMs: 5000,
  });
});
