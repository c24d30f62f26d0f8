import type { EntityManager } from 'typeorm';
import { chainBehind, COLUMNS, type Entry } from './entry';

/** Where the chain ends, and what hashes of untold values are salted with. */
export interface AuditHead {
  readonly seq: number;
  readonly chain: string;
  readonly salt: string;
}

/** The end of the chain. */
export async function auditHead(manager: EntityManager): Promise<AuditHead> {
  const rows: AuditHead[] = await manager.query(
    "SELECT seq, chain, salt FROM audit_head WHERE name = 'audit'",
  );
  const [head] = rows;
  if (!head) throw new Error('The row that says where the audit ends is gone; run `sopan audit verify`.');
  return head;
}

/**
 * Adds an entry to the chain, in the transaction of the act. The head row is locked until that commits, so an act
 * does this last: whoever waits for the head holds nothing that another who has it still needs.
 */
export async function appendEntry(manager: EntityManager, entry: Entry): Promise<void> {
  await manager.query("UPDATE audit_head SET seq = seq WHERE name = 'audit'");
  const head = await auditHead(manager);
  const seq = head.seq + 1;
  const chain = chainBehind(head.chain, seq, entry);
  const columns = Object.entries(COLUMNS);
  await manager.query(
    `INSERT INTO audit (seq, chain, ${columns.map(([, column]) => column).join(', ')}) VALUES (?, ?, ${columns.map(() => '?').join(', ')})`,
    [seq, chain, ...columns.map(([name]) => entry[name as keyof Entry])],
  );
  await manager.query("UPDATE audit_head SET seq = ?, chain = ? WHERE name = 'audit'", [seq, chain]);
}
