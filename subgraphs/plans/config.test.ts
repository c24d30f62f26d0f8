import { readConfiguration } from './config';

const least = {
  SOPAN_DATABASE_URL: 'sqlite:/tmp/plans.db',
  SOPAN_GATEWAY_SECRET: 's'.repeat(32),
  SOPAN_ORGANISATION_URL: 'http://127.0.0.1:4001',
};

test('a database, the secret and the organisation subgraph are all that the process needs', () => {
  expect(readConfiguration(least)).toEqual({
    databaseUrl: 'sqlite:/tmp/plans.db',
    port: 4003,
    host: '127.0.0.1',
    metrics: { host: '127.0.0.1' },
    secret: 's'.repeat(32),
    organisationUrl: 'http://127.0.0.1:4001',
    logLevel: 'info',
    drainDelayMs: 0,
  });
});

test('all faults of the environment are told at once', () => {
  const wrong = { SOPAN_DATABASE_URL: 'postgres://db', PORT: '70000' };
  const read = () => readConfiguration(wrong);
  for (const name of ['SOPAN_DATABASE_URL', 'PORT', 'SOPAN_GATEWAY_SECRET', 'SOPAN_ORGANISATION_URL']) {
    expect(read).toThrow(name);
  }
});
