import { closedLoop, type ClosedLoop, type ClosedLoopTold } from './closed-loop';
import { openLoop, type OpenLoop, type OpenLoopTold } from './open-loop';

export type Job = ClosedLoop | OpenLoop;
export type Told = ClosedLoopTold | OpenLoopTold;

// The process that sends: it is told what to do by whoever started it, one job after the other.
process.on('message', (job: Job) => {
  const told: Promise<Told> = job.kind === 'closed' ? closedLoop(job) : openLoop(job);
  told.then(
    (said) => process.send?.(said),
    (error: unknown) => {
      throw error;
    },
  );
});
