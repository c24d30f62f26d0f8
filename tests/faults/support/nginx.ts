import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SubgraphName } from '../../../lib/subgraph/subgraph';
import { projectRoot } from '../../../lib/project-root';

/** Who stands behind nginx, each of them `127.0.0.1:port`. */
export type Behind = Readonly<Record<SubgraphName | 'gateway', readonly string[]>>;

/** Where nginx listens for each of them. */
export type Ports = Readonly<Record<SubgraphName | 'gateway', number>>;

export interface Nginx {
  end(): Promise<void>;
}

const BINARY = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((path) =>
  existsSync(path),
);

/** Whether this machine has nginx; what needs it is left out where it has not. */
export const hasNginx = BINARY !== undefined;

/** docker/nginx.conf for processes on this machine: other addresses and folders, and nothing else. */
export function nginxConfiguration(folder: string, behind: Behind, ports: Ports): string {
  let text = readFileSync(join(projectRoot, 'docker', 'nginx.conf'), 'utf8');
  const put = (from: RegExp, to: string): void => {
    if (!from.test(text)) throw new Error(`docker/nginx.conf has no ${String(from)}.`);
    text = text.replace(from, to);
  };
  const listening = { gateway: 8080, organisation: 4001, meetings: 4002, plans: 4003 } as const;
  for (const [name, places] of Object.entries(behind) as [keyof Behind, readonly string[]][]) {
    const [, , rest = ''] = new RegExp(`server (${name}:\\d+)( [^;]*);`).exec(text) ?? [];
    put(new RegExp(`server ${name}:\\d+[^;]*;`), places.map((place) => `server ${place}${rest};`).join('\n'));
    put(new RegExp(`listen ${listening[name]};`), `listen 127.0.0.1:${ports[name]};`);
  }
  put(/worker_processes auto;/, 'worker_processes 1;\ndaemon off;');
  return text.replaceAll('/tmp/', `${folder}/`);
}

/** Whether nginx takes a configuration; what it says against it otherwise. */
export function checkConfiguration(file: string): string {
  if (!BINARY) throw new Error('No nginx is installed.');
  try {
    execFileSync(BINARY, ['-t', '-q', '-c', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    return '';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr ?? error);
  }
}

/** Starts nginx before some processes, in a folder of its own. */
export async function startNginx(folder: string, behind: Behind, ports: Ports): Promise<Nginx> {
  if (!BINARY) throw new Error('No nginx is installed.');
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o777); // Its workers are somebody else than root.
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfiguration(folder, behind, ports));
  const fault = checkConfiguration(file);
  if (fault) throw new Error(fault);
  const log = openSync(join(folder, 'log'), 'a');
  const child = spawn(BINARY, ['-c', file], { stdio: ['ignore', log, log] });
  closeSync(log);
  process.once('exit', () => child.kill('SIGTERM'));
  for (let tries = 0; tries < 200; tries += 1) {
    const answered = await fetch(`http://127.0.0.1:${ports.gateway}/health/live`).catch(() => null);
    if (answered) break;
    await wait(25);
  }
  return {
    async end() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
