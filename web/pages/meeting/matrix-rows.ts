import type { Owed } from './read-meeting';

export type OwingArea = NonNullable<Owed['area']>;

/** One area and what it owes of each decision; null where a decision does not bind it. */
export interface MatrixRow {
  readonly area: OwingArea;
  readonly cells: readonly (Owed | null)[];
}

/** Rows that belong together: a district and its upazilas. */
export interface MatrixGroup {
  /** The district above, where it owes nothing itself and so has no row of its own. */
  readonly above: OwingArea['parent'];
  readonly rows: readonly MatrixRow[];
}

/** Which rows of the matrix are shown. */
export type Only = 'all' | 'late' | 'silent' | 'reported';

/** The matrix of decisions by areas: each district before its upazilas, in the order of their codes. */
export function matrixGroups(columns: readonly (readonly Owed[])[], only: Only = 'all'): MatrixGroup[] {
  const rows = new Map<string, { area: OwingArea; cells: (Owed | null)[] }>();
  columns.forEach((owed, column) => {
    for (const each of owed) {
      if (!each.area) continue;
      const row = rows.get(each.area.code) ?? { area: each.area, cells: columns.map(() => null) };
      row.cells[column] = each;
      rows.set(each.area.code, row);
    }
  });
  const sorted = [...rows.values()]
    .filter(({ cells }) => cells.some((cell) => cell !== null && KEEPS[only](cell)))
    .sort((a, b) => (placeOf(a.area) < placeOf(b.area) ? -1 : 1));
  const groups: { above: OwingArea['parent']; rows: MatrixRow[]; key: string }[] = [];
  for (const row of sorted) {
    const key = districtOf(row.area);
    const last = groups.at(-1);
    if (last?.key === key) last.rows.push(row);
    else groups.push({ key, above: isBelowDistrict(row.area) ? row.area.parent : null, rows: [row] });
  }
  return groups.map(({ above, rows: those }) => ({ above, rows: those }));
}

const KEEPS: Readonly<Record<Only, (owed: Owed) => boolean>> = {
  all: () => true,
  late: ({ daysOverdue }) => daysOverdue > 0,
  silent: ({ reportedOn }) => reportedOn === null,
  reported: ({ reportedOn }) => reportedOn !== null,
};

const isBelowDistrict = ({ level, parent }: OwingArea): boolean =>
  (level === 'UPAZILA' || level === 'UNION') && parent !== null;

const districtOf = (area: OwingArea): string =>
  isBelowDistrict(area) ? (area.parent?.code ?? '') : area.level === 'DISTRICT' ? area.code : '';

/** What sorts an area: those above districts first, then each district with what lies below it. */
function placeOf(area: OwingArea): string {
  return `${districtOf(area)}/${isBelowDistrict(area) ? area.code : ''}/${area.code}`;
}
