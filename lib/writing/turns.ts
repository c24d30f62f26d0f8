import type { EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { createTable, id } from '../database/table';

/** Creates the table whose rows writers take turns by; for a migration. */
export function createTurnTable(runner: QueryRunner): Promise<void> {
  return createTable(runner, 'turns', { area_id: id }, { primary: ['area_id'] });
}

/**
 * Writers of papers of one area take turns from here to the end of their transactions, so that two
 * copies of a paper that arrive together see each other. On SQLite all writers take turns anyway.
 */
export async function takeTurn(manager: EntityManager, kind: DatabaseKind, areaId: string): Promise<void> {
  if (kind === 'sqlite') return;
  await manager.query('INSERT INTO turns (area_id) VALUES (?) ON DUPLICATE KEY UPDATE area_id = area_id', [
    areaId,
  ]);
}
