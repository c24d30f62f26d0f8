import type { EntityManager } from 'typeorm';
import { fiscalYearSpan } from '../bangla/fiscal-year';
import type { Basis } from './history';
import { listsOf } from './lists-of';
import type { Rollup } from './rollup';
import type { MonthRow } from './year-by-month';

/** Which counts are read by month. */
export interface MonthsWanted {
  readonly fiscalYear: string;
  readonly basis: Basis;
  /** The only issuer meant; null for all. */
  readonly issuerId: string | null;
}

/**
 * What areas' own records of a fiscal year came to in each month, those before the year too, whatever day it is. One
 * statement. Of some areas only, where they are given: what they have on each of the year's days is looked up by key,
 * and no row of others is read.
 */
export async function readMonths(
  manager: EntityManager,
  { name, columns }: Pick<Rollup, 'name' | 'columns'>,
  { fiscalYear, basis, issuerId }: MonthsWanted,
  areaIds?: readonly string[],
): Promise<MonthRow[]> {
  // Somebody who asked at the same time may have kept what is newer than the stamps that this one read.
  if (areaIds?.length === 0) return [];
  const ledger = `${name}_ledger`;
  const year = [fiscalYear, basis, fiscalYearSpan(fiscalYear).to];
  const of = areaIds && keysOf(ledger, areaIds, manager.connection.options.type === 'mysql', year);
  const where = [
    'l.fiscal_year = ? AND l.basis = ? AND l.on_day <= ?',
    ...(of ? ['l.on_day = days.on_day AND l.area_id = areas.area_id'] : []),
    ...(issuerId === null ? [] : ['l.issuer_id = ?']),
  ];
  const lists = await listsOf(
    manager,
    `${of?.first ?? ''} SELECT SUBSTR(l.on_day, 1, 7) AS in_month, l.area_id AS area_id, l.cover_id AS cover_id, ` +
      `${columns.map((column) => `SUM(l.${column}) AS ${column}`).join(', ')} ` +
      `FROM ${of?.then ?? ''} ${ledger} l WHERE ${where.join(' AND ')} GROUP BY in_month, l.area_id, l.cover_id`,
    [...(of?.values ?? []), ...year, ...(issuerId === null ? [] : [issuerId])],
    ['in_month', 'area_id', 'cover_id', ...columns],
  );
  return lists.map(([month, areaId, coverId, ...amounts]) => ({
    month: String(month),
    areaId: String(areaId),
    coverId: String(coverId),
    amounts: amounts.map(Number), // mysql2 gives SUM() as a string.
  }));
}

/** What comes before a ledger in a statement so that its rows are looked up by day and area, in this order. */
interface Keys {
  readonly first: string;
  readonly then: string;
  readonly values: readonly string[];
}

/**
 * The days on which a ledger has anything of a year, and some areas. SQLite finds one day after the other by the key;
 * MySQL and MariaDB would look through all before it for each, so there they come of one way through the key alone.
 */
function keysOf(ledger: string, areaIds: readonly string[], isMysql: boolean, year: readonly string[]): Keys {
  const ofYear = `FROM ${ledger} n WHERE n.fiscal_year = ? AND n.basis = ? AND n.on_day <= ?`;
  const areas = `(${areaIds.map(() => 'SELECT ? AS area_id').join(' UNION ALL ')}) areas`;
  if (isMysql)
    return {
      first: '',
      then: `(SELECT DISTINCT n.on_day ${ofYear}) days STRAIGHT_JOIN ${areas} STRAIGHT_JOIN`,
      values: [...year, ...areaIds],
    };
  const next = `SELECT MIN(n.on_day) ${ofYear}`;
  return {
    first:
      `WITH RECURSIVE days (on_day) AS (${next} UNION ALL ` +
      `SELECT (${next} AND n.on_day > days.on_day) FROM days WHERE days.on_day IS NOT NULL)`,
    then: `days CROSS JOIN ${areas} CROSS JOIN`,
    values: [...year, ...year, ...areaIds],
  };
}
