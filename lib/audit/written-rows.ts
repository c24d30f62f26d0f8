/** A statement that writes, as far as the audit must understand it. */
export type Writing =
  | { readonly verb: 'INSERT'; readonly table: string; readonly rows: readonly Row[] }
  | {
      readonly verb: 'UPDATE';
      readonly table: string;
      readonly set: Row;
      readonly where: string;
      readonly values: readonly unknown[];
    }
  | {
      readonly verb: 'DELETE';
      readonly table: string;
      readonly where: string;
      readonly values: readonly unknown[];
    };

export type Row = Readonly<Record<string, unknown>>;

const NAME = '[`"]?(\\w+)[`"]?';
const TARGET = new RegExp(`^\\s*(INSERT\\s+INTO|REPLACE\\s+INTO|UPDATE|DELETE\\s+FROM)\\s+${NAME}\\s*`, 'i');
const COLUMN = new RegExp(`^${NAME}\\s*=\\s*`);
const VALUE = /^(?:(\?)|(NULL|DEFAULT)\b|(-?\d+(?:\.\d+)?)|'((?:[^']|'')*)')\s*/i;

/** The table that a statement writes to; null for one that reads. */
export function tableWritten(sql: string): string | null {
  if (!/^\s*(?:INSERT|REPLACE|UPDATE|DELETE)\b/i.test(sql)) return null;
  return TARGET.exec(sql)?.[2] ?? notUnderstood(sql);
}

/**
 * Which rows a statement writes, and what. Fails on a form that this program does not use, so that nothing is
 * ever written past the audit: write it plainly, with a placeholder for each value.
 */
export function writtenRows(sql: string, parameters: readonly unknown[]): Writing {
  const [head = '', verb = '', table = ''] = TARGET.exec(sql) ?? [];
  const values = new Values(sql, sql.slice(head.length), [...parameters]);
  switch (verb.slice(0, 6).toUpperCase()) {
    case 'INSERT':
      return { verb: 'INSERT', table, rows: values.rows() };
    case 'UPDATE':
      return { verb: 'UPDATE', table, ...values.assignments() };
    case 'DELETE':
      return { verb: 'DELETE', table, ...values.condition() };
    default:
      return notUnderstood(sql);
  }
}

/** Reads what follows the name of the table, and takes a parameter for each placeholder on the way. */
class Values {
  constructor(
    private readonly sql: string,
    private rest: string,
    private readonly parameters: unknown[],
  ) {}

  rows(): Row[] {
    const columns = (this.taken(/^\(([^()]*)\)\s*VALUES\s*/i) ?? notUnderstood(this.sql))
      .split(',')
      .map((name) => name.trim().replace(/[`"]/g, ''));
    const rows: Row[] = [];
    do {
      if (this.taken(/^(\()\s*/) === null) return notUnderstood(this.sql);
      const row: [string, unknown][] = [];
      do row.push([columns[row.length] ?? notUnderstood(this.sql), this.value()]);
      while (this.taken(/^(,)\s*/) !== null);
      if (row.length !== columns.length || this.taken(/^(\))\s*/) === null) return notUnderstood(this.sql);
      rows.push(Object.fromEntries(row));
    } while (this.taken(/^(,)\s*/) !== null);
    if (this.rest !== '' && !/^RETURNING\b/i.test(this.rest)) return notUnderstood(this.sql);
    return rows;
  }

  assignments(): { set: Row; where: string; values: unknown[] } {
    if (this.taken(/^(SET)\s+/i) === null) return notUnderstood(this.sql);
    const set: [string, unknown][] = [];
    do set.push([this.taken(COLUMN) ?? notUnderstood(this.sql), this.value()]);
    while (this.taken(/^(,)\s*/) !== null);
    return { set: Object.fromEntries(set), ...this.condition() };
  }

  condition(): { where: string; values: unknown[] } {
    if (this.rest.trim() === '') return { where: '1 = 1', values: [] };
    if (this.taken(/^(WHERE)\s+/i) === null) return notUnderstood(this.sql);
    return { where: this.rest, values: this.parameters };
  }

  private value(): unknown {
    const [all, placeholder, , number, text] = VALUE.exec(this.rest) ?? notUnderstood(this.sql);
    this.rest = this.rest.slice(all.length);
    if (placeholder !== undefined) return this.parameters.shift();
    if (number !== undefined) return Number(number);
    return text === undefined ? null : text.replace(/''/g, "'");
  }

  /** The first group of what stands next, where it is that; null where it is not. */
  private taken(form: RegExp): string | null {
    const [all, group] = form.exec(this.rest) ?? [];
    if (all === undefined || group === undefined) return null;
    this.rest = this.rest.slice(all.length);
    return group;
  }
}

function notUnderstood(sql: string): never {
  throw new Error(`The audit does not understand what this writes: ${sql.slice(0, 400)}`);
}
