import type { EntityManager } from 'typeorm';
import type { ChangedRow, Value } from './changed-row';
import { toldValue } from './told-value';
import { tableWritten, writtenRows, type Row, type Writing } from './written-rows';

/** What follows from the records, and the books about acts themselves: worked out or kept beside them. */
const DERIVED =
  /_(totals|ledger|stamps|states|words)$|^(audit|audit_head|requests|turns|outbox|outbox_head|inbox|seeded|derivations|directory_records|migrations)$/;

/** The rows that were written while something was watched, each as it was before and as it is after. */
export class WatchedRows {
  private readonly rows = new Map<
    string,
    { table: string; id: string; before: Row | null; after: Row | null }
  >();

  note(table: string, before: Row | null, after: Row | null): void {
    const id = idOf(before ?? after ?? {});
    const key = `${table}|${id}`;
    const known = this.rows.get(key);
    if (!known) this.rows.set(key, { table, id, before, after });
    else known.after = after === null ? null : { ...known.after, ...after };
  }

  /** Rows that are no longer as they were, whole, in the order in which they were first written. */
  all(): readonly {
    readonly table: string;
    readonly id: string;
    readonly before: Row | null;
    readonly after: Row | null;
  }[] {
    return [...this.rows.values()].filter(({ before, after }) => before !== null || after !== null);
  }

  /** As the audit keeps them: of changed rows the columns that differ, of new ones those that hold something. */
  told(salt: string): ChangedRow[] {
    return this.all().flatMap(({ table, id, before, after }) => {
      const [was, is] = [plain(salt, before), plain(salt, after)];
      const columns = Object.keys({ ...was, ...is }).filter(
        (column) => (was?.[column] ?? null) !== (is?.[column] ?? null),
      );
      if (!columns.length) return [];
      const only = (row: Record<string, Value> | null) =>
        row && Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
      return [{ table, id, before: only(was), after: only(is) }];
    });
  }
}

/**
 * Notes every row that `work` writes through a manager, by whatever way of TypeORM or SQL: all of them end in
 * the one function that sends a statement. An UPDATE or DELETE costs one more read, of the rows as they were.
 */
export async function watchChanges<Result>(
  manager: EntityManager,
  rows: WatchedRows,
  work: () => Promise<Result>,
): Promise<Result> {
  const runner = manager.queryRunner;
  if (!runner) throw new Error('An act is recorded within its transaction.');
  const send = runner.query.bind(runner) as Send;
  const watched: Send = async (sql, parameters = [], ...rest) => {
    const table = tableWritten(sql);
    if (table === null || DERIVED.test(table)) return send(sql, parameters, ...rest);
    const writing = writtenRows(sql, parameters);
    const before = writing.verb === 'INSERT' ? [] : await rowsBefore(send, sql, writing);
    const answer = await send(sql, parameters, ...rest);
    noteAll(rows, writing, before);
    return answer;
  };
  const target = runner as unknown as { query?: Send };
  const outer = Object.getOwnPropertyDescriptor(runner, 'query');
  target.query = watched;
  try {
    return await work();
  } finally {
    if (outer) Object.defineProperty(runner, 'query', outer);
    else delete target.query;
  }
}

type Send = (sql: string, parameters?: unknown[], ...rest: boolean[]) => Promise<unknown>;

function rowsBefore(send: Send, sql: string, writing: Exclude<Writing, { verb: 'INSERT' }>): Promise<Row[]> {
  const quote = /^\s*\w+\s+(?:FROM\s+)?([`"])/i.exec(sql)?.[1] ?? '';
  const name = `${quote}${writing.table}${quote}`;
  return send(`SELECT * FROM ${name} WHERE ${writing.where}`, [...writing.values]) as Promise<Row[]>;
}

function noteAll(rows: WatchedRows, writing: Writing, before: readonly Row[]): void {
  if (writing.verb === 'INSERT') for (const row of writing.rows) rows.note(writing.table, null, row);
  else {
    for (const row of before)
      rows.note(writing.table, row, writing.verb === 'UPDATE' ? { ...row, ...writing.set } : null);
  }
}

/** Most tables have an id; what joins two of them is known by all it says. */
function idOf(row: Row): string {
  const { id } = row;
  return typeof id === 'string' ? id : Object.values(row).map(String).join(' ').slice(0, 200);
}

function plain(salt: string, row: Row | null): Record<string, Value> | null {
  return (
    row &&
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, toldValue(salt, column, value)]))
  );
}
