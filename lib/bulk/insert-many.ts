import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { columnsOf } from './columns';
import { insertPrepared } from './insert-prepared';
import { loadData } from './load-data';

/**
 * Inserts rows of one kind, however many, past the query builder and past the audit's look at each statement:
 * whoever calls it says in the audit what was loaded.
 */
export async function insertMany<Row extends object>(
  manager: EntityManager,
  kind: DatabaseKind,
  entity: new () => Row,
  rows: readonly Row[],
): Promise<void> {
  const runner = manager.queryRunner;
  if (!runner) throw new Error('Rows are loaded within a transaction.');
  if (!rows.length) return;
  const { table, columns } = columnsOf(manager, entity);
  const connection: unknown = await runner.connect();
  if (kind === 'sqlite') insertPrepared(connection, table, columns, rows);
  else await loadData(connection, table, columns, rows);
}
