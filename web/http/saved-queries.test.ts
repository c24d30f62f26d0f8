import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Visitor } from './visitor';
import { savedQueriesOverHttp } from './saved-queries';

type Answer = Awaited<ReturnType<Visitor['ask']>>;

/** What comes back where the hub answers so. */
async function answered(answer: Answer) {
  const app = express();
  const failures = {
    unknown: () => new Error('unknown'),
    badParameter: () => new Error('bad parameter'),
    unavailable: () => new Error('incomplete'),
  };
  const viewer = { role: 'PUBLIC', area: null, subject: '' };
  app.use(
    '/q',
    savedQueriesOverHttp(failures)(() => ({ viewer, ask: () => Promise.resolve(answer) })),
  );
  app.use(((error: Error, _request, response, _next) => {
    response.status(503).send(error.message);
  }) as express.ErrorRequestHandler);
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/q/areas-below.csv?code=50&fiscalYear=2023-24`);
  const text = await response.text();
  server.close();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), text };
}

const failed = (code: string) => ({ message: 'A sentence.', extensions: { code } });
const part = { area: { code: '50', areas: [{ code: '5010', decisions: null }] } };

test.each([
  'SUBGRAPH_UNAVAILABLE',
  'DATABASE_BUSY',
  'OPERATION_TIMEOUT',
  'INTERNAL_SERVER_ERROR',
  'NEVER_HEARD_OF',
])(
  'an answer of which a part is missing for %s is no table at all, and may be asked for again',
  async (code) => {
    expect(await answered({ data: part, errors: [failed(code)] })).toEqual({
      status: 503,
      retryAfter: '2',
      text: 'incomplete',
    });
  },
);

test('what was asked wrongly is said as the hub says it', async () => {
  const { status, text } = await answered({ data: part, errors: [failed('BAD_FISCAL_YEAR')] });
  expect([status, JSON.parse(text)]).toEqual([400, { errors: [failed('BAD_FISCAL_YEAR')] }]);
});

test('whoever asks too often is told when to come back', async () => {
  const { status, retryAfter } = await answered({ errors: [failed('TOO_MANY_REQUESTS')] });
  expect([status, retryAfter]).toEqual([429, '60']);
});

test('a whole answer is a table', async () => {
  const { status, text } = await answered({ data: part });
  expect(status).toBe(200);
  expect(text.split('\r\n')[1]).toMatch(/^50,5010,,/);
});
