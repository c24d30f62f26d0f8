import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../database/database';

/** The triggers by which the database itself refuses to change an entry of the audit. */
export const GUARDS = [
  { name: 'audit_is_not_changed', on: 'UPDATE' },
  { name: 'audit_is_not_deleted', on: 'DELETE' },
] as const;

/** Whether they are there: a server may not have let the migration make them. */
export async function isGuarded(reader: EntityManager, kind: DatabaseKind): Promise<boolean> {
  const rows: { name: string }[] = await reader.query(
    kind === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
      : "SELECT TRIGGER_NAME AS name FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() AND EVENT_OBJECT_TABLE = 'audit'",
  );
  return GUARDS.every(({ name }) => rows.some((row) => row.name === name));
}
