import { setTimeout as wait } from 'node:timers/promises';
import { ask } from '../../gateway/toys/toy-hub';
import { startTestHub, type TestHub } from '../support/hub-in-process';
import { figure, rounds } from './figure';
import { p99 } from './percentile';

const many = (times: number, part: (index: number) => string) =>
  Array.from({ length: times }, (_, index) => part(index)).join(' ');

/** What once stopped a server of this kind for seconds, or for good. */
const BOMBS: Record<string, string> = {
  'ten fragments that double': `{ area(code: "BD") { ...F0 } } ${many(10, (each) => `fragment F${each} on Area { parent { ...F${each + 1} } children { ...F${each + 1} } }`)} fragment F10 on Area { code }`,
  'a thousand aliases': `{ ${many(1000, (each) => `a${each}: area(code: "BD") { code nameEn }`)} }`,
  'five thousand aliases': `{ ${many(5000, (each) => `a${each}: area(code: "BD") { code }`)} }`,
  'fragments of two aliases': `{ area(code: "BD") { ...F0 } } ${many(15, (each) => `fragment F${each} on Area { a: parent { ...F${each + 1} } b: parent { ...F${each + 1} } }`)} fragment F15 on Area { code }`,
  'children and parents': `{ area(code: "BD") { ${many(6, () => 'children { parent {')} code ${many(6, () => '} }')} } }`,
  'twenty thousand directives': `{ area(code: "BD") { code ${many(20_000, () => '@include(if: true)')} } }`,
  'forty thousand fields': `{ area(code: "BD") { ${many(40_000, () => 'code')} } }`,
  'twenty thousand braces': `${'{a'.repeat(20_000)}`,
  'a page of two billion': '{ areas(first: 2147483647) { edges { node { code } } } }',
};
const NORMAL = JSON.stringify({
  query:
    '{ area(code: "50") { code nameEn decisionProgress(fiscalYear: "2023-24") { assignments } children { code } } }',
});
const BOMBS_A_SECOND = 5;

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await ask(hub.url, NORMAL);
});
afterAll(() => hub.close());

/** Asks as everybody does, for a while: how long each took. */
async function askNormally(forMs: number): Promise<number[]> {
  const times: number[] = [];
  for (const end = performance.now() + forMs; performance.now() < end; await wait(10)) {
    const began = performance.now();
    const { status, body } = await ask(hub.url, NORMAL);
    times.push(performance.now() - began);
    expect([status, body.errors]).toEqual([200, undefined]);
  }
  return times;
}

test('bombs are refused one by one while others are answered as ever', async () => {
  const forMs = rounds(2000, 30_000);
  const quiet = await askNormally(forMs);
  let ended = false;
  const bombed: [string, number, string][] = [];
  const took: number[] = [];
  const bomber = (async () => {
    const names = Object.keys(BOMBS);
    for (let round = 0; !ended || round < names.length; round += 1) {
      const name = names[round % names.length] ?? '';
      const began = performance.now();
      const { status, body } = await ask(hub.url, JSON.stringify({ query: BOMBS[name] }));
      took.push(performance.now() - began);
      bombed.push([name, status, typeof body.errors[0].extensions.code]);
      await wait(1000 / BOMBS_A_SECOND);
    }
  })();
  const meanwhile = await askNormally(forMs);
  ended = true;
  await bomber;
  const refused = (name: string) => (name === 'a page of two billion' ? [200, 400] : [400, 413]);
  const surprises = bombed.filter(
    ([name, status, code]) => code !== 'string' || !refused(name).includes(status),
  );
  figure(
    'F17 others beside bombs, p99',
    `${p99(meanwhile)} ms, ${p99(quiet)} ms when quiet`,
    '≤ 1.5 × quiet',
    p99(meanwhile) <= Math.max(1, p99(quiet)) * 1.5,
  );
  figure(
    'F17 the answer to a bomb, p99',
    `${p99(took)} ms of ${bombed.length}`,
    '≤ 100 ms',
    p99(took) <= 100,
  );
  expect(surprises).toEqual([]);
});
