import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { ClosedLoop, ClosedLoopTold } from './closed-loop';
import type { Job, Told } from './generator';
import type { OpenLoop, OpenLoopTold } from './open-loop';

/** A generator of load in a process of its own, so that nothing else that a bench does makes it late. */
export interface Load {
  closed(job: Omit<ClosedLoop, 'kind'>): Promise<ClosedLoopTold>;
  open(job: Omit<OpenLoop, 'kind'>): Promise<OpenLoopTold>;
  close(): Promise<void>;
}

/** Starts one; it does one job at a time. */
export function startLoad(): Load {
  const child = fork(require.resolve('./generator'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  let broken: (error: Error) => void = () => undefined;
  child.once('exit', () => {
    broken(new Error('The generator of load ended in the middle of a job.'));
  });

  function run(job: Job): Promise<Told> {
    return new Promise((resolve, reject) => {
      broken = reject;
      child.once('message', (told) => {
        broken = () => undefined;
        resolve(told as Told);
      });
      child.send(job);
    });
  }

  return {
    closed: (job) => run({ kind: 'closed', ...job }) as Promise<ClosedLoopTold>,
    open: (job) => run({ kind: 'open', ...job }) as Promise<OpenLoopTold>,
    async close() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}
