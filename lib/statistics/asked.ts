import { parseFiscalYear } from '../bangla/fiscal-year';
import { fail } from '../errors';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import { demand } from '../writing/checks';

/** Which areas a filter means: one by itself, or one and all that counts in it today; null where all are meant. */
export function areasAsked(
  context: HubContext,
  { area, within }: { readonly area?: string | null; readonly within?: string | null },
): readonly string[] | null {
  const { directory, today } = context;
  const exact = typeof area === 'string' ? areaIdOf(context, area) : null;
  const inAll = typeof within === 'string' ? directory.countedWithin(areaIdOf(context, within), today) : null;
  if (exact === null) return inAll;
  return inAll === null || inAll.includes(exact) ? [exact] : [];
}

/** Which fiscal years a filter means; null where all are meant. Fails with BAD_FISCAL_YEAR. */
export function yearsAsked({
  fiscalYear,
  fiscalYears,
}: {
  readonly fiscalYear?: string | null;
  readonly fiscalYears?: readonly string[] | null;
}): readonly string[] | null {
  demand((fiscalYears?.length ?? 0) <= MOST_YEARS, `fiscalYears has more than ${MOST_YEARS} entries.`);
  const several = fiscalYears?.map(understood) ?? null;
  if (typeof fiscalYear !== 'string') return several;
  const one = understood(fiscalYear);
  return several === null || several.includes(one) ? [one] : [];
}

const MOST_YEARS = 50;

function understood(text: string): string {
  const fiscalYear = parseFiscalYear(text);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: text.slice(0, 40) });
  return fiscalYear;
}

/** A condition that a column holds one of some values; one that nothing meets where there is none to hold. */
export function isOneOf(column: string, name: string, values: readonly unknown[]): string {
  return values.length ? `${column} IN (:...${name})` : '1 = 0';
}

/** Conditions that a column of folded text has each of some words in it, with their parameters. */
export function hasWords(
  column: string,
  name: string,
  words: readonly string[],
): { readonly condition: string; readonly parameters: Record<string, string> } {
  return {
    condition: words.map((_, index) => `${column} LIKE :${name}${index}`).join(' AND '),
    // Folded words are letters and digits: none of them means anything to LIKE.
    parameters: Object.fromEntries(words.map((word, index) => [`${name}${index}`, `%${word}%`])),
  };
}
