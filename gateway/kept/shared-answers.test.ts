import Redis from 'ioredis';
import { until } from '../../tests/support/until';
import { startOwnRedis, type OwnRedis } from '../../tests/support/own-redis';
import { toyHub, quiet } from '../toys/toy-hub';
import type { Kept } from './kept-answers';
import { sharedAnswers, type SharedAnswers } from './shared-answers';
import { tagOf } from './tag-of';

const SECRET = 'a secret that gateways share with each other';

const kept = (text: string): Kept => {
  const data = Buffer.from(JSON.stringify({ text }));
  return {
    parts: new Map([['organisation', ['directory']]]),
    answer: { stamps: new Map([['organisation', ['2025-06-15 7']]]), data, tag: tagOf(data) },
  };
};

let redis: OwnRedis | undefined;
let own: Redis;
let shared: SharedAnswers;
let foreign: SharedAnswers;
beforeAll(async () => {
  redis = await startOwnRedis();
  if (!redis) return;
  own = new Redis(redis.url);
  shared = sharedAnswers({ url: redis.url, secret: SECRET, log: quiet });
  foreign = sharedAnswers({ url: redis.url, secret: `another ${SECRET}`, log: quiet });
  for (const each of [shared, foreign]) await stored(each, 'ready', kept('ready'));
});
afterAll(async () => {
  if (!redis) return;
  shared.close();
  foreign.close();
  own.disconnect();
  await redis.close();
});

/** Nobody waits for a put, and a machine that does much else may take longer than it is given. */
async function stored(by: SharedAnswers, key: string, what: Kept): Promise<void> {
  await until(async () => {
    by.put(key, what);
    return (await by.get(key)) !== null;
  }, `${key} is there`);
}

/** Null for whoever asks several times, so that it is no slow answer. */
async function isNothing(by: SharedAnswers, key: string): Promise<boolean> {
  await stored(by, 'there', kept('there'));
  await until(async () => (await by.get('there')) !== null, 'Redis answers');
  return (await by.get(key)) === null;
}

test.each([10, 100_000])('an answer of %i letters comes back as it was', async (length) => {
  if (!redis) return;
  const what = kept('ক'.repeat(length));
  await stored(shared, `long-${length}`, what);
  await until(async () => (await shared.get(`long-${length}`)) !== null, 'it is read');
  expect(await shared.get(`long-${length}`)).toEqual(what);
  expect(await own.ttl(`sopan:kept:long-${length}`)).toBeGreaterThan(0);
});

test('an entry that no gateway of this hub wrote is none', async () => {
  if (!redis) return;
  await stored(foreign, 'forged', kept('what another wrote'));
  expect(await isNothing(shared, 'forged')).toBe(true);
  for (const bytes of [Buffer.alloc(0), Buffer.from('x'), Buffer.alloc(5000)]) {
    await own.set('sopan:kept:odd', bytes);
    expect(await isNothing(shared, 'odd')).toBe(true);
  }
});

test('an entry of one question is none of another, and a changed one is none at all', async () => {
  if (!redis) return;
  await stored(shared, 'one', kept('of one'));
  const bytes = (await own.getBuffer('sopan:kept:one')) ?? Buffer.alloc(0);
  await own.set('sopan:kept:other', bytes);
  expect(await isNothing(shared, 'other')).toBe(true);
  bytes[bytes.length - 2]! ^= 1;
  await own.set('sopan:kept:one', bytes);
  expect(await isNothing(shared, 'one')).toBe(true);
});

test('a hub whose Redis is not there answers as ever', async () => {
  const hub = await toyHub({ kept: { megabytes: 8, redisUrl: 'redis://127.0.0.1:1', secret: SECRET } });
  for (let round = 0; round < 4; round += 1)
    expect((await hub.ask('{ area(code: "12") { nameEn } }')).body.data.area.nameEn).toBe('Area 12');
  await hub.close();
});
