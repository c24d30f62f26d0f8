import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { freePorts } from './hub-processes';
import { until } from './until';

/** A Redis of a test's own. */
export interface OwnRedis {
  readonly url: string;
  /** Stops it without a word, its connections open, until it is thawed with what it held. */
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

/** Starts one where redis-server is installed; undefined elsewhere. */
export async function startOwnRedis(): Promise<OwnRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).error) return undefined;
  const [port = 0] = await freePorts(1);
  const child: ChildProcess = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore' },
  );
  process.once('exit', () => child.kill('SIGKILL'));
  await until(() => isListening(port), 'Redis listens');
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
    async close() {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
