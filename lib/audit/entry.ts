import { createHash } from 'node:crypto';
import type { ChangedRow } from './changed-row';

/** DONE: it stands. REFUSED: nothing was changed; the code says why. */
export enum AuditOutcome {
  DONE = 'DONE',
  REFUSED = 'REFUSED',
}

/** What an entry of the audit says, without its place in the chain. */
export interface Entry {
  readonly id: string;
  readonly at: string;
  readonly act: string;
  readonly outcome: AuditOutcome;
  /** Of a refusal. */
  readonly code: string | null;
  /** How many alike it stands for; more than 1 only where refusals come too fast to be written one by one. */
  readonly times: number;
  readonly subject: string;
  readonly role: string | null;
  /** The code of the area that is the jurisdiction of whoever acts. */
  readonly actorArea: string | null;
  /** Additional charges, as JSON. */
  readonly charges: string | null;
  /** The area whose record it is about. */
  readonly areaId: string | null;
  readonly recordType: string | null;
  readonly recordId: string | null;
  readonly revisionBefore: number | null;
  readonly revisionAfter: number | null;
  /** `ChangedRow`s as JSON. */
  readonly changes: string | null;
  readonly requestId: string | null;
  readonly traceId: string | null;
}

/** The columns in the order in which the chain takes them in. An entry means nothing without all of them. */
export const COLUMNS = {
  id: 'id',
  at: 'at',
  act: 'act',
  outcome: 'outcome',
  code: 'code',
  times: 'times',
  subject: 'subject',
  role: 'role',
  actorArea: 'actor_area',
  charges: 'charges',
  areaId: 'area_id',
  recordType: 'record_type',
  recordId: 'record_id',
  revisionBefore: 'revision_before',
  revisionAfter: 'revision_after',
  changes: 'changes',
  requestId: 'request_id',
  traceId: 'trace_id',
} as const satisfies Record<keyof Entry, string>;

/** The chain behind an entry: a hash of it, of its number and of the chain before it, and so of all entries. */
export function chainBehind(before: string, seq: number, entry: Entry): string {
  const told = Object.keys(COLUMNS).map((name) => entry[name as keyof Entry]);
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify([seq, ...told])}`)
    .digest('hex');
}

/** What an entry says was changed. */
export function changesOf({ changes }: Pick<Entry, 'changes'>): ChangedRow[] {
  return changes === null ? [] : (JSON.parse(changes) as ChangedRow[]);
}
