import type { Digits, Language } from '../numbers';
import type { Kind } from './answer';

export type Theme = 'auto' | 'light' | 'dark';

/** What a webmaster chooses for a widget. */
export interface Choices {
  readonly language: Language;
  readonly digits: Digits;
  readonly theme: Theme;
  /** Such as 2023-24; null is the newest with something on record. */
  readonly fiscalYear: string | null;
}

const FISCAL_YEAR = /^(19|20|21)\d\d-\d\d$/;

/** Choices as attributes or parameters tell them. What they say wrongly counts as not said. */
export function readChoices(told: (name: string) => string | null): Choices {
  const language = told('lang') === 'en' ? 'en' : 'bn';
  const digits = told('digits');
  const theme = told('theme');
  const fiscalYear = told('fiscal-year') ?? told('fiscalYear') ?? '';
  return {
    language,
    digits: digits === 'beng' || digits === 'latn' ? digits : language === 'bn' ? 'beng' : 'latn',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    fiscalYear: FISCAL_YEAR.test(fiscalYear) ? fiscalYear : null,
  };
}

/** The address of a widget as a page, or as a picture; what is as usual is left out. */
export function widgetAddress(
  kind: Kind,
  area: string,
  { language, digits, theme, fiscalYear }: Choices,
  ending: '' | '.svg' | '.png' = '',
): string {
  const query = new URLSearchParams();
  if (language !== 'bn') query.set('lang', language);
  if (digits !== (language === 'bn' ? 'beng' : 'latn')) query.set('digits', digits);
  if (theme !== 'auto') query.set('theme', theme);
  if (fiscalYear) query.set('fiscalYear', fiscalYear);
  const text = query.toString();
  return `/embed/${kind}/${encodeURIComponent(area)}${ending}${text ? `?${text}` : ''}`;
}

/** The address of a widget's answer, the same for all languages and themes, so that caches keep one. */
export function answerAddress(kind: Kind, area: string, { fiscalYear }: Choices): string {
  const query = fiscalYear && kind !== 'meetings' ? `?fiscalYear=${fiscalYear}` : '';
  return `/embed/${kind}/${encodeURIComponent(area)}.json${query}`;
}

/** The page of the hub that says more. */
export function pageAddress(kind: Kind, area: string, { language, digits, fiscalYear }: Choices): string {
  const query = new URLSearchParams();
  if (language !== 'bn') query.set('lang', language);
  if (digits !== (language === 'bn' ? 'beng' : 'latn')) query.set('digits', digits);
  if (fiscalYear && kind !== 'meetings') query.set('fiscalYear', fiscalYear);
  const text = query.toString();
  const part = kind === 'progress' ? '' : `/${kind}`;
  return `/areas/${encodeURIComponent(area)}${part}${text ? `?${text}` : ''}`;
}

/** How much room each takes, in CSS pixels; all of them alike, so that nothing moves when one is filled. */
export const SIZES: Readonly<Record<Kind, { readonly width: number; readonly height: number }>> = {
  progress: { width: 320, height: 288 },
  late: { width: 320, height: 400 },
  meetings: { width: 320, height: 352 },
};

/** How many lines a list shows. */
export const MOST_ITEMS = 4;
