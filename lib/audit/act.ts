import { AsyncLocalStorage } from 'node:async_hooks';
import type { Viewer } from '../auth/viewer';

/** An act as it is asked for: who asks, for what. */
export interface Act {
  /** The mutation, or what runs by itself, such as `implyTeams`. */
  readonly name: string;
  readonly viewer: Viewer;
  /** By which the log knows the request; null for what runs by itself. */
  readonly traceId: string | null;
}

const acts = new AsyncLocalStorage<Act>();

/** Lets all that `work` writes be recorded as done by this act, without each function handing it on. */
export function withinAct<Result>(act: Act, work: () => Result): Result {
  return acts.run(act, work);
}

/** The act under way; undefined for what runs by itself. */
export function currentAct(): Act | undefined {
  return acts.getStore();
}
