import type { EntityManager } from 'typeorm';
import type { Row } from './written-rows';

interface Written {
  readonly table: string;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** The record that an act is about. */
export interface About {
  readonly areaId: string | null;
  readonly recordType: string | null;
  readonly recordId: string | null;
  readonly revisionBefore: number | null;
  readonly revisionAfter: number | null;
}

/** Works out of the rows that an act wrote which record it is about: the one it gave back, else the first. */
export function aboutOf(manager: EntityManager, rows: readonly Written[], recordId: string | null): About {
  const itself = rows.find(({ id }) => id === recordId);
  const named = rows.find(({ before, after }) => Object.values(before ?? after ?? {}).includes(recordId));
  const main = itself ?? (recordId === null ? undefined : named) ?? rows[0];
  const withArea = [main, ...rows].find((row) => row && areaIn(row) !== null);
  return {
    areaId: withArea ? areaIn(withArea) : null,
    recordType: main ? typeOf(manager, main.table) : null,
    recordId: recordId ?? main?.id.slice(0, 64) ?? null,
    revisionBefore: revisionIn(main?.before),
    revisionAfter: revisionIn(main?.after),
  };
}

/** The area of a record of whatever kind, by its id or the id of its paper; null where there is none. */
export async function areaOfRecord(manager: EntityManager, recordId: string): Promise<string | null> {
  const kinds = manager.connection.entityMetadatas.filter(({ tableName }) => tableName !== 'audit');
  for (const { target, columns } of kinds) {
    const has = (property: string): boolean =>
      columns.some((column) => column.propertyName === property && column.type === 'varchar');
    if (!has('areaId')) continue;
    for (const property of ['id', 'recordId', 'paperId'].filter(has)) {
      const row = await manager.findOneBy(target, { [property]: recordId });
      if (row) return (row as { areaId: string }).areaId;
    }
  }
  return null;
}

function areaIn({ table, id, before, after }: Written): string | null {
  const row = { ...before, ...after };
  const areaId = row['area_id'] ?? row['issuer_id'];
  if (typeof areaId === 'string') return areaId;
  return table === 'areas' ? id : null;
}

function revisionIn(row: Row | null | undefined): number | null {
  const revision = row?.['revision'];
  return typeof revision === 'number' ? revision : null;
}

/** The type by which the contract knows the rows of a table. */
function typeOf(manager: EntityManager, table: string): string {
  return manager.connection.entityMetadatas.find(({ tableName }) => tableName === table)?.name ?? table;
}
