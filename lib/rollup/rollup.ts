import type { EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { count, createTable, day, id, word } from '../database/table';
import { fiscalYearIn, RollupStamps, whereYears, type StampedCell } from '../stamps/rollup-stamps';
import type { Day } from '../time/day';
import { cellKey, mergeDeltas, type Basis, type Cell, type Delta } from './history';
import { listsOf } from './lists-of';
import { OWNER, OwnSums } from './own-sums';
import type { OwnCounts } from './sum-up';

/** The rows of a fiscal year that come from some issuers; for plans the owning areas. */
export interface RollupPart {
  readonly fiscalYear: string;
  readonly issuerIds: readonly string[];
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
  /** By which others know whether counts changed. */
  readonly stamps: RollupStamps;
  /** Those of the measures, in their order. */
  readonly columns: readonly string[];

  constructor(
    readonly name: string,
    readonly measures: readonly string[],
  ) {
    this.columns = measures.map(column);
    this.stamps = new RollupStamps(name);
  }

  /** Creates both tables; for a migration. */
  async createTables(runner: QueryRunner): Promise<void> {
    const cell = { fiscal_year: word, basis: word };
    const owner = { area_id: id, issuer_id: id, cover_id: id };
    const counts = Object.fromEntries(this.measures.map((measure) => [column(measure), count]));
    await createTable(
      runner,
      `${this.name}_totals`,
      { ...cell, ...owner, ...counts },
      { primary: ['fiscal_year', 'basis', ...OWNER] },
    );
    await createTable(
      runner,
      `${this.name}_ledger`,
      { ...cell, on_day: day, ...owner, ...counts },
      { primary: ['fiscal_year', 'basis', 'on_day', ...OWNER] },
    );
  }

  /**
   * Counts a change, inside the transaction that makes it. One statement a table, rows in key
   * order, tables in a fixed order: writers that meet then wait for each other, never in a ring.
   * The stamps come first: whoever has that of an area has the counts of its year to itself.
   */
  async apply(manager: EntityManager, kind: DatabaseKind, deltas: Iterable<Delta>): Promise<void> {
    const ledger = mergeDeltas(deltas);
    if (!ledger.length) return;
    await this.stamps.raise(
      manager,
      kind,
      ledger.map(({ cell }) => cell),
    );
    const totals = mergeDeltas(ledger.map((delta) => ({ ...delta, day: '' })));
    const cellOf = ({ cell }: Delta) => [cell.fiscalYear, cell.basis];
    const ownerOf = ({ cell }: Delta) => [cell.areaId, cell.issuerId, cell.coverId ?? ''];
    await this.upsert(manager, kind, 'totals', [], totals, (delta) => [...cellOf(delta), ...ownerOf(delta)]);
    const byDay = [...ledger].sort((left, right) => (ledgerKey(left) < ledgerKey(right) ? -1 : 1));
    await this.upsert(manager, kind, 'ledger', ['on_day'], byDay, (delta) => [
      ...cellOf(delta),
      delta.day,
      ...ownerOf(delta),
    ]);
  }

  /**
   * What every area's own records of a fiscal year (or, as `<2023-24`, of all years before one, together) came to
   * on a day; of some areas only, where they are given. One statement, so that a write between two reads cannot be
   * seen by half. `together` does not tell issuers apart.
   */
  async read(
    manager: EntityManager,
    basis: Basis,
    years: string,
    on: Day,
    together = false,
    areaIds: readonly string[] = [],
  ): Promise<OwnCounts[]> {
    const added = this.columns.map((name) => `SUM(${name}) AS ${name}`);
    const taken = this.columns.map((name) => `-SUM(${name}) AS ${name}`);
    const ofAreas = areaIds.length ? ` AND area_id IN (${areaIds.map(() => '?').join(', ')})` : '';
    const where = `${whereYears(years)}${ofAreas}`;
    const whose = [fiscalYearIn(years), basis, ...areaIds];
    const { owner, by } = ownersOf(together);
    const lists = await listsOf(
      manager,
      `SELECT ${owner}, ${added.join(', ')} FROM ${this.name}_totals WHERE ${where} GROUP BY ${by} UNION ALL ` +
        `SELECT ${owner}, ${taken.join(', ')} FROM ${this.name}_ledger WHERE ${where} AND on_day > ? GROUP BY ${by}`,
      [...whose, ...whose, on],
      [...OWNER, ...this.columns],
    );
    const sums = new OwnSums(this.measures);
    for (const list of lists) sums.add(list);
    return sums.all();
  }

  /** mysql2 gives SUM() as a string. */
  private countsOf(row: Row): Record<string, number> {
    return Object.fromEntries(
      this.measures.map((measure, index) => [measure, Number(row[this.columns[index] ?? ''])]),
    );
  }

  /** Forgets all counts, or those of a part; only for rebuilding them in the same transaction. */
  async clear(manager: EntityManager, kind: DatabaseKind, part?: RollupPart): Promise<void> {
    const { where, values } = within(part);
    const rows: Row[] = await manager.query(
      ['totals', 'ledger']
        .map((table) => `SELECT fiscal_year, basis, area_id FROM ${this.name}_${table}${where}`)
        .join(' UNION '),
      [...values, ...values],
    );
    await this.stamps.raise(manager, kind, rows.map(cellIn));
    await this.stamps.raiseWhole(manager, kind);
    await manager.query(`DELETE FROM ${this.name}_totals${where}`, values);
    await manager.query(`DELETE FROM ${this.name}_ledger${where}`, values);
  }

  /** All rows, or those of a part, that count for anything, in order, for comparing kept counts with rebuilt ones. */
  async snapshot(manager: EntityManager, part?: RollupPart): Promise<string[]> {
    const { where, values } = within(part);
    const lines: string[] = [];
    for (const table of ['totals', 'ledger'] as const) {
      const rows: Row[] = await manager.query(`SELECT * FROM ${this.name}_${table}${where}`, values);
      for (const row of rows) {
        const cell: Cell = {
          basis: row.basis as Basis,
          fiscalYear: row.fiscal_year,
          areaId: row.area_id,
          issuerId: row.issuer_id,
          coverId: row.cover_id,
        };
        const counts = this.countsOf(row);
        if (Object.values(counts).some((amount) => amount !== 0))
          lines.push(this.line(table, { cell, day: row.on_day ?? '', counts }));
      }
    }
    return lines.sort();
  }

  /** What a snapshot would say if nothing but some deltas had been applied. */
  snapshotOf(deltas: Iterable<Delta>): string[] {
    const ledger = mergeDeltas(deltas);
    const totals = mergeDeltas(ledger.map((delta) => ({ ...delta, day: '' })));
    return [
      ...totals.map((delta) => this.line('totals', delta)),
      ...ledger.map((delta) => this.line('ledger', delta)),
    ].sort();
  }

  private line(table: 'totals' | 'ledger', { cell, day: on, counts }: Delta): string {
    const amounts = this.measures.map((measure) => counts[measure] ?? 0);
    return `${table} ${cellKey(cell)} ${on} ${amounts.join(' ')}`;
  }

  private async upsert(
    manager: EntityManager,
    kind: DatabaseKind,
    table: 'totals' | 'ledger',
    extraKeys: readonly string[],
    deltas: readonly Delta[],
    keyOf: (delta: Delta) => string[],
  ): Promise<void> {
    const keys = ['fiscal_year', 'basis', ...extraKeys, ...OWNER];
    const columns = [...keys, ...this.columns];
    const added = this.columns.map((name) => {
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
  readonly cover_id: string;
  readonly on_day?: string;
}

function cellIn({ fiscal_year: fiscalYear, basis, area_id: areaId }: Row): StampedCell {
  return { fiscalYear, basis, areaId };
}

function within(part: RollupPart | undefined): { where: string; values: string[] } {
  if (!part) return { where: '', values: [] };
  const places = part.issuerIds.map(() => '?').join(', ');
  return {
    where: ` WHERE fiscal_year = ? AND issuer_id IN (${places})`,
    values: [part.fiscalYear, ...part.issuerIds],
  };
}

/** The owner as columns, and what tells owners apart. */
function ownersOf(together: boolean): { owner: string; by: string } {
  return together
    ? { owner: "area_id, '' AS issuer_id, cover_id", by: 'area_id, cover_id' }
    : { owner: OWNER.join(', '), by: OWNER.join(', ') };
}

/** SQLite takes at most 32,766 parameters a statement. */
const ROWS_A_STATEMENT = 500;

function column(measure: string): string {
  return measure.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function ledgerKey({ cell, day: on }: Delta): string {
  return `${cell.fiscalYear}|${cell.basis}|${on}|${cell.areaId}|${cell.issuerId}|${cell.coverId ?? ''}`;
}
