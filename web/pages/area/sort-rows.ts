import type { AreaRow } from './area-rows';
import { isOfFew, MEASURES, type AreaMeasure } from './measures';

/** How a table is sorted: by name or by a measure, from the least or from the most. */
export interface Sort {
  /** Null: by name. */
  readonly measure: AreaMeasure | null;
  readonly descending: boolean;
}

/** The sort that an address names, such as OVERDUE or -OVERDUE; null where it names none: the order of the map. */
export function readSort(text: string | undefined): Sort | null {
  const descending = text?.startsWith('-') ?? false;
  const name = text?.replace(/^-/, '');
  if (name === 'NAME') return { measure: null, descending };
  const measure = MEASURES.find((each) => each.name === name);
  return measure ? { measure, descending } : null;
}

/**
 * Rows in order: those ranked first, then percentages of few, then those with no number, each of equals in the
 * order in which they came.
 */
export function sortRows(
  rows: readonly AreaRow[],
  sort: Sort | null,
  compareNames: (one: AreaRow, other: AreaRow) => number,
): readonly AreaRow[] {
  if (!sort) return rows;
  const { measure, descending } = sort;
  const sign = descending ? -1 : 1;
  if (!measure) return [...rows].sort((one, other) => sign * compareNames(one, other));
  const keyed = rows.map((row) => {
    const figure = measure.figure(row);
    const group = figure.value === null ? 2 : isOfFew(measure, figure) ? 1 : 0;
    return { row, group, value: figure.value ?? 0 };
  });
  return keyed
    .sort((one, other) => one.group - other.group || sign * (one.value - other.value))
    .map(({ row }) => row);
}
