import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../lib/database/database';
import { DIRECTORY_TOPIC } from '../../../lib/directory/replica';
import { publish } from '../../../lib/outbox/outbox';
import type { FactRow } from './fact-row';
import { factRows } from './fact-rows';
import type { Facts } from './facts';
import { insertInto, insertRows, updateRow } from './write-rows';

/**
 * Brings the facts into the database and tells the other subgraphs, in one transaction. Only what
 * the files say anew is written: a row that was changed by an act since then stays as it is.
 */
export async function seedFacts(database: Database, facts: Facts): Promise<void> {
  const rows = factRows(facts).map((row) => ({ row, hash: hashOf(row.columns) }));
  const all = {
    kind: 'facts',
    id: 'all',
    hash: hashOf(rows.map(({ row, hash }) => [row.table, row.id, hash])),
  };
  if ((await seededHashes(database.reader, 'facts')).get('facts|all') === all.hash) return;
  await database.inTransaction(async (manager) => {
    // A write comes first, so that a second process that starts now waits here instead of failing later.
    await manager.query("UPDATE outbox_head SET seq = seq WHERE name = 'outbox'");
    const seeded = await seededHashes(manager);
    if (seeded.get('facts|all') === all.hash) return; // Another process was first.
    const missing = rows.filter(({ row }) => !seeded.has(keyOf(row)));
    const changed = rows.filter(({ row, hash }) => (seeded.get(keyOf(row)) ?? hash) !== hash);
    await insertRows(
      manager,
      missing.map(({ row }) => row),
    );
    for (const { row } of changed) await updateRow(manager, row);
    await forget(manager, [...changed.map(({ row }) => ({ kind: row.table, id: row.id })), all]);
    const noted = [...missing, ...changed].map(({ row, hash }) => ({ kind: row.table, id: row.id, hash }));
    await insertInto(manager, 'seeded', [...noted, all]);
    const told = [...missing, ...changed].flatMap(({ row }) => (row.record ? [row.record] : []));
    await publish(manager, DIRECTORY_TOPIC, told);
  });
}

async function forget(manager: EntityManager, notes: readonly { kind: string; id: string }[]): Promise<void> {
  for (const { kind, id } of notes)
    await manager.query('DELETE FROM seeded WHERE kind = ? AND id = ?', [kind, id]);
}

async function seededHashes(manager: EntityManager, kind?: string): Promise<Map<string, string>> {
  const rows: { kind: string; id: string; hash: string }[] = kind
    ? await manager.query('SELECT kind, id, hash FROM seeded WHERE kind = ?', [kind])
    : await manager.query('SELECT kind, id, hash FROM seeded');
  return new Map(rows.map((row) => [`${row.kind}|${row.id}`, row.hash]));
}

function keyOf(row: FactRow): string {
  return `${row.table}|${row.id}`;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
