import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What this process counts of itself, in one place, so that a dashboard finds each name here. Labels take only
 * values that the program itself knows: never an address, a name, a token or a text that came from outside.
 */
export const registry = new Registry();

const registers = [registry];

/** Within the machine to a time limit: from half a millisecond to half a minute. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export const requestSeconds = new Histogram({
  name: 'sopan_http_request_seconds',
  help: 'How long requests took, from their head to the last byte of the answer. Health is not counted.',
  labelNames: ['part', 'status'] as const,
  buckets: SECONDS,
  registers,
});

export const requestsAtWork = new Gauge({
  name: 'sopan_http_requests_at_work',
  help: 'Requests that the gateway is answering now.',
  registers,
});

export const requestsShed = new Counter({
  name: 'sopan_http_requests_shed_total',
  help: 'Requests refused with OVERLOADED before anything was read of them.',
  registers,
});

export const errorsTold = new Counter({
  name: 'sopan_errors_total',
  help: 'Errors that the gateway told in answers, by their code (docs/errors.md).',
  labelNames: ['code'] as const,
  registers,
});

export const fetchSeconds = new Histogram({
  name: 'sopan_subgraph_fetch_seconds',
  help: 'How long the gateway waited for a subgraph, retries included.',
  labelNames: ['subgraph', 'outcome'] as const,
  buckets: SECONDS,
  registers,
});

export const plansExecuted = new Counter({
  name: 'sopan_plans_executed_total',
  help: 'Operations carried out by the gateway: by compiled plans, or by the stock executor and why.',
  labelNames: ['executor', 'reason'] as const,
  registers,
});

export const leftAlone = new Gauge({
  name: 'sopan_subgraph_left_alone',
  help: '1 while a subgraph that does not answer is left alone (its breaker is open), else 0.',
  labelNames: ['subgraph'] as const,
  registers,
});

export const statementSeconds = new Histogram({
  name: 'sopan_sql_statement_seconds',
  help: 'How long SQL statements took, the wait for a connection included.',
  labelNames: ['database', 'outcome'] as const,
  buckets: SECONDS,
  registers,
});

export const poolWaits = new Counter({
  name: 'sopan_sql_pool_waits_total',
  help: 'Statements that found no free connection in the pool of MySQL and waited for one.',
  labelNames: ['database'] as const,
  registers,
});

export const cacheAsks = new Counter({
  name: 'sopan_cache_asks_total',
  help: 'What was looked for in a cache of this process, and whether it was there (hit, miss).',
  labelNames: ['cache', 'outcome'] as const,
  registers,
});

export const keptAsks = new Counter({
  name: 'sopan_kept_asks_total',
  help:
    'Questions by what became of them: answered from what is kept (hit, or shared by another gateway), asked anew ' +
    'because the records had changed (stale), for the first time (miss), or because stamps could not be read (unread).',
  labelNames: ['outcome'] as const,
  registers,
});

export const keptAnswers = new Gauge({
  name: 'sopan_kept_answers',
  help: 'Questions whose answers, or what they rest on, the gateway keeps in memory.',
  registers,
});

export const keptBytes = new Gauge({
  name: 'sopan_kept_bytes',
  help: 'What these take, in bytes; SOPAN_KEPT_MB is the most.',
  registers,
});

export const feedPosition = new Gauge({
  name: 'sopan_feed_position',
  help:
    'The number of the last event of another subgraph that a subgraph has taken in; roll-ups are written ' +
    'in the transaction of each act and cannot lag, feeds can.',
  labelNames: ['reader', 'source'] as const,
  registers,
});

export const outboxPosition = new Gauge({
  name: 'sopan_outbox_position',
  help: 'The number of the last event that a subgraph has for the others; what a reader has less, it lags behind.',
  labelNames: ['source'] as const,
  registers,
});

type Collect = () => Promise<void>;

const collectors = new Set<Collect>();

/** Asks for numbers that are looked up only when somebody wants them. Gives the function that ends it. */
export function beforeTelling(collect: Collect): () => void {
  collectors.add(collect);
  return () => {
    collectors.delete(collect);
  };
}

/** All numbers, as Prometheus reads them; what cannot be looked up is missing, not the rest. */
export async function tellMetrics(): Promise<string> {
  await Promise.allSettled([...collectors].map((collect) => collect()));
  return registry.metrics();
}

/** Counts memory, processor time and the delay of the event loop too; called once by whatever serves the numbers. */
export function countTheProcess(): void {
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
}
