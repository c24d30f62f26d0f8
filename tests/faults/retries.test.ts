import { linkOverHttp } from '../../gateway/links/over-http';
import { startGateway, type Gateway } from '../../gateway/start';
import { ask, quiet, SECRET } from '../../gateway/toys/toy-hub';
import { toySubgraphs, toySupergraph } from '../../gateway/toys/toy-subgraphs';
import { fail } from '../../lib/errors';
import { startSubgraphServer } from '../../lib/subgraph/start-server';
import { randomNumbers } from '../support/random-numbers';
import { untilReady } from '../support/until';
import { faultProxy, type FaultProxy, type Mode } from './fault-proxy';
import { figure, rounds } from './figure';

/** Long enough that a busy machine does not look like a fault. */
const TIMEOUT_MS = 4000;
const SIDE_BY_SIDE = 20;

let proxy: FaultProxy;
let gateway: Gateway;
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const links = [];
  for (const subgraph of Object.values(toySubgraphs())) {
    const server = await startSubgraphServer(subgraph, { port: 0, secret: SECRET, log: quiet });
    closers.push(() => server.close());
    if (subgraph.name === 'organisation') proxy = await faultProxy(server.url);
    const url = subgraph.name === 'organisation' ? proxy.url : server.url;
    links.push(linkOverHttp({ name: subgraph.name, url, secret: SECRET, timeoutMs: TIMEOUT_MS, log: quiet }));
  }
  gateway = await startGateway({
    supergraphSdl: toySupergraph(),
    links,
    verifyToken: () => Promise.reject(fail('UNAUTHENTICATED')),
    log: quiet,
    port: 0,
  });
});

beforeEach(async () => {
  await proxy.spoil(null);
  await untilReady(gateway.url);
  proxy.arrived.length = 0;
});

afterAll(async () => {
  await gateway.close();
  await proxy.close();
  await Promise.all(closers.map((close) => close()));
});

const askFor = (query: string, variables: object) => ask(gateway.url, JSON.stringify({ query, variables }));

/** Asks for each number, some side by side, and gives the answers. */
async function askEach(
  count: number,
  query: string,
  variablesOf: (number: number) => object,
  sideBySide = SIDE_BY_SIDE,
) {
  const answers: Awaited<ReturnType<typeof ask>>[] = [];
  for (let from = 0; from < count; from += sideBySide) {
    const numbers = Array.from({ length: Math.min(sideBySide, count - from) }, (_, index) => from + index);
    answers.push(...(await Promise.all(numbers.map((number) => askFor(query, variablesOf(number))))));
  }
  return answers;
}

const READ = 'query ($code: ID!) { area(code: $code) { nameEn } }';
const WRITE = 'mutation ($code: ID!, $nameEn: String!) { renameArea(code: $code, nameEn: $nameEn) { code } }';

/** How often each value of a variable arrived. */
function arrivals(pattern: RegExp): Map<string, number> {
  const counts = new Map<string, number>();
  for (const body of proxy.arrived) {
    const [value] = pattern.exec(body) ?? [];
    if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

test('a mutation is sent once and never again, whatever becomes of it', async () => {
  const count = rounds(200, 10_000);
  const random = randomNumbers(6);
  const modes: (Mode | null)[] = ['cut JSON', 'a 500', 'a 502 of HTML', 'down', 'another kind of content'];
  proxy.spoilEach((body) =>
    /mutation/.test(body) && random() < 0.15 ? (modes[Math.floor(random() * modes.length)] ?? null) : null,
  );
  const answers = await askEach(count, WRITE, (number) => ({ code: '17', nameEn: `name ${number}.` }));
  const sent = arrivals(/name \d+\./);
  const doubled = [...sent.values()].filter((times) => times > 1).length;
  const done = answers.filter(({ body }) => body.data?.renameArea).length;
  figure(
    'F2 mutations',
    `${doubled} doubled of ${count}, ${count - done} told of as failed`,
    '0 doubled',
    doubled === 0,
  );
  expect(doubled).toBe(0);
  expect(done).toBeGreaterThan(count / 4);
  // The faults were there, and where one was, the client was told.
  expect(done).toBeLessThan(count * 0.95);
  expect(sent.size).toBeGreaterThanOrEqual(done);
});

test('a mutation that gets no answer is not sent again either', async () => {
  await proxy.spoil('a hang');
  const { body } = await askFor(WRITE, { code: '12', nameEn: 'name 1.' });
  expect(body.errors[0].extensions.code).toBe('SUBGRAPH_UNAVAILABLE');
  expect([...arrivals(/name \d+\./).values()]).toEqual([1]);
});

test.each<Mode>(['a hang', 'a 500', 'cut JSON', 'down'])(
  'a read that meets %s once is asked once more and answered',
  async (mode) => {
    const met = new Set<string>();
    proxy.spoilEach((body) => {
      const [code = ''] = /"code":"\d+"/.exec(body) ?? [];
      if (met.has(code)) return null;
      met.add(code);
      return mode;
    });
    const answers = await askEach(2, READ, (number) => ({ code: `1${number}` }));
    expect(answers.map(({ body }) => body.data.area.nameEn)).toEqual(['Area 10', 'Area 11']);
    expect([...arrivals(/"code":"\d+"/).values()]).toEqual([2, 2]);
  },
);

test('where reads fail again and again, at most one in five is asked a second time', async () => {
  const count = rounds(60, 2000);
  // Every third is well, so that the subgraph is not left alone.
  proxy.spoilEach((body) => (body.includes('"code":"10"') ? null : 'a 500'));
  await askEach(count, READ, (number) => ({ code: `1${number % 3}` }), 1);
  const asked = [...arrivals(/"code":"\d+"/).values()].reduce((sum, times) => sum + times, 0);
  const most = count * 1.2 + 10;
  figure('F2 reads', `${asked} tries of ${count} reads, two of three failing`, `≤ ${most}`, asked <= most);
  expect(asked).toBeLessThanOrEqual(most);
  expect(asked).toBeGreaterThan(count);
});
