/** What a row is sorted by: a number that may be missing or be of too few to be ranked. */
export interface SortCell {
  readonly value: number | null;
  readonly isOfFew: boolean;
}

/** The order of two rows: ranked ones first, then those of few, then silent ones, whichever way it is sorted. */
export function cellOrder(one: SortCell, other: SortCell, descending: boolean): number {
  const sign = descending ? -1 : 1;
  return groupOf(one) - groupOf(other) || sign * ((one.value ?? 0) - (other.value ?? 0));
}

function groupOf({ value, isOfFew }: SortCell): number {
  return value === null ? 2 : isOfFew ? 1 : 0;
}
