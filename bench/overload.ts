import type { OpenLoopTold } from './load/open-loop';
import { startLoad, type Load } from './load/load';
import { postOf } from './load/wire';
import { startHub } from './started-hub';

const SECONDS = Number(process.argv[3] ?? 60);
const TIMES_CAPACITY = 10;
const GOODPUT = 0.8;
const REFUSED_WITHIN_MS = 50;
const NORMAL_WITHIN_S = 5;
const MOST_OPEN = 1000;

/** The roll-up of a division and its districts, as a dashboard asks it. */
const BODY = JSON.stringify({
  query: `{ area(code: "50") { code nameEn
    decisionProgress(fiscalYear: "2023-24") { assignments implemented overdue percentImplemented }
    planProgress(fiscalYear: "2023-24") { activities completed percentComplete }
    children { code nameEn decisionProgress(fiscalYear: "2023-24") { assignments implemented } } } }`,
});

const READ = postOf('/graphql', BODY);

/**
 * What a hub in one process does when ten times as much is asked as it can answer: how much it still answers,
 * how soon it refuses the rest, and how soon it is as before. The generator has a process of its own that sends bytes
 * made beforehand, and tells how late it was itself. Nothing is kept: ten times as much as an answer that is kept
 * can be given is more than a generator on the same machine can ask.
 */
export async function benchOverload(): Promise<boolean> {
  const { url, close } = await startHub({ samples: false, settings: { SOPAN_KEPT_MB: '0' } });
  const port = Number(new URL(url).port);
  const load = startLoad();
  const offer = (perSecond: number, seconds: number): Promise<OpenLoopTold> =>
    load.open({ port, perSecond, seconds, most: MOST_OPEN, read: READ });
  try {
    await offer(50, 5); // Plans are made, code is compiled.
    const capacity = await capacityOf(port, load);
    const quiet = median((await offer(capacity * 0.3, 3)).answeredMs);
    const peak = await offer(capacity, 10);
    const over = await offer(capacity * TIMES_CAPACITY, SECONDS);
    const back = await secondsUntilNormal(offer, capacity * 0.3, quiet);
    const goodput = rate(over) / rate(peak);
    const refusedP99 = at(over.refusedMs, 0.99);
    say(`capacity                 ${Math.round(capacity)} requests a second (closed loop, 16 at once)`);
    say(`answered at capacity     ${Math.round(rate(peak))} a second, p99 ${at(peak.answeredMs, 0.99)} ms`);
    say(
      `answered at ${TIMES_CAPACITY} ×         ${Math.round(rate(over))} a second, p99 ${at(over.answeredMs, 0.99)} ms`,
    );
    say(`goodput                  ${(goodput * 100).toFixed(0)} % (wanted ≥ ${GOODPUT * 100} %)`);
    say(
      `refused                  ${over.refusedMs.length}, p50 ${at(over.refusedMs, 0.5)} ms, p99 ${refusedP99} ms (wanted ≤ ${REFUSED_WITHIN_MS} ms)`,
    );
    say(
      `  of it the generator    p99 ${over.lateMs.toFixed(1)} ms late itself, busy ${(over.busy * 100).toFixed(0)} % of a core`,
    );
    say(`neither                  ${over.failed}`);
    say(`as before after          ${back.toFixed(1)} s (wanted ≤ ${NORMAL_WITHIN_S} s)`);
    return goodput >= GOODPUT && refusedP99 <= REFUSED_WITHIN_MS && back <= NORMAL_WITHIN_S;
  } finally {
    await load.close();
    await close();
  }
}

/** Sixteen clients that wait for each answer: as much as can be answered. */
async function capacityOf(port: number, load: Load): Promise<number> {
  const told = await load.closed({ port, connections: 16, seconds: 8, reads: [READ] });
  return (told.requests - told.faults) / told.seconds;
}

async function secondsUntilNormal(
  offer: (perSecond: number, seconds: number) => Promise<OpenLoopTold>,
  perSecond: number,
  quietMs: number,
): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { answeredMs, refusedMs } = await offer(perSecond, 0.5);
    const isNormal = refusedMs.length === 0 && median(answeredMs) < 2 * quietMs + 2;
    const seconds = (performance.now() - began) / 1000;
    if (isNormal || seconds > 60) return seconds;
  }
}

const rate = ({ answeredMs, seconds }: OpenLoopTold) => answeredMs.length / seconds;
const median = (values: readonly number[]) => at(values, 0.5);

function at(values: readonly number[], share: number): number {
  return Math.round((values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? 0) * 10) / 10;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
