import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { projectRoot } from '../lib/project-root';
import { READY_PATH } from '../lib/subgraph/health';

/** A hub as it is built, in a process and a data folder of its own. */
export interface StartedHub {
  readonly url: string;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** Starts one that takes any number of requests from one address, with the sample papers or without. */
export async function startHub({
  samples,
  settings = {},
}: {
  samples: boolean;
  /** Of the environment, besides. */
  settings?: Readonly<Record<string, string>>;
}): Promise<StartedHub> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'sopan-bench-'));
  if (!samples) writeFileSync(join(dataFolder, 'samples-imported'), '');
  const port = await freePort();
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'scripts', 'start.js')], {
    cwd: dataFolder,
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      SOPAN_DATA: dataFolder,
      SOPAN_RATE_PUBLIC: '0',
      SOPAN_LOG: 'error',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The hub did not start.');
    await wait(100);
  }
  return {
    url,
    dataFolder,
    async close() {
      child.kill('SIGTERM');
      await once(child, 'exit');
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Readiness waits for the papers too: they are imported before the gateway opens. */
const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}${READY_PATH}`).then(
    ({ ok }) => ok,
    () => false,
  );

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
