import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFourProcesses, stopFourProcesses, type FourProcesses } from '../support/hub-processes';
import { until } from '../support/until';

/** A span as OTLP writes it in JSON. */
interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly process: string;
}

interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Omit<Span, 'process'>[] }[];
  }[];
}

const folder = mkdtempSync(join(tmpdir(), 'sopan-traces-'));
const spans: Span[] = [];
const bodies: string[] = [];
let collector: Server;
let hub: FourProcesses;

beforeAll(async () => {
  collector = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      bodies.push(body);
      for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
        const process =
          resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
        spans.push(...scopeSpans.flatMap((scope) => scope.spans.map((span) => ({ ...span, process }))));
      }
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  writeFileSync(join(folder, 'samples-imported'), '');
  hub = await startFourProcesses(folder, 5000, undefined, {
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
  });
}, 150_000);

afterAll(async () => {
  await stopFourProcesses(hub);
  collector.closeAllConnections();
  collector.close();
  rmSync(folder, { recursive: true, force: true });
});

test('one request is one trace, from the gateway through each subgraph into its SQL, and tells no text', async () => {
  const query = `query ($code: ID!) {
    area(code: $code) { children { code } decisionProgress(fiscalYear: "2023-24") { assignments } }
    searched: decisions(first: 1, filter: { text: "গোপন-literal" }) { totalCount }
  }`;
  const foreign = 'f'.repeat(32);
  const response = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', traceparent: `00-${foreign}-${'e'.repeat(16)}-01` },
    body: JSON.stringify({ query, variables: { code: '50' } }),
  });
  expect(await response.json()).not.toHaveProperty('errors');
  const traceOf = (): Span[] => {
    const plan = spans.find(({ name }) => name === 'gateway.plan');
    return spans.filter(({ traceId }) => traceId === plan?.traceId);
  };
  await until(
    () => new Set(traceOf().map(({ process }) => process)).size === 3 && isWhole(traceOf()),
    'the spans of three processes came',
  );
  const trace = traceOf();
  expect(new Set(trace.map(({ process }) => process))).toEqual(
    new Set(['sopan-gateway', 'sopan-organisation', 'sopan-meetings']),
  );
  expect(trace.filter(({ parentSpanId }) => !parentSpanId).map(({ name }) => name)).toEqual(['request']);
  const ways = trace.filter(({ name }) => name === 'SELECT').map((span) => wayOf(trace, span));
  expect(ways).toContain('request > gateway.request > gateway.execute > gateway.fetch > request > SELECT');
  expect(trace[0]?.traceId).not.toBe(foreign);
  for (const text of ['গোপন', 'literal', '2023-24', 'assignments', 'meeting_id', 'FROM'])
    expect(bodies.filter((body) => body.includes(text))).toEqual([]);
});

/** Whether every span of a trace has its parent there. */
function isWhole(trace: readonly Span[]): boolean {
  const ids = new Set(trace.map(({ spanId }) => spanId));
  return trace.every(({ parentSpanId }) => !parentSpanId || ids.has(parentSpanId));
}

/** The names on the way to a span. */
function wayOf(trace: readonly Span[], span: Span): string {
  const parent = trace.find(({ spanId }) => spanId === span.parentSpanId);
  return parent ? `${wayOf(trace, parent)} > ${span.name}` : span.name;
}
