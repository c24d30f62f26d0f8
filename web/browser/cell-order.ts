/** What a row is sorted by: a text, or a number that may be missing or be of too few to be ranked. */
export type SortCell =
  { readonly text: string } | { readonly value: number | null; readonly isOfFew: boolean };

const collators = new Map<string, Intl.Collator>();

/** The order of two rows: ranked ones first, then those of few, then silent ones, whichever way it is sorted. */
export function cellOrder(one: SortCell, other: SortCell, descending: boolean, language: string): number {
  const sign = descending ? -1 : 1;
  if ('text' in one || 'text' in other) {
    const collator = collators.get(language) ?? new Intl.Collator(language);
    collators.set(language, collator);
    return sign * collator.compare(textOf(one), textOf(other));
  }
  return groupOf(one) - groupOf(other) || sign * ((one.value ?? 0) - (other.value ?? 0));
}

function textOf(cell: SortCell): string {
  return 'text' in cell ? cell.text : '';
}

function groupOf({ value, isOfFew }: { value: number | null; isOfFew: boolean }): number {
  return value === null ? 2 : isOfFew ? 1 : 0;
}
