import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { Wire } from './wire';

/** So many requests a second, whether or not the ones before are answered, as strangers send them. */
export interface OpenLoop {
  readonly kind: 'open';
  readonly port: number;
  readonly perSecond: number;
  readonly seconds: number;
  /** Connections at most; what is due while all are taken is not sent. */
  readonly most: number;
  /** A whole request. */
  readonly read: string;
}

export interface OpenLoopTold {
  readonly seconds: number;
  readonly answeredMs: readonly number[];
  readonly refusedMs: readonly number[];
  readonly failed: number;
  /** How late this process itself was, so that it may be set against what it saw: p99, and how busy it was. */
  readonly lateMs: number;
  readonly busy: number;
}

const RESOLUTION_MS = 2;
const TICK_MS = 1;
const NANOSECONDS = 1e6;
const MICROSECONDS = 1e6;

/** Offers load for a while and says what came of each request. */
export async function openLoop({ port, perSecond, seconds, most, read }: OpenLoop): Promise<OpenLoopTold> {
  const request = Buffer.from(read);
  const answeredMs: number[] = [];
  const refusedMs: number[] = [];
  const idle: Wire[] = [];
  let [failed, underWay, sent] = [0, 0, 0];
  const own = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  own.enable();
  const cpu = process.cpuUsage();
  const began = performance.now();

  function askOnce(): void {
    let wire = idle.pop();
    while (wire?.isClosed) wire = idle.pop();
    const on = wire ?? new Wire(port);
    underWay += 1;
    on.ask(request, true, ({ status, ms, body }) => {
      underWay -= 1;
      if (status === 200 && !body.includes('"errors"')) answeredMs.push(ms);
      else if (status === 503 || status === 429) refusedMs.push(ms);
      else failed += 1;
      if (!on.isClosed) idle.push(on);
    });
  }

  for (let now = 0; now < seconds * 1000; now = performance.now() - began) {
    const due = Math.floor((now / 1000) * perSecond);
    for (; sent < due; sent += 1) if (underWay < most) askOnce();
    await wait(TICK_MS);
  }
  while (underWay > 0) await wait(TICK_MS);
  own.disable();
  const { user, system } = process.cpuUsage(cpu);
  const took = (performance.now() - began) / 1000;
  for (const wire of idle) wire.end();
  return {
    seconds,
    answeredMs,
    refusedMs,
    failed,
    lateMs: Math.max(0, own.percentile(99) / NANOSECONDS - RESOLUTION_MS),
    busy: (user + system) / MICROSECONDS / took,
  };
}
