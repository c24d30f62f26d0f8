import { readConfiguration } from './config';

const least = { SOPAN_DATABASE_URL: 'sqlite:/tmp/organisation.db', SOPAN_GATEWAY_SECRET: 's'.repeat(32) };

test('a database and the secret are all that the process needs', () => {
  expect(readConfiguration(least)).toEqual({
    databaseUrl: 'sqlite:/tmp/organisation.db',
    port: 4001,
    host: '127.0.0.1',
    metrics: { host: '127.0.0.1' },
    secret: 's'.repeat(32),
    peers: { meetings: undefined, plans: undefined },
    logLevel: 'info',
    drainDelayMs: 0,
  });
});

test('all faults of the environment are told at once', () => {
  const wrong = { SOPAN_DATABASE_URL: 'postgres://db', PORT: '70000', SOPAN_MEETINGS_URL: 'meetings:4002' };
  const read = () => readConfiguration(wrong);
  for (const name of ['SOPAN_DATABASE_URL', 'PORT', 'SOPAN_GATEWAY_SECRET', 'SOPAN_MEETINGS_URL']) {
    expect(read).toThrow(name);
  }
});
