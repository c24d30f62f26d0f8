export type Value = string | number | null;

/** A row that an act made, changed or deleted; of a changed one only the columns that differ. */
export interface ChangedRow {
  readonly table: string;
  readonly id: string;
  readonly before: Readonly<Record<string, Value>> | null;
  readonly after: Readonly<Record<string, Value>> | null;
}
