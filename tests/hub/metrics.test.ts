import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, startProcess, type HubProcess } from '../support/hub-processes';

/** What a process said of itself: each line of a number, by its name with its labels. */
type Numbers = ReadonlyMap<string, number>;

const folder = mkdtempSync(join(tmpdir(), 'sopan-metrics-'));
let hub: HubProcess;
let metricsUrl: string;

beforeAll(async () => {
  const [port = 0, metricsPort = 0] = await freePorts(2);
  metricsUrl = `http://127.0.0.1:${metricsPort}/metrics`;
  hub = await startProcess('scripts/start.js', port, folder, {
    SOPAN_DATA: folder,
    SOPAN_METRICS_PORT: String(metricsPort),
  });
}, 120_000);

afterAll(async () => {
  await hub.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function numbers(): Promise<Numbers> {
  const text = await (await fetch(metricsUrl)).text();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const end = line.lastIndexOf(' ');
      return [line.slice(0, end), Number(line.slice(end + 1))];
    }),
  );
}

/** By how much the numbers rose that have this name and all these labels, between two readings. */
function rise(before: Numbers, after: Numbers, name: string, ...labels: readonly string[]): number {
  const sum = (all: Numbers): number =>
    [...all].reduce((total, [key, value]) => {
      const [own] = key.split('{', 1);
      return own === name && labels.every((label) => key.includes(label)) ? total + value : total;
    }, 0);
  return sum(after) - sum(before);
}

const ask = (query: string) =>
  fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query }),
  }).then((response) => response.text());

test('each request is counted once, by its part and its status, and so is what it needed', async () => {
  const before = await numbers();
  for (const code of ['30', '50', '55']) await ask(`{ area(code: "${code}") { nameEn } }`);
  await ask('{ area(code: "nowhere-at-all") { nameEn } }');
  await ask('{ noSuchField }');
  await fetch(`${hub.url}/areas/50`).then((response) => response.text());
  await fetch(`${hub.url}/graphql-no/<script>`).then((response) => response.text());
  const after = await numbers();
  const count = (name: string, ...labels: string[]) => rise(before, after, name, ...labels);
  expect({
    answered: count('sopan_http_request_seconds_count', 'part="graphql"', 'status="200"'),
    refused: count('sopan_http_request_seconds_count', 'part="graphql"', 'status="400"'),
    pages: count('sopan_http_request_seconds_count', 'part="pages"', 'status="200"'),
    invalid: count('sopan_errors_total', 'code="GRAPHQL_VALIDATION_FAILED"'),
    ofAreas: count('sopan_subgraph_fetch_seconds_count', 'subgraph="organisation"') >= 3,
    failed: count('sopan_subgraph_fetch_seconds_count', 'outcome="failed"'),
    read: count('sopan_sql_statement_seconds_count', 'database="meetings"', 'outcome="done"') > 0,
    atWork: after.get('sopan_http_requests_at_work'),
  }).toEqual({
    answered: 4,
    refused: 1,
    pages: 1,
    invalid: 1,
    ofAreas: true,
    failed: 0,
    read: true,
    atWork: 0,
  });
});

test('what a feed has to tell, and how far it was heard, are the same in a hub at rest', async () => {
  const told = await numbers();
  const head = told.get('sopan_outbox_position{source="organisation"}');
  expect(head).toBeGreaterThan(0);
  for (const reader of ['meetings', 'plans'])
    expect(told.get(`sopan_feed_position{reader="${reader}",source="organisation"}`)).toBe(head);
});

test('nothing that came from outside becomes a name or a label', async () => {
  await fetch(`${hub.url}/zz-made-up/zz-path?zz=1`, { headers: { 'x-request-id': 'zz-id' } });
  await ask('query zzName { zzField }');
  expect([...(await numbers()).keys()].filter((key) => key.includes('zz'))).toEqual([]);
});

test('the numbers are told at their own port only, and it tells nothing else', async () => {
  expect((await fetch(`${hub.url}/metrics`)).status).toBe(404);
  expect((await fetch(metricsUrl.replace('/metrics', '/'))).status).toBe(404);
  expect((await fetch(metricsUrl, { method: 'POST' })).status).toBe(404);
});
