import { type Authority } from '../auth/authority';
import type { Database } from '../database/database';
import type { Directory } from '../directory/directory';
import { plainCode } from '../directory/plain-code';
import { fail } from '../errors';
import { type Loaders } from '../loaders/loaders';
import type { Day } from '../time/day';
import { millisecondsLeft } from '../time/deadline';
import type { RestsOn } from './rests-on';

/** What every resolver of a subgraph has at hand; one for each request. */
export interface HubContext {
  /** By which the log knows the request. */
  readonly requestId?: string;
  readonly database: Database;
  readonly directory: Directory;
  readonly authority: Authority;
  readonly loaders: Loaders;
  /** The one "today" of the request, in Dhaka. */
  readonly today: Day;
  /** Whether records that this subgraph implies for others were written; they are then sent at once. */
  readonly onOutbox: () => void;
  /** Publishes what waits for a day that has come; to be awaited after an act that sets such a day. */
  readonly publishDue: () => Promise<void>;
  /** Where resolvers tell what the answer rests on. */
  readonly rests?: RestsOn;
}

/** What it takes to know areas by their codes, and the tree on any day. */
export type KnowsAreas = Pick<HubContext, 'directory' | 'today'>;

/** The inner id of the area that holds or held a code, in either script, or the failure UNKNOWN_AREA. */
export function areaIdOf(context: Pick<HubContext, 'directory'>, code: string): string {
  const asked = plainCode(code);
  const area = context.directory.areaByCode(asked);
  if (!area) throw fail('UNKNOWN_AREA', { code: asked });
  return area.id;
}

/** Fails with OPERATION_TIMEOUT where the operation under way has no time left: nobody waits for more of it. */
export function demandTimeLeft(): void {
  if (millisecondsLeft() === 0) throw fail('OPERATION_TIMEOUT');
}
