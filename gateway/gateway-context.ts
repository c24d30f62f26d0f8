import { AsyncLocalStorage } from 'node:async_hooks';
import type { Viewer } from '../lib/auth/viewer';
import type { RequestNote } from '../lib/subgraph/log-request';
import type { DirectoryVersion } from './directory-version';
import type { FrontNote } from './kept/front-note';
import type { Rests } from './kept/rests';
import type { Origin } from './limits/address-of';

/** What the gateway knows of one request while it is answered. */
export interface GatewayContext {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly directory: DirectoryVersion;
  /** Where the request came from. */
  readonly origin: Origin;
  /** Whether the hub itself asks, with a text of its own, on behalf of the viewer. */
  readonly own?: boolean;
  /** Whether nobody's minute pays: the hub asks for what it then gives to everybody. */
  readonly unpaid?: boolean;
  /** Whether the answer goes out as application/json, whose statuses differ (see http-status.ts). */
  readonly plainJson: boolean;
  /** By `performance.now()`, when nobody waits for the answer any more; never where it is not told. */
  readonly deadlineAt?: number;
  /** Gathers what the answer rests on, where it may be kept. */
  rests?: Rests;
  /** What the front door wants to know of the answer, where it could give it itself the next time. */
  readonly front?: FrontNote | undefined;
}

const notes = new AsyncLocalStorage<RequestNote>();

/** Runs a request under its note, for the places that Apollo Server gives no context to. */
export function withinRequest(note: RequestNote, run: () => void): void {
  notes.run(note, run);
}

/** The note of the request being answered. */
export function requestNote(): RequestNote {
  return notes.getStore() ?? { requestId: 'none' };
}
