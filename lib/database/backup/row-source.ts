import type { DatabaseKind } from '../settings';

/** A row as its table's columns stand in their order. */
export type Row = readonly (string | number | null)[];

export interface TableRows {
  readonly name: string;
  /** In the order of their names, which is the same on every database. */
  readonly columns: readonly string[];
  /** In the order of the primary key. */
  readonly rows: () => AsyncIterable<Row> | Iterable<Row>;
}

/** All that a database holds, as of one moment. */
export interface RowSource {
  readonly kind: DatabaseKind;
  /** The migrations that made it what it is, in their order. */
  readonly migrations: readonly string[];
  readonly tables: readonly TableRows[];
  close(): Promise<void> | void;
}

/** Tables that are not records: what the database or the program keeps for itself. */
export function isRecords(table: string): boolean {
  return !/^(sqlite_|migrations$|migration_steps$|kept_|restoring)/.test(table);
}
