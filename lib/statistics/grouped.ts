import type { SelectQueryBuilder } from 'typeorm';
import { fail } from '../errors';
import type { Counts } from '../rollup/history';
import { addCounts } from '../rollup/sum-up';
import type { ItemState } from '../rollup/item-state';
import type { Bucket, GroupKey, KeyRule } from './group-key';

/** What the records of one group come to. */
export interface Group {
  readonly buckets: readonly Bucket[];
  readonly counts: Counts;
}

/**
 * Groups what a query over states gives (seen as `state`) and adds up its measures, each a condition of a
 * state, or null for all. The database groups by the values it has; what needs the tree of areas or the calendar is
 * added up in process. Groups come in the order of their keys. Refused where the database's groups are too many.
 */
export async function grouped<State extends ItemState>(
  query: SelectQueryBuilder<State>,
  keys: readonly KeyRule[],
  measures: Readonly<Record<string, string | null>>,
): Promise<Group[]> {
  const names = Object.keys(measures);
  query.select('COUNT(*)', 'rows_there');
  for (const [index, name] of names.entries()) {
    const condition = measures[name] ?? null;
    const amount = condition === null ? 'COUNT(*)' : `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
    query.addSelect(amount, `m${index}`);
  }
  for (const [index, { sql, labelSql }] of keys.entries()) {
    query.addSelect(sql ?? 'state.areaId', `k${index}`).addGroupBy(sql ?? 'state.areaId');
    if (labelSql) query.addSelect(`MIN(${labelSql})`, `l${index}`);
  }
  const rows: Record<string, string | number | null>[] = await query.limit(MOST_ROWS + 1).getRawMany();
  if (rows.length > MOST_ROWS)
    throw fail('QUERY_TOO_LARGE', { reason: `it comes to more than ${MOST_ROWS} groups` });
  return folded(rows, keys, names);
}

/** More than an upazila by month over ten years comes to, and little enough to be held for a moment. */
const MOST_ROWS = 100_000;

function folded(
  rows: readonly Record<string, string | number | null>[],
  keys: readonly KeyRule[],
  names: readonly string[],
): Group[] {
  const groups = new Map<string, { buckets: Bucket[]; counts: Record<string, number> }>();
  for (const row of rows) {
    if (Number(row['rows_there']) === 0) continue; // Without keys there is one row, whatever is counted.
    const buckets = keys.map(({ bucketOf }, index) =>
      bucketOf(text(row[`k${index}`]), text(row[`l${index}`])),
    );
    const place = placeOf(buckets).join('\0');
    let group = groups.get(place);
    if (!group) groups.set(place, (group = { buckets, counts: {} }));
    else group.buckets = group.buckets.map((bucket, index) => first(bucket, buckets[index] ?? bucket));
    // mysql2 gives SUM() as a string.
    addCounts(group.counts, Object.fromEntries(names.map((name, index) => [name, Number(row[`m${index}`])])));
  }
  return [...groups.values()].sort((left, right) =>
    comparePlaces(placeOf(left.buckets), placeOf(right.buckets)),
  );
}

/** What tells a group from the others, as it is shown. */
export function keysOf({ buckets }: Group, groupBy: readonly string[]): GroupKey[] {
  return buckets.map(({ code, label }, index) => ({
    key: groupBy[index] ?? '',
    code,
    labelEn: label.en,
    labelBn: label.bn,
  }));
}

/** Where a group stands among the others. */
export function placeOf(buckets: readonly Bucket[]): string[] {
  return buckets.map(({ sort }) => sort);
}

/** Key by key, so that pages of a list can be told apart by the place of their last row. */
export function comparePlaces(left: readonly string[], right: readonly string[]): number {
  for (const [index, each] of left.entries()) {
    const other = right[index] ?? '';
    if (each !== other) return each < other ? -1 : 1;
  }
  return 0;
}

/** Of two ways in which papers write the same the first by letters, whichever row came first. */
function first(left: Bucket, right: Bucket): Bucket {
  return right.label.en < left.label.en ? right : left;
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
