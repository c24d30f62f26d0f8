import { randomInt } from 'node:crypto';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { DatabaseKind } from '../database/database';
import { count, createTable, id, word } from '../database/table';

/** What has one stamp: the counts of an area's own records, of a fiscal year and on a basis. */
export interface StampedCell {
  readonly fiscalYear: string;
  readonly basis: string;
  readonly areaId: string;
}

/** All the counts of a fiscal year on a basis, or (`<2023-24`) of all years before one. */
export interface StampedYears {
  readonly years: string;
  readonly basis: string;
}

/** A stamp, and what a sum of stamps comes to. */
export interface Version {
  /** How often it was raised; it only grows, so that a sum is the same only where each is. */
  readonly version: number;
  /** A number by chance of the last time: what a database counts that was restored is not what it counted before. */
  readonly mark: number;
}

/**
 * The stamps of a roll-up: a number beside the counts of each area, raised in the transaction of every write that
 * changes them. A subtree has the sum over its areas, so that no writer waits for another at a row of the country.
 */
export class RollupStamps {
  private readonly table: string;

  constructor(rollup: string) {
    this.table = `${rollup}_rollup_stamps`;
  }

  /** Creates the table; for a migration. What was never changed since has no row. */
  createTable(runner: QueryRunner): Promise<void> {
    return createTable(
      runner,
      this.table,
      { fiscal_year: word, basis: word, area_id: id, version: count, mark: count },
      { primary: ['fiscal_year', 'basis', 'area_id'] },
    );
  }

  /** Raises the stamps of some cells, in the transaction that changes their counts: rows in key order, like these. */
  async raise(manager: EntityManager, kind: DatabaseKind, cells: Iterable<StampedCell>): Promise<void> {
    const keys = new Map([...cells].map((cell) => [keyOf(cell), cell]));
    const sorted = [...keys].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, cell]) => cell);
    const mark = randomInt(MARKS);
    for (let start = 0; start < sorted.length; start += ROWS_A_STATEMENT) {
      const rows = sorted.slice(start, start + ROWS_A_STATEMENT);
      await manager.query(
        `INSERT INTO ${this.table} (fiscal_year, basis, area_id, version, mark) ` +
          `VALUES ${rows.map(() => '(?, ?, ?, 1, ?)').join(', ')} ` +
          (kind === 'sqlite'
            ? 'ON CONFLICT (fiscal_year, basis, area_id) DO UPDATE SET version = version + 1, mark = excluded.mark'
            : 'ON DUPLICATE KEY UPDATE version = version + 1, mark = VALUES(mark)'),
        rows.flatMap(({ fiscalYear, basis, areaId }) => [fiscalYear, basis, areaId, mark]),
      );
    }
  }

  /** Raises what was changed past every act, by putting right what is kept; all answers rest on it. */
  raiseWhole(manager: EntityManager, kind: DatabaseKind): Promise<void> {
    return this.raise(manager, kind, [{ ...WHOLE, fiscalYear: WHOLE.years, areaId: '' }]);
  }

  /** What the stamps of all areas come to. One statement, however many are asked for. */
  async totals(reader: EntityManager, asked: readonly StampedYears[]): Promise<Version[]> {
    const selects = asked.map(
      ({ years }, place) =>
        `SELECT ${place} AS place, SUM(version) AS version, SUM(mark) AS mark FROM ${this.table} WHERE ${whereYears(years)}`,
    );
    const rows: (Told & { place: number })[] = await reader.query(
      selects.join(' UNION ALL '),
      asked.flatMap(({ years, basis }) => [fiscalYearIn(years), basis]),
    );
    return asked.map((_, place) => versionOf(rows.find((row) => Number(row.place) === place)));
  }

  /** The stamps of all areas, each by itself. */
  async byArea(reader: EntityManager, { years, basis }: StampedYears): Promise<Map<string, Version>> {
    const rows: (Told & { area_id: string })[] = await reader.query(
      `SELECT area_id, SUM(version) AS version, SUM(mark) AS mark FROM ${this.table} WHERE ${whereYears(years)} GROUP BY area_id`,
      [fiscalYearIn(years), basis],
    );
    return new Map(rows.map((row) => [row.area_id, versionOf(row)]));
  }
}

/** The row that stands for everything: no fiscal year, no area. */
export const WHOLE: StampedYears = { years: '', basis: 'WHOLE' };

export function addVersions(versions: Iterable<Version>): Version {
  let [version, mark] = [0, 0];
  for (const each of versions) [version, mark] = [version + each.version, mark + each.mark];
  return { version, mark };
}

export function writeVersion({ version, mark }: Version): string {
  return `${version}.${mark}`;
}

interface Told {
  /** mysql2 gives SUM() as a string; null where there is no row. */
  readonly version: number | string | null;
  readonly mark: number | string | null;
}

function versionOf(row: Told | undefined): Version {
  return { version: Number(row?.version ?? 0), mark: Number(row?.mark ?? 0) };
}

/** The rows of some years on a basis, for two values: `fiscalYearIn(years)` and the basis. */
export function whereYears(years: string): string {
  return `fiscal_year ${years.startsWith('<') ? '<' : '='} ? AND basis = ?`;
}

/** The fiscal year that some years are named by. */
export function fiscalYearIn(years: string): string {
  return years.replace(/^</, '');
}

function keyOf({ fiscalYear, basis, areaId }: StampedCell): string {
  return `${fiscalYear}|${basis}|${areaId}`;
}

/** So many that one is not met twice, so few that some thousand of them add up without a rounding. */
const MARKS = 2 ** 31;

/** As many as a statement of the counts themselves takes. */
const ROWS_A_STATEMENT = 500;
