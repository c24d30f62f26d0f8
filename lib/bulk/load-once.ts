import type { EntityManager } from 'typeorm';
import { withinAct } from '../audit/act';
import type { Viewer } from '../auth/viewer';
import type { Database } from '../database/database';
import { onlyOnce } from '../requests/only-once';

/** One part of a load, which is written whole or not at all. */
export interface Chunk {
  /** As the audit and the note of it name the act. */
  readonly act: string;
  /** The load, and all that decides what is in it: the same name is the same records. */
  readonly load: string;
  /** Its place in the load, counted from 0. */
  readonly index: number;
  readonly viewer: Viewer;
}

/** What a chunk came to. */
export interface Loaded {
  readonly id: string;
  /** Rows written of each table, counts left out. */
  readonly rows: Readonly<Record<string, number>>;
  /** Hash of the papers of the chunk, as given. */
  readonly sha256: string;
}

/**
 * Writes a chunk in one transaction with the note that it is there, so that a load which was cut off anywhere is
 * carried on with by asking for all of it again: a chunk that is there is not made a second time. The audit
 * tells of each chunk as one act.
 */
export function loadOnce(
  database: Database,
  { act, load, index, viewer }: Chunk,
  work: (manager: EntityManager) => Promise<Omit<Loaded, 'id'>>,
): Promise<Loaded> {
  const id = `${load} ${index}`;
  const request = { requestId: id, subject: viewer.subject, act, input: { load, index } };
  return withinAct({ name: act, viewer, traceId: null }, () =>
    database.inTransaction((manager) =>
      onlyOnce(manager, request, async () => ({ id, ...(await work(manager)) })),
    ),
  );
}
