import { v7 as newId } from 'uuid';
import type { Role } from '../auth/viewer';
import type { Database } from '../database/database';
import type { Act } from './act';
import { appendEntry } from './append';
import { AuditOutcome, type Entry } from './entry';
import { oneLine } from './one-line';
import { doerOf } from './record-act';
import { areaOfRecord } from './record-of';

/** An act that was refused, as far as its input tells. */
export interface Refusal {
  readonly act: Act;
  readonly code: string;
  readonly recordId: string | null;
  readonly requestId: string | null;
  /** The area named in the input. */
  readonly areaId: string | null;
  /** The own area of whoever acts, where nothing tells which other it is about. */
  readonly actorAreaId: string | null;
}

const MINUTE = 60_000;
/** What one who signed in, and all of them together, may have written in a minute one by one. */
const EACH_A_MINUTE = 30;
const ALL_A_MINUTE = 300;
const ANONYMOUS: readonly Role[] = ['PUBLIC', 'PORTAL'];

interface Counted {
  readonly first: Refusal;
  times: number;
}

/**
 * Writes refused acts into the audit, each in a transaction of its own. Anonymous ones, and those that come too
 * fast, are counted for a minute and written as one, so that nobody fills the disk by being refused.
 */
export class Refusals {
  private written = new Map<string, number>();
  private counted = new Map<string, Counted>();
  private ends: NodeJS.Timeout | null = null;

  constructor(private readonly database: Pick<Database, 'inTransaction'>) {}

  /** Never fails: that an act was refused must be told to whoever asked, whatever becomes of the record. */
  async note(refusal: Refusal): Promise<void> {
    this.ends ??= setTimeout(() => void this.flush(), MINUTE).unref();
    const { viewer, name } = refusal.act;
    const anonymous = ANONYMOUS.includes(viewer.role);
    const who = anonymous ? viewer.role : viewer.subject;
    const turn = anonymous ? `${who}|${name}|${refusal.code}` : who;
    const before = this.written.get(turn) ?? 0;
    if (before < (anonymous ? 1 : EACH_A_MINUTE) && this.total() < ALL_A_MINUTE) {
      this.written.set(turn, before + 1);
      await this.write(refusal, 1);
      return;
    }
    this.count(refusal, 1);
  }

  /** Writes what was counted; at the end of a minute, and before the database is closed. */
  async flush(): Promise<void> {
    if (this.ends) clearTimeout(this.ends);
    this.ends = null;
    const { counted } = this;
    this.written = new Map();
    this.counted = new Map();
    for (const { first, times } of counted.values()) await this.write(first, times);
  }

  private count(refusal: Refusal, times: number): void {
    const { viewer, name } = refusal.act;
    const key = this.counted.size < ALL_A_MINUTE ? `${viewer.subject}|${name}|${refusal.code}` : 'the rest';
    const known = this.counted.get(key);
    if (known) known.times += times;
    else this.counted.set(key, { first: refusal, times });
  }

  private total(): number {
    let sum = 0;
    for (const times of this.written.values()) sum += times;
    return sum;
  }

  private async write(refusal: Refusal, times: number): Promise<void> {
    try {
      await this.database.inTransaction(async (manager) => {
        const { recordId } = refusal;
        const areaId = refusal.areaId ?? (recordId === null ? null : await areaOfRecord(manager, recordId));
        await appendEntry(manager, entryOf(refusal, areaId ?? refusal.actorAreaId, times));
      });
    } catch {
      // The database does not take it now; the end of the next minute tries once more.
      this.count(refusal, times);
    }
  }
}

function entryOf({ act, code, recordId, requestId }: Refusal, areaId: string | null, times: number): Entry {
  return {
    ...doerOf(act.viewer, act.viewer.subject),
    id: newId(),
    at: new Date().toISOString(),
    act: oneLine(act.name, 64),
    outcome: AuditOutcome.REFUSED,
    code: oneLine(code, 64),
    times,
    areaId,
    recordType: null,
    recordId: recordId === null ? null : oneLine(recordId, 64),
    revisionBefore: null,
    revisionAfter: null,
    changes: null,
    requestId: requestId === null ? null : oneLine(requestId, 64),
    traceId: act.traceId === null ? null : oneLine(act.traceId, 64),
  };
}
