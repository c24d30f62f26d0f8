import type { EntityManager } from 'typeorm';

/** A column of a table, and what is written there of a row of its entity. */
export interface BulkColumn {
  readonly name: string;
  readonly valueOf: (row: object) => Value;
}

export type Value = string | number | null;

/** The table of an entity, as the drivers are told of it: the names and forms that TypeORM gives it as well. */
export function columnsOf(
  manager: EntityManager,
  entity: new () => object,
): { table: string; columns: BulkColumn[] } {
  const { tableName, columns } = manager.connection.getMetadata(entity);
  return {
    table: tableName,
    columns: columns.map(({ databaseName, propertyName, type }) => ({
      name: databaseName,
      valueOf:
        type === 'simple-json'
          ? (row) => JSON.stringify((row as Record<string, unknown>)[propertyName])
          : (row) => plain((row as Record<string, unknown>)[propertyName]),
    })),
  };
}

function plain(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === undefined) return null;
  throw new Error(`A ${typeof value} is not written to a database.`);
}
