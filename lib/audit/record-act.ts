import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { Viewer } from '../auth/viewer';
import { currentAct, type Act } from './act';
import { appendEntry, auditHead } from './append';
import type { ChangedRow } from './changed-row';
import { AuditOutcome, type Entry } from './entry';
import { oneLine } from './one-line';
import { aboutOf, areaOfRecord } from './record-of';
import { watchChanges, WatchedRows } from './watch-changes';

/** What is known of an act where it is done; who does it comes with the mutation, where there is one. */
export interface ActDone {
  readonly name: string;
  readonly subject: string;
  readonly requestId: string | null;
  /** The record that it is about, as its result tells. */
  readonly recordId: (result: unknown) => string | null;
}

/**
 * Does an act and puts into the audit, in the same transaction, who did it, to which record, and every row as it
 * was before and is after. What runs by itself and changes nothing leaves no entry.
 */
export async function recordAct<Result>(
  manager: EntityManager,
  done: ActDone,
  work: () => Promise<Result>,
): Promise<Result> {
  const watched = new WatchedRows();
  const result = await watchChanges(manager, watched, work);
  const act = actOf(done);
  const { salt } = await auditHead(manager);
  const changes = watched.told(salt);
  if (!act && !changes.length) return result;
  const recordId = done.recordId(result);
  const about = aboutOf(manager, watched.all(), recordId);
  await appendEntry(manager, {
    ...doerOf(act?.viewer, done.subject),
    id: newId(),
    at: new Date().toISOString(),
    act: oneLine(act?.name ?? done.name, 64),
    outcome: AuditOutcome.DONE,
    code: null,
    times: 1,
    areaId: about.areaId ?? (recordId === null ? null : await areaOfRecord(manager, recordId)),
    recordType: about.recordType,
    recordId: recordId === null ? about.recordId : oneLine(recordId, 64),
    revisionBefore: about.revisionBefore,
    revisionAfter: about.revisionAfter,
    changes: changes.length ? writtenChanges(changes) : null,
    requestId: done.requestId === null ? null : oneLine(done.requestId, 64),
    traceId: act?.traceId ? oneLine(act.traceId, 64) : null,
  });
  return result;
}

/** The mutation under way, unless what is done is somebody else's, whose day has come meanwhile. */
function actOf({ subject }: ActDone): Act | undefined {
  const act = currentAct();
  return act?.viewer.subject === subject ? act : undefined;
}

/** Who acts, as an entry tells it. */
export function doerOf(
  viewer: Viewer | undefined,
  subject: string,
): Pick<Entry, 'subject' | 'role' | 'actorArea' | 'charges'> {
  const charges = viewer?.charges ?? [];
  return {
    subject: oneLine(viewer?.subject ?? subject, 500),
    role: viewer?.role ?? null,
    actorArea: viewer?.area ? oneLine(viewer.area, 64) : null,
    charges: charges.length ? JSON.stringify(charges) : null,
  };
}

/** An act on a whole country's areas touches thousands of rows; the roll-ups and the records tell the rest. */
const MOST_ROWS = 100;

function writtenChanges(changes: readonly ChangedRow[]): string {
  const told = changes.slice(0, MOST_ROWS);
  const more = changes.length - told.length;
  const rest: ChangedRow[] = more
    ? [{ table: 'and more', id: `${more} rows`, before: null, after: null }]
    : [];
  return JSON.stringify([...told, ...rest]);
}
