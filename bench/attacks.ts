import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../lib/project-root';
import { BOMBS } from './bombs';
import type { Memory } from './tell-memory';

/** Of each bomb: spells with it, each followed by one without, so that whatever else the machine does falls on both. */
const SPELLS = 12;
const BOMBS_A_SPELL = 5;
const WARM_MS = 5000;
/** So that what the last answers left behind is not counted. */
const REST_MS = 1000;
const EVERY_MS = 200;
const REFUSED_WITHIN_MS = 100;
const SLOWER_AT_MOST = 1.5;
const GROWN_AT_MOST_MB = 20;

interface Answered {
  readonly ms: number;
  readonly told: string;
}

/** How long the second client waited, and how much more memory the hub holds after it than before. */
interface Course {
  readonly waited: readonly number[];
  readonly grown: Memory;
}

/**
 * `npm run bench -- bombs`: each bomb five times a second against a hub in a process of its own, in every other
 * second, while a second client asks for the roll-up of a division all the time. Whether each is refused in time,
 * and the second client waits no longer in the seconds with bombs than in those between. A control, another hub that
 * the same second client asks for as long without bombs, tells what memory they cost from what it costs itself.
 */
export async function benchBombs(): Promise<boolean> {
  const control = await withHub((url) => aside(url, BOMBS.length * SPELLS * 2 * BOMBS_A_SPELL * EVERY_MS));
  const alone = quantile(control.waited, 0.99);
  say(`without bombs: p99 of the second client ${alone.toFixed(1)} ms, ${mb(control.grown)}\n`);
  say('| bomb | answers | slowest refusal ms | p99 beside it ms | p99 between ms | ratio |');
  say('|---|---|---:|---:|---:|---:|');
  let fine = true;
  const bombed = await withHub(async (url) => {
    const all: number[] = [];
    for (const [name, query] of BOMBS) {
      const { refused, beside, between } = await inSpells(url, query);
      all.push(...beside, ...between);
      const [p99, quiet] = [quantile(beside, 0.99), quantile(between, 0.99)];
      const slowest = Math.max(...refused.map(({ ms }) => ms));
      const answers = [...new Set(refused.map(({ told }) => told))].join(', ');
      const figures = [slowest.toFixed(0), p99.toFixed(1), quiet.toFixed(1), (p99 / quiet).toFixed(2)];
      say(`| ${name} | ${answers} | ${figures.join(' | ')} |`);
      fine &&=
        answers === '400 QUERY_TOO_LARGE' && slowest < REFUSED_WITHIN_MS && p99 / quiet <= SLOWER_AT_MOST;
    }
    return all;
  });
  const byBombs = less(bombed.grown, control.grown);
  say(`\nwith bombs: ${mb(bombed.grown)}; by the bombs: ${mb(byBombs)} (wanted ≤ ${GROWN_AT_MOST_MB} MB)`);
  return fine && byBombs.resident <= GROWN_AT_MOST_MB;
}

interface Spells {
  readonly refused: readonly Answered[];
  /** How long the second client waited while bombs came, and in the spells between. */
  readonly beside: readonly number[];
  readonly between: readonly number[];
}

async function inSpells(url: string, query: string): Promise<Spells> {
  const spells = { refused: [] as Answered[], beside: [] as number[], between: [] as number[] };
  for (let spell = 0; spell < SPELLS; spell += 1) {
    const beside = aside(url, BOMBS_A_SPELL * EVERY_MS);
    spells.refused.push(...(await bombard(url, query)));
    spells.beside.push(...(await beside));
    spells.between.push(...(await aside(url, BOMBS_A_SPELL * EVERY_MS)));
  }
  return spells;
}

/** A hub for one course, warm before it begins. */
async function withHub(run: (url: string) => Promise<number[]>): Promise<Course> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-bombs-'));
  writeFileSync(join(folder, 'samples-imported'), 'no samples\n');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = join(projectRoot, 'dist', 'scripts', 'start.js');
  const hub = spawn(process.execPath, ['--expose-gc', '--require', require.resolve('./tell-memory'), start], {
    env: { PATH: process.env['PATH'], PORT: String(port), SOPAN_DATA: folder, SOPAN_RATE_PUBLIC: '0' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    await ready(url);
    await aside(url, WARM_MS); // Nothing is measured of it.
    const before = await memoryOf(hub);
    const waited = await run(url);
    await wait(REST_MS);
    return { waited, grown: less(await memoryOf(hub), before) };
  } finally {
    hub.kill('SIGTERM');
    await once(hub, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

const mb = ({ resident, held }: Memory): string =>
  `${resident.toFixed(0)} MB more memory, ${held.toFixed(1)} MB of it in use`;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function bombard(url: string, query: string): Promise<Answered[]> {
  const sent: Promise<Answered>[] = [];
  for (let round = 0; round < BOMBS_A_SPELL; round += 1) {
    sent.push(ask(url, query));
    await wait(EVERY_MS);
  }
  return Promise.all(sent);
}

/** How long the second client waited for each of its answers. */
async function aside(url: string, milliseconds: number): Promise<number[]> {
  const waited: number[] = [];
  for (const until = performance.now() + milliseconds; performance.now() < until; await wait(5)) {
    const { ms, told } = await ask(url, ROLL_UP);
    if (told !== '200 ') throw new Error(`The second client was told ${told}`);
    waited.push(ms);
  }
  return waited;
}

const ROLL_UP =
  '{ area(code: "55") { children { code decisionProgress(fiscalYear: "2023-24") { assignments } children { code planProgress(fiscalYear: "2023-24") { activities } } } } }';

async function ask(url: string, query: string): Promise<Answered> {
  const began = performance.now();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return {
    ms: performance.now() - began,
    told: `${response.status} ${errors.map(({ extensions }) => extensions.code).join()}`,
  };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length * share)] ?? 0;
}

async function memoryOf(hub: ChildProcess): Promise<Memory> {
  hub.send('memory?');
  const [memory] = (await once(hub, 'message')) as [Memory];
  return memory;
}

const less = (one: Memory, other: Memory): Memory => ({
  resident: one.resident - other.resident,
  held: one.held - other.held,
});

async function ready(url: string): Promise<void> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { ok } = await fetch(`${url}/health/ready`).catch(() => ({ ok: false }));
    if (ok) return;
    await wait(100);
  }
  throw new Error('The hub is not ready after a minute.');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
