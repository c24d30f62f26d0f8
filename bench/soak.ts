import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../lib/project-root';
import { READY_PATH } from '../lib/subgraph/health';
import { freePorts } from './gateway/processes';
import { soakQuestions } from './soak/questions';
import { slopePer10Minutes } from './soak/slope';
import type { Memory } from './tell-memory';

const SECONDS = Number(process.env['SOPAN_BENCH_SECONDS'] ?? 600);
/** Caches fill, code is compiled: what is looked at begins after this share. */
const WARM_SHARE = 0.3;
const LOOKS = 40;
const CLIENTS = 4;
const SLOPE_MB = 1;

interface Look {
  readonly second: number;
  readonly held: number;
  readonly resident: number;
  readonly files: number;
}

/**
 * `npm run bench -- soak`: all stored operations with ever other variables against one process, for ten minutes
 * (SOPAN_BENCH_SECONDS); whether what it holds in memory, and the files it has open, grow once it is warm.
 */
export async function benchSoak(): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'sopan-soak-'));
  const [port = 0, metricsPort = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const hub = fork(join(projectRoot, 'dist', 'scripts', 'start.js'), {
    execArgv: ['--expose-gc', '--require', require.resolve('./tell-memory')],
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SOPAN_DATA: folder,
      SOPAN_LOG: 'error',
      SOPAN_RATE_PUBLIC: '0',
      SOPAN_METRICS_PORT: String(metricsPort),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    await ready(hub, url);
    const asked = { answers: 0, refused: 0, failed: 0 };
    const began = performance.now();
    const until = began + SECONDS * 1000;
    const questions = await soakQuestions(url);
    const clients = Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const told = await askOne(url, questions());
        asked[told] += 1;
      }
    });
    const looks: Look[] = [];
    for (let index = 1; index <= LOOKS; index += 1) {
      await wait(Math.max(0, began + (index * SECONDS * 1000) / LOOKS - performance.now()));
      const { held, resident } = await memoryOf(hub);
      const files = readdirSync(`/proc/${hub.pid ?? 0}/fd`).length;
      looks.push({ second: (performance.now() - began) / 1000, held, resident, files });
    }
    await Promise.all(clients);
    return told(looks, asked, await cachesOf(metricsPort));
  } finally {
    const ended = once(hub, 'exit');
    hub.kill('SIGTERM');
    if (hub.exitCode === null) await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(looks: readonly Look[], asked: Record<string, number>, caches: readonly string[]): boolean {
  const warm = looks.slice(Math.floor(looks.length * WARM_SHARE));
  const slope = slopePer10Minutes(warm.map(({ second, held }) => [second, held]));
  const [first, last] = [warm.at(0), warm.at(-1)];
  const files = warm.map((look) => look.files);
  const row = (name: string, measured: string, wanted = ''): void => {
    process.stdout.write(`| ${name} | ${measured} | ${wanted} |\n`);
  };
  row('', 'measured', 'wanted');
  row('---', '---:', '---:');
  row(
    'asked',
    `${asked['answers']} answered, ${asked['refused']} refused by rule, ${asked['failed']} failed in ${SECONDS} s`,
    '0 failed',
  );
  row(
    'held, everything collected',
    `${first?.held.toFixed(1)} MB once warm, ${last?.held.toFixed(1)} MB at the end`,
  );
  row('its slope in 10 minutes', `${slope.toFixed(2)} MB`, `≤ ${SLOPE_MB} MB`);
  row(
    'memory of the process',
    `${first?.resident.toFixed(0)} MB once warm, ${last?.resident.toFixed(0)} MB at the end`,
  );
  row('open files', `${Math.min(...files)} to ${Math.max(...files)}, ${last?.files} at the end`);
  for (const cache of caches) row('', cache);
  return slope <= SLOPE_MB && asked['failed'] === 0;
}

/** What was asked of each cache, as the process itself tells it. */
async function cachesOf(port: number): Promise<string[]> {
  const text = await fetch(`http://127.0.0.1:${port}/metrics`).then((response) => response.text());
  const lines = text.split('\n').filter((line) => /^sopan_(cache|kept)_[a-z_]+(\{|\s)/.test(line));
  return lines.map((line) =>
    line
      .replace(/^sopan_/, '')
      .replace(/[{}"]/g, ' ')
      .replaceAll('|', '/'),
  );
}

async function askOne(url: string, body: string): Promise<'answers' | 'refused' | 'failed'> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    const text = await response.text();
    if (response.status >= 500 || text.includes('INTERNAL_SERVER_ERROR')) return 'failed';
    return text.includes('"errors"') ? 'refused' : 'answers';
  } catch {
    return 'failed';
  }
}

async function ready(hub: ChildProcess, url: string): Promise<void> {
  const isReady = (): Promise<boolean> =>
    fetch(`${url}${READY_PATH}`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (hub.exitCode !== null) throw new Error('The hub did not start.');
    await wait(100);
  }
}

async function memoryOf(hub: ChildProcess): Promise<Memory> {
  const answer = once(hub, 'message');
  hub.send('memory');
  return ((await answer) as [Memory])[0];
}
