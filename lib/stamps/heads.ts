import type { EntityManager } from 'typeorm';
import type { Position } from '../outbox/position';

/** Where the books of a subgraph end: every act moves the audit, every change of the directory the outbox. */
export interface Heads {
  readonly audit: Position;
  readonly outbox: Position;
}

/** Both in one statement, so that they are of one moment. */
export async function readHeads(reader: EntityManager): Promise<Heads> {
  const rows: (Position & { book: string })[] = await reader.query(
    "SELECT name AS book, seq, chain FROM audit_head WHERE name = 'audit' " +
      "UNION ALL SELECT name AS book, seq, chain FROM outbox_head WHERE name = 'outbox'",
  );
  return { audit: headOf(rows, 'audit'), outbox: headOf(rows, 'outbox') };
}

function headOf(rows: readonly (Position & { book: string })[], book: string): Position {
  const head = rows.find((row) => row.book === book);
  if (!head) throw new Error(`The row that says where the ${book} ends is gone; run \`sopan audit verify\`.`);
  return { seq: head.seq, chain: head.chain };
}
