import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** A process of the bench, and what it has cost the machine so far. */
export interface Process {
  readonly port: number;
  readonly url: string;
  /** Seconds of a processor since it began. */
  cpuSeconds(): number;
  residentMb(): number;
  close(): Promise<void>;
}

interface Command {
  readonly name: string;
  readonly port: number;
  /** What follows `node`. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Where it works, and where its log goes. */
  readonly folder: string;
  /** Whether it can be asked now. */
  readonly isReady: (url: string) => Promise<boolean>;
}

const READY_WITHIN_MS = 120_000;
/** USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_A_SECOND = 100;
/** Of /proc/PID/stat, counted after the name: utime and stime. */
const [USER_TIME, SYSTEM_TIME] = [11, 12];

const underWay = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of underWay) child.kill('SIGKILL');
});

/** Starts one and waits until it can be asked. It ends with the bench, however that ends. */
export async function startProcess(command: Command): Promise<Process> {
  const { name, port, args, env, folder, isReady } = command;
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  underWay.add(child);
  const pid = child.pid ?? 0;
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + READY_WITHIN_MS; !(await isReady(url)); await wait(100)) {
    if (child.exitCode === null && Date.now() < until) continue;
    child.kill('SIGKILL');
    throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`);
  }
  return {
    port,
    url,
    cpuSeconds: () => cpuSecondsOf(pid),
    residentMb: () => residentMbOf(pid),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(hard);
    },
  };
}

function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) / TICKS_A_SECOND;
}

function residentMbOf(pid: number): number {
  const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Ports that were free a moment ago, all of them different. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
