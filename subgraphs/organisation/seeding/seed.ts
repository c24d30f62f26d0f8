import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../lib/database/database';
import { DIRECTORY_TOPIC } from '../../../lib/directory/replica';
import { publish } from '../../../lib/outbox/outbox';
import type { FactRow } from './fact-row';
import { factRows } from './fact-rows';
import type { Facts } from './facts';

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
    await insertMissing(
      manager,
      missing.map(({ row }) => row),
    );
    for (const { row } of changed) await update(manager, row);
    await forget(manager, [...changed.map(({ row }) => ({ kind: row.table, id: row.id })), all]);
    const noted = [...missing, ...changed].map(({ row, hash }) => ({ kind: row.table, id: row.id, hash }));
    await insertRows(manager, 'seeded', [...noted, all]);
    const told = [...missing, ...changed].flatMap(({ row }) => (row.record ? [row.record] : []));
    await publish(manager, DIRECTORY_TOPIC, told);
  });
}

type Columns = Readonly<Record<string, string | number | null>>;

async function insertMissing(manager: EntityManager, rows: readonly FactRow[]): Promise<void> {
  for (const table of new Set(rows.map((row) => row.table))) {
    const ofTable = rows.filter((row) => row.table === table);
    await insertRows(
      manager,
      table,
      ofTable.map(({ id, columns }) => ({ id, ...columns })),
    );
  }
}

async function update(manager: EntityManager, { table, id, columns }: FactRow): Promise<void> {
  const assignments = Object.keys(columns).map((column) => `${column} = ?`);
  await manager.query(`UPDATE ${table} SET ${assignments.join(', ')} WHERE id = ?`, [
    ...Object.values(columns),
    id,
  ]);
}

/** SQLite takes at most 32,766 parameters a statement. */
const ROWS_A_STATEMENT = 500;

async function insertRows(manager: EntityManager, table: string, rows: readonly Columns[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const oneRow = `(${columns.map(() => '?').join(', ')})`;
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const page = rows.slice(start, start + ROWS_A_STATEMENT);
    await manager.query(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${page.map(() => oneRow).join(', ')}`,
      page.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }
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
