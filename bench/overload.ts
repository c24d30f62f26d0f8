import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { startHub } from './started-hub';

/** What came of offering so many requests a second for a while. */
interface Offered {
  readonly seconds: number;
  readonly answeredInMs: number[];
  readonly refusedInMs: number[];
  readonly failed: number;
}

const SECONDS = Number(process.argv[3] ?? 60);
const TIMES_CAPACITY = 10;
const GOODPUT = 0.8;
const REFUSED_WITHIN_MS = 50;
const NORMAL_WITHIN_S = 5;
const MOST_OPEN = 1000;
const RESOLUTION_MS = 5;
const NANOSECONDS = 1e6;

/** The roll-up of a division and its districts, as a dashboard asks it. */
const BODY = JSON.stringify({
  query: `{ area(code: "50") { code nameEn
    decisionProgress(fiscalYear: "2023-24") { assignments implemented overdue percentImplemented }
    planProgress(fiscalYear: "2023-24") { activities completed percentComplete }
    children { code nameEn decisionProgress(fiscalYear: "2023-24") { assignments implemented } } } }`,
});

/**
 * What a hub in one process does when ten times as much is asked as it can answer: how much it still answers,
 * how soon it refuses the rest, and how soon it is as before. The asking is done in this process, beside it.
 */
export async function benchOverload(): Promise<boolean> {
  const { url, close } = await startHub({ samples: false });
  const agent = new Agent({ connections: MOST_OPEN, pipelining: 1 });
  try {
    await offer(url, agent, 50, 5); // Plans are made, code is compiled.
    const capacity = await capacityOf(url, agent);
    const quiet = median((await offer(url, agent, capacity * 0.3, 3)).answeredInMs);
    const peak = await offer(url, agent, capacity, 10);
    const own = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    own.enable();
    const over = await offer(url, agent, capacity * TIMES_CAPACITY, SECONDS);
    own.disable();
    const back = await secondsUntilNormal(url, agent, capacity * 0.3, quiet);
    const goodput = rate(over) / rate(peak);
    say(`capacity                 ${Math.round(capacity)} requests a second (closed loop, 16 at once)`);
    say(`answered at capacity     ${Math.round(rate(peak))} a second, p99 ${at(peak.answeredInMs, 0.99)} ms`);
    say(
      `answered at ${TIMES_CAPACITY} ×         ${Math.round(rate(over))} a second, p99 ${at(over.answeredInMs, 0.99)} ms`,
    );
    say(`goodput                  ${(goodput * 100).toFixed(0)} % (wanted ≥ ${GOODPUT * 100} %)`);
    say(
      `refused                  ${over.refusedInMs.length}, p50 ${at(over.refusedInMs, 0.5)} ms, p99 ${at(over.refusedInMs, 0.99)} ms (wanted ≤ ${REFUSED_WITHIN_MS} ms)`,
    );
    say(
      `  of it in this process  p99 ${Math.round(own.percentile(99) / NANOSECONDS - RESOLUTION_MS)} ms late itself`,
    );
    say(`neither                  ${over.failed}`);
    say(`as before after          ${back.toFixed(1)} s (wanted ≤ ${NORMAL_WITHIN_S} s)`);
    return goodput >= GOODPUT && at(over.refusedInMs, 0.99) <= REFUSED_WITHIN_MS && back <= NORMAL_WITHIN_S;
  } finally {
    await agent.destroy();
    await close();
  }
}

/** Sends so many requests a second, whether or not the ones before are answered, as strangers do. */
async function offer(url: string, agent: Agent, perSecond: number, seconds: number): Promise<Offered> {
  const offered = { seconds, answeredInMs: [] as number[], refusedInMs: [] as number[], failed: 0 };
  const underWay = new Set<Promise<void>>();
  const began = performance.now();
  for (let sent = 0; performance.now() - began < seconds * 1000;) {
    const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
    for (; sent < due; sent += 1) {
      if (underWay.size >= MOST_OPEN) continue;
      const one = askOnce(url, agent, offered).finally(() => underWay.delete(one));
      underWay.add(one);
    }
    await wait(2);
  }
  await Promise.all(underWay);
  return offered;
}

async function askOnce(
  url: string,
  agent: Agent,
  offered: { answeredInMs: number[]; refusedInMs: number[]; failed: number },
): Promise<void> {
  const began = performance.now();
  try {
    const { statusCode, body } = await request(`${url}/graphql`, {
      dispatcher: agent,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: BODY,
    });
    const text = await body.text();
    const took = performance.now() - began;
    if (statusCode === 200 && !text.includes('"errors"')) offered.answeredInMs.push(took);
    else if (statusCode === 503 || statusCode === 429) offered.refusedInMs.push(took);
    else offered.failed += 1;
  } catch {
    offered.failed += 1;
  }
}

/** Sixteen clients that wait for each answer: as much as can be answered. */
async function capacityOf(url: string, agent: Agent): Promise<number> {
  const offered = { answeredInMs: [] as number[], refusedInMs: [] as number[], failed: 0 };
  const seconds = 8;
  const end = performance.now() + seconds * 1000;
  const clients = Array.from({ length: 16 }, async () => {
    while (performance.now() < end) await askOnce(url, agent, offered);
  });
  await Promise.all(clients);
  return offered.answeredInMs.length / seconds;
}

async function secondsUntilNormal(
  url: string,
  agent: Agent,
  perSecond: number,
  quietMs: number,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { answeredInMs, refusedInMs } = await offer(url, agent, perSecond, 0.5);
    const isNormal = refusedInMs.length === 0 && median(answeredInMs) < 2 * quietMs + 2;
    const seconds = (performance.now() - began) / 1000;
    if (isNormal || seconds > 60) return seconds;
  }
}

const rate = ({ answeredInMs, seconds }: Offered) => answeredInMs.length / seconds;
const median = (values: readonly number[]) => at(values, 0.5);

function at(values: readonly number[], share: number): number {
  return Math.round((values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0) * 10) / 10;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
