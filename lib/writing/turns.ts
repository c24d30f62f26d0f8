import type { EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { createTable, id } from '../database/table';

/** Creates the table whose rows writers take turns by; for a migration. A later one lets it count. */
export function createTurnTable(runner: QueryRunner): Promise<void> {
  return createTable(runner, 'turns', { area_id: id }, { primary: ['area_id'] });
}

/**
 * Writers of papers of one area take turns from here to the end of their transactions, so that two
 * copies of a paper that arrive together see each other. On SQLite all writers take turns anyway. The row is
 * really changed: the nodes of a cluster know of each other's changes, and not of each other's locks.
 */
export async function takeTurn(manager: EntityManager, kind: DatabaseKind, areaId: string): Promise<void> {
  if (kind === 'sqlite') return;
  await manager.query(
    'INSERT INTO turns (area_id, taken) VALUES (?, 1) ON DUPLICATE KEY UPDATE taken = taken + 1',
    [areaId],
  );
}
