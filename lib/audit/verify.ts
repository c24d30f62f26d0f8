import type { EntityManager } from 'typeorm';
import type { Database } from '../database/database';
import { auditHead } from './append';
import { chainBehind, COLUMNS, type Entry } from './entry';
import { isGuarded } from './guards';

/** A place in the chain that was noted elsewhere, such as on paper. */
export interface NotedHead {
  readonly seq: number;
  readonly chain: string;
}

export interface VerifiedChain {
  readonly entries: number;
  /** Where the chain ends; null where that is not known any more. */
  readonly head: NotedHead | null;
  /** Whether the database itself refuses to change entries. */
  readonly guarded: boolean;
  /** What is wrong, in words that name the entry; empty where nothing is. */
  readonly breaks: readonly string[];
}

const ENTRIES_A_PAGE = 1000;

/**
 * Walks the chain from its first entry to its head. Finds an entry that was changed, taken out, put in or moved, and
 * entries cut off at the end. A chain that was forged anew as a whole is found by a head that was noted before.
 */
export async function verifyAudit(
  { reader, kind }: Pick<Database, 'reader' | 'kind'>,
  noted: NotedHead | null = null,
): Promise<VerifiedChain> {
  const guarded = await isGuarded(reader, kind);
  const [{ last } = { last: 0 }]: { last: number | null }[] = await reader.query(
    'SELECT MAX(seq) AS last FROM audit',
  );
  const head = await auditHead(reader).catch(() => null);
  if (!head)
    return { entries: 0, head, guarded, breaks: ['The row that says where the chain ends is gone.'] };
  const breaks = await walk(reader, head, noted);
  if (last !== null && last > head.seq)
    breaks.push(`Entry ${last} stands after the end of the chain, ${head.seq}: it was put in.`);
  if (noted && noted.seq > head.seq)
    breaks.push(`The chain ends at ${head.seq}, and was noted at ${noted.seq}: its end was cut off.`);
  return { entries: head.seq, head: { seq: head.seq, chain: head.chain }, guarded, breaks };
}

/** Goes on to the first break: what comes after one can be told from nothing. */
async function walk(reader: EntityManager, head: NotedHead, noted: NotedHead | null): Promise<string[]> {
  let [seq, chain] = [0, ''];
  while (seq < head.seq) {
    const page = await entriesAfter(reader, seq, head.seq);
    if (!page.length) return [`Entry ${seq + 1} is missing, and all after it.`];
    for (const entry of page) {
      if (entry.seq !== seq + 1) return [`Entry ${seq + 1} is missing.`];
      chain = chainBehind(chain, entry.seq, entry);
      seq = entry.seq;
      if (chain !== entry.chain)
        return [`Entry ${seq} (${entry.at}, ${entry.act}) is not what was written there.`];
      if (noted?.seq === seq && noted.chain !== chain)
        return [`Entry ${seq} is not the one that was noted: the chain was written anew.`];
    }
  }
  return chain === head.chain ? [] : [`The end of the chain, ${head.seq}, is not the one that was written.`];
}

async function entriesAfter(
  reader: EntityManager,
  seq: number,
  last: number,
): Promise<(Entry & NotedHead)[]> {
  const columns = Object.entries(COLUMNS).map(([name, column]) => `${column} AS \`${name}\``);
  const rows: (Entry & NotedHead)[] = await reader.query(
    `SELECT seq, chain, ${columns.join(', ')} FROM audit WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${ENTRIES_A_PAGE}`,
    [seq, last],
  );
  return rows;
}
