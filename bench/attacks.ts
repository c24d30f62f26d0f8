import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../lib/project-root';
import { BOMBS } from './bombs';

const ROUNDS = 20;
const EVERY_MS = 200;
const REFUSED_WITHIN_MS = 100;
const SLOWER_AT_MOST = 1.5;
const GROWN_AT_MOST_MB = 20;

/**
 * `npm run bench -- bombs`: each bomb five times a second against a hub in a process of its own, while a second
 * client asks for the roll-up of a division. Whether each is refused in time, and nobody else notices.
 */
export async function benchBombs(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-bombs-'));
  writeFileSync(join(folder, 'samples-imported'), 'no samples\n');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const hub = spawn(process.execPath, [join(projectRoot, 'dist', 'scripts', 'start.js')], {
    env: { PATH: process.env['PATH'], PORT: String(port), SOPAN_DATA: folder, SOPAN_RATE_PUBLIC: '0' },
    stdio: 'ignore',
  });
  try {
    await ready(url);
    await aside(url, 3000); // Warm, and nothing is measured of it.
    const quiet = quantile(await aside(url, ROUNDS * EVERY_MS), 0.99);
    const before = megabytes(hub);
    process.stdout.write(
      `quiet: p99 of the second client ${quiet.toFixed(1)} ms, memory ${before.toFixed(0)} MB\n\n`,
    );
    process.stdout.write(
      '| bomb | answers | slowest refusal ms | p99 beside it ms | against quiet | memory MB |\n|---|---|---:|---:|---:|---:|\n',
    );
    let fine = true;
    for (const [name, query] of BOMBS) {
      const beside = aside(url, ROUNDS * EVERY_MS);
      const refused = await bombard(url, query);
      const p99 = quantile(await beside, 0.99);
      const slowest = Math.max(...refused.map(({ ms }) => ms));
      const grown = megabytes(hub) - before;
      const answers = [...new Set(refused.map(({ told }) => told))].join(', ');
      process.stdout.write(
        `| ${name} | ${answers} | ${slowest.toFixed(0)} | ${p99.toFixed(1)} | ${(p99 / quiet).toFixed(2)} | ${grown.toFixed(0)} |\n`,
      );
      fine &&=
        answers === '400 QUERY_TOO_LARGE' &&
        slowest < REFUSED_WITHIN_MS &&
        p99 / quiet <= SLOWER_AT_MOST &&
        grown <= GROWN_AT_MOST_MB;
    }
    return fine;
  } finally {
    hub.kill('SIGTERM');
    await once(hub, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function bombard(url: string, query: string): Promise<{ ms: number; told: string }[]> {
  const sent: Promise<{ ms: number; told: string }>[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
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

async function ask(url: string, query: string): Promise<{ ms: number; told: string }> {
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

function megabytes({ pid }: ChildProcess): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

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
