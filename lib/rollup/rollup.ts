import type { EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { count, createTable, day, id, word } from '../database/table';
import type { Day } from '../time/day';
import { cellKey, mergeDeltas, type Basis, type Cell, type Counts, type Delta } from './history';

/** What an area's own records come to, by the area that issued them. */
export interface OwnCounts {
  readonly areaId: string;
  readonly issuerId: string;
  readonly counts: Counts;
}

/**
 * Keeps counts beside the records they come from, in two tables:
 *
 * - `<name>_totals`: for each cell, the sum of all deltas, those to come included;
 * - `<name>_ledger`: the deltas of each cell and day.
 *
 * The value on a day is the total less what lies after that day. For today that is one short
 * range (only due days lie ahead), for a day past it is exact as well, and nothing needs to run
 * at midnight. Rows exist only for the owning area; whoever reads adds them up the tree.
 */
export class Rollup {
  constructor(
    readonly name: string,
    readonly measures: readonly string[],
  ) {}

  /** Creates both tables; for a migration. */
  async createTables(runner: QueryRunner): Promise<void> {
    const cell = { fiscal_year: word, basis: word };
    const owner = { area_id: id, issuer_id: id };
    const counts = Object.fromEntries(this.measures.map((measure) => [column(measure), count]));
    await createTable(
      runner,
      `${this.name}_totals`,
      { ...cell, ...owner, ...counts },
      { primary: ['fiscal_year', 'basis', 'area_id', 'issuer_id'] },
    );
    await createTable(
      runner,
      `${this.name}_ledger`,
      { ...cell, on_day: day, ...owner, ...counts },
      { primary: ['fiscal_year', 'basis', 'on_day', 'area_id', 'issuer_id'] },
    );
  }

  /**
   * Counts a change, inside the transaction that makes it. One statement a table, rows in key
   * order, tables in a fixed order: writers that meet then wait for each other, never in a ring.
   */
  async apply(manager: EntityManager, kind: DatabaseKind, deltas: Iterable<Delta>): Promise<void> {
    const ledger = mergeDeltas(deltas);
    if (!ledger.length) return;
    const totals = mergeDeltas(ledger.map((delta) => ({ ...delta, day: '' })));
    const cellOf = ({ cell }: Delta) => [cell.fiscalYear, cell.basis];
    const ownerOf = ({ cell }: Delta) => [cell.areaId, cell.issuerId];
    await this.upsert(manager, kind, 'totals', [], totals, (delta) => [...cellOf(delta), ...ownerOf(delta)]);
    const byDay = [...ledger].sort((left, right) => (ledgerKey(left) < ledgerKey(right) ? -1 : 1));
    await this.upsert(manager, kind, 'ledger', ['on_day'], byDay, (delta) => [
      ...cellOf(delta),
      delta.day,
      ...ownerOf(delta),
    ]);
  }

  /**
   * What every area's own records of a fiscal year came to on a day. One statement, so that a
   * write between two reads cannot be seen by half.
   */
  async read(manager: EntityManager, basis: Basis, fiscalYear: string, on: Day): Promise<OwnCounts[]> {
    const columns = this.measures.map(column);
    const later = columns.map((name) => `-SUM(${name}) AS ${name}`);
    const where = 'fiscal_year = ? AND basis = ?';
    const rows: Row[] = await manager.query(
      `SELECT area_id, issuer_id, ${columns.join(', ')} FROM ${this.name}_totals WHERE ${where} UNION ALL ` +
        `SELECT area_id, issuer_id, ${later.join(', ')} FROM ${this.name}_ledger WHERE ${where} AND on_day > ? ` +
        'GROUP BY area_id, issuer_id',
      [fiscalYear, basis, fiscalYear, basis, on],
    );
    const own = new Map<string, { areaId: string; issuerId: string; counts: Record<string, number> }>();
    for (const row of rows) {
      const key = `${row.area_id}|${row.issuer_id}`;
      let cell = own.get(key);
      if (!cell) own.set(key, (cell = { areaId: row.area_id, issuerId: row.issuer_id, counts: {} }));
      // mysql2 gives SUM() as a string.
      this.measures.forEach((measure, index) => {
        cell.counts[measure] = (cell.counts[measure] ?? 0) + Number(row[columns[index] ?? '']);
      });
    }
    return [...own.values()];
  }

  /** Forgets all counts; only for rebuilding them in the same transaction. */
  async clear(manager: EntityManager): Promise<void> {
    await manager.query(`DELETE FROM ${this.name}_totals`);
    await manager.query(`DELETE FROM ${this.name}_ledger`);
  }

  /** All rows that count for anything, in key order, for comparing kept counts with rebuilt ones. */
  async snapshot(manager: EntityManager): Promise<string[]> {
    const lines: string[] = [];
    for (const table of ['totals', 'ledger']) {
      const rows: Row[] = await manager.query(`SELECT * FROM ${this.name}_${table}`);
      for (const row of rows) {
        const cell: Cell = {
          basis: row.basis as Basis,
          fiscalYear: row.fiscal_year,
          areaId: row.area_id,
          issuerId: row.issuer_id,
        };
        const counts = this.measures.map((measure) => Number(row[column(measure)]));
        if (counts.some((amount) => amount !== 0)) {
          lines.push(`${table} ${cellKey(cell)} ${row.on_day ?? ''} ${counts.join(' ')}`);
        }
      }
    }
    return lines.sort();
  }

  private async upsert(
    manager: EntityManager,
    kind: DatabaseKind,
    table: 'totals' | 'ledger',
    extraKeys: readonly string[],
    deltas: readonly Delta[],
    keyOf: (delta: Delta) => string[],
  ): Promise<void> {
    const keys = ['fiscal_year', 'basis', ...extraKeys, 'area_id', 'issuer_id'];
    const columns = [...keys, ...this.measures.map(column)];
    const added = this.measures.map((measure) => {
      const name = column(measure);
      return kind === 'sqlite'
        ? `${name} = ${name} + excluded.${name}`
        : `${name} = ${name} + VALUES(${name})`;
    });
    const onConflict =
      kind === 'sqlite' ? `ON CONFLICT (${keys.join(', ')}) DO UPDATE SET` : 'ON DUPLICATE KEY UPDATE';
    const oneRow = `(${columns.map(() => '?').join(', ')})`;
    for (let start = 0; start < deltas.length; start += ROWS_A_STATEMENT) {
      const rows = deltas.slice(start, start + ROWS_A_STATEMENT);
      await manager.query(
        `INSERT INTO ${this.name}_${table} (${columns.join(', ')}) VALUES ${rows.map(() => oneRow).join(', ')} ` +
          `${onConflict} ${added.join(', ')}`,
        rows.flatMap((delta) => [
          ...keyOf(delta),
          ...this.measures.map((measure) => delta.counts[measure] ?? 0),
        ]),
      );
    }
  }
}

interface Row {
  readonly [column: string]: unknown;
  readonly fiscal_year: string;
  readonly basis: string;
  readonly area_id: string;
  readonly issuer_id: string;
  readonly on_day?: string;
}

/** SQLite takes at most 32,766 parameters a statement. */
const ROWS_A_STATEMENT = 500;

function column(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function ledgerKey({ cell, day: on }: Delta): string {
  return `${cell.fiscalYear}|${cell.basis}|${on}|${cell.areaId}|${cell.issuerId}`;
}
