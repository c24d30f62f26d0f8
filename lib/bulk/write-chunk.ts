import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { insertMany } from './insert-many';
import type { Loaded } from './load-once';

/** Rows of one kind. */
export interface RowsOf<Row extends object = object> {
  readonly entity: new () => Row;
  readonly rows: readonly Row[];
}

/** Lets a list of rows of several kinds be given without losing which belong to which. */
export function rowsOf<Row extends object>(entity: new () => Row, rows: readonly Row[]): RowsOf {
  return { entity, rows };
}

/** Writes rows table by table; gives how many of each, beside the hash of the papers that they come from. */
export async function writeChunk(
  manager: EntityManager,
  kind: DatabaseKind,
  all: readonly RowsOf[],
  papers: readonly object[],
): Promise<Omit<Loaded, 'id'>> {
  const rows: Record<string, number> = {};
  for (const each of all) {
    await insertMany(manager, kind, each.entity, each.rows);
    rows[manager.connection.getMetadata(each.entity).tableName] = each.rows.length;
  }
  const hash = createHash('sha256');
  for (const paper of papers) hash.update(JSON.stringify(paper)).update('\n');
  return { rows, sha256: hash.digest('hex') };
}
