import type { Database } from '../../lib/database/database';
import type { Counts } from '../../lib/rollup/history';
import { TODAY } from './sized';

/** How counts are made of base rows, for comparison: the table, its index that covers the question, and the columns. */
export interface Baseline {
  readonly table: string;
  /** The columns of the covering index, in its order. */
  readonly index: readonly string[];
  /** What each measure is, in SQL. */
  readonly measures: Readonly<Record<string, string>>;
}

export const DECISIONS: Baseline = {
  table: 'assignments',
  index: ['fiscal_year', 'area_id', 'status', 'reported_on', 'late_after'],
  measures: {
    assignments: 'COUNT(*)',
    notStarted: counted("status = 'NOT_STARTED'"),
    inProgress: counted("status = 'IN_PROGRESS'"),
    implemented: counted("status = 'IMPLEMENTED'"),
    dropped: counted("status = 'DROPPED'"),
    overdue: counted(`late_after < '${TODAY}'`),
    notReported: counted('reported_on IS NULL'),
  },
};

export const PLANS: Baseline = {
  table: 'activities',
  index: ['fiscal_year', 'area_id', 'status', 'reported_on', 'due_on'],
  measures: {
    activities: 'COUNT(*)',
    notStarted: counted("status = 'NOT_STARTED'"),
    inProgress: counted("status = 'IN_PROGRESS'"),
    completed: counted("status = 'COMPLETED'"),
    cancelled: counted("status = 'CANCELLED'"),
    overdue: counted(`due_on < '${TODAY}'`),
    notReported: counted('reported_on IS NULL'),
  },
};

/** Gives the base rows the index that answers the question by itself, and lets the server learn of it. */
export async function coverBaseline({ kind, inTransaction }: Database, baseline: Baseline): Promise<void> {
  const { table, index } = baseline;
  await inTransaction(async (manager) => {
    await manager.query(`CREATE INDEX bench_covering ON ${table} (${index.join(', ')})`);
    await manager.query(kind === 'sqlite' ? `ANALYZE ${table}` : `ANALYZE TABLE ${table}`);
  });
}

/** Counts the base rows of a fiscal year by area; of all areas where none are named. */
export async function groupBy(
  { reader, kind }: Database,
  { table, measures }: Baseline,
  fiscalYear: string,
  areaIds: readonly string[] | null,
): Promise<Map<string, Counts>> {
  const hint = kind === 'sqlite' ? 'INDEXED BY bench_covering' : 'FORCE INDEX (bench_covering)';
  const columns = Object.entries(measures).map(([name, sql]) => `${sql} AS "${name}"`);
  const quoted = kind === 'sqlite' ? columns : columns.map((column) => column.replaceAll('"', '`'));
  const within = areaIds ? ` AND area_id IN (${areaIds.map(() => '?').join(', ')})` : '';
  const rows: Record<string, unknown>[] = await reader.query(
    `SELECT area_id, ${quoted.join(', ')} FROM ${table} ${hint} WHERE fiscal_year = ?${within} GROUP BY area_id`,
    [fiscalYear, ...(areaIds ?? [])],
  );
  return new Map(
    rows.map((row) => [
      String(row['area_id']),
      Object.fromEntries(Object.keys(measures).map((name) => [name, Number(row[name])])),
    ]),
  );
}

function counted(condition: string): string {
  return `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
}
