import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { parse as readCsv } from 'csv-parse/sync';
import { projectRoot } from '../../lib/project-root';
import { printSavedQueries } from '../../scripts/contract/print-saved-queries';
import { SAVED_QUERIES } from '../../web/saved-queries';
import { exampleAddress, exampleVariables } from '../../web/saved-query-example';
import type { TestHub } from '../support/hub-in-process';
import { startSampleHub } from './browser';

const api = readFileSync(join(projectRoot, 'schema', 'api.graphql'), 'utf8');
const open = SAVED_QUERIES.filter(({ role }) => role === 'PUBLIC');
const areas = '/q/areas-below.csv?code=50&fiscalYear=2023-24';

let hub: TestHub;
beforeAll(async () => {
  hub = await startSampleHub();
});
afterAll(() => hub.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(hub.url + path, { headers });
const rowsOf = async (path: string) => {
  const response = await get(path);
  expect([response.status, path]).toEqual([200, path]);
  return readCsv(await response.text(), { bom: true, columns: true }) as Record<string, string>[];
};

describe('of the saved queries', () => {
  test('what is checked in is what their files say', () => {
    expect(readFileSync(join(projectRoot, 'web', 'saved-queries.ts'), 'utf8')).toBe(printSavedQueries(api));
  });

  test.each(SAVED_QUERIES)('$name is an operation of the contract', ({ text }) => {
    expect(validate(buildSchema(api), parse(text))).toEqual([]);
  });

  test.each(open)('$name answers its example as CSV and as JSON, for nobody in particular', async (query) => {
    const csv = await get(exampleAddress(query, 'csv'));
    const json = await get(exampleAddress(query, 'json'));
    expect([csv.status, csv.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(csv.headers.get('content-disposition')).toBe(`attachment; filename=${query.name}.csv`);
    const { data } = (await json.json()) as { data: object };
    expect(Object.values(data)).not.toContain(null);
  });

  test.each(SAVED_QUERIES.filter(({ role }) => role !== 'PUBLIC'))(
    '$name is answered in the console for whom it is meant, within the limits',
    async (query) => {
      const viewer = { role: query.role, area: query.role === 'ANALYST' ? 'BD' : '50', subject: 'a-test' };
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await hub.tokenOf(viewer as Parameters<TestHub['tokenOf']>[0])}`,
        },
        body: JSON.stringify({ query: query.text, variables: JSON.parse(exampleVariables(query)) }),
      });
      expect(await response.json()).toMatchObject({
        data: expect.any(Object),
        extensions: { cost: { cost: expect.any(Number) } },
      });
      expect((await get(`/q/${query.name}.csv`)).status).toBe(404);
    },
  );
});

describe('an answer', () => {
  test('is the same as CSV, as JSON and from /graphql', async () => {
    const rows = await rowsOf(areas);
    const json = (await (await get(areas.replace('.csv', '.json'))).json()) as any;
    const { text } = open.find(({ name }) => name === 'areas-below')!;
    const asked = await fetch(`${hub.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: text, variables: { code: '50', fiscalYear: '2023-24' } }),
    });
    const direct = (await asked.json()) as any;
    expect(json.data).toEqual(direct.data);
    expect(rows.length).toBeGreaterThan(5);
    expect(
      rows.map((row) => [row['areas.code'], row['areas.nameBn'], row['areas.decisions.assignments']]),
    ).toEqual(
      direct.data.area.areas.map(({ code, nameBn, decisions }: any) => [
        code,
        nameBn,
        String(decisions.assignments),
      ]),
    );
    // No report is no zero.
    for (const row of rows)
      if (row['areas.decisions.assignments'] === '0')
        expect(row['areas.decisions.percentImplemented']).toBe('');
  });

  test('may be kept for a minute, and is not sent again to whoever has it', async () => {
    const first = await get(areas);
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=60');
    expect(first.headers.get('vary')?.toLowerCase()).toContain('authorization');
    const again = await get(areas, { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await get(areas.replace('code=50', 'code=40'), { 'if-none-match': tag });
    expect(other.status).toBe(200);
  });

  test('to whoever brings a token is kept nowhere', async () => {
    const authorization = `Bearer ${await hub.tokenOf({ role: 'OFFICER', area: '50', subject: 'a-test' })}`;
    const response = await get(areas, { authorization });
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(response.headers.get('etag')).toBeNull();
    expect((await get(areas, { authorization: 'Bearer nobody' })).status).toBe(401);
  });

  test('pages on by the cursor of its last row', async () => {
    const first = await rowsOf('/q/areas.csv?level=DISTRICT&first=40');
    const last = first.at(-1)?.['cursor'] ?? '';
    const rest = await rowsOf(
      `/q/areas.csv?${new URLSearchParams({ level: 'DISTRICT', first: '40', after: last }).toString()}`,
    );
    expect(new Set([...first, ...rest].map(({ code }) => code)).size).toBe(64);
  });
});

test.each([
  ['/q/no-such-query.csv', 404, 'UNKNOWN_SAVED_QUERY'],
  ['/q/officer-drafts.json?code=50', 404, 'UNKNOWN_SAVED_QUERY'],
  ['/q/__proto__.csv', 404, 'UNKNOWN_SAVED_QUERY'],
  ['/q/areas-below.csv', 400, 'BAD_PARAMETER'],
  ['/q/areas-below.csv?code=50&fiscalYear=2023-24&lang=bn', 400, 'BAD_PARAMETER'],
  ['/q/areas-below.csv?code=50&fiscalYear=2023-24&asOf=yesterday', 400, 'BAD_PARAMETER'],
  ['/q/areas-below.json?code=50&fiscalYear=last', 400, 'BAD_FISCAL_YEAR'],
  ['/q/areas-below.json?code=50&fiscalYear=2023-24&asOf=2099-01-01', 400, 'DAY_IN_FUTURE'],
  ['/q/late-decisions.csv?code=50&after=nowhere', 400, 'BAD_CURSOR'],
  ['/q/late-decisions.csv?code=50&first=501', 400, 'QUERY_TOO_LARGE'],
])('%s is refused with %i and %s, and a sentence', async (path, status, code) => {
  const response = await get(path);
  const { errors } = (await response.json()) as any;
  expect([response.status, errors[0].extensions.code]).toEqual([status, code]);
  expect(errors[0].message).toMatch(/^[\w"].+\.$/);
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test('all upazilas of the country are one answer, for the public too', async () => {
  const rows = await rowsOf('/q/upazilas.csv?code=BD&fiscalYear=2023-24');
  expect(rows.length).toBeGreaterThan(480);
});

test('an area that there never was is a table without rows', async () => {
  expect(await rowsOf('/q/areas-below.csv?code=99&fiscalYear=2023-24')).toEqual([]);
});
