import { FISCAL_YEAR, isDay } from './calendar';
import type { Digits, Language } from './language';

/** The whole state of a page: every address that shows the same says the same. */
export interface View {
  readonly language: Language;
  readonly digits: Digits;
  /** Such as 2023-24; null is the newest with something on record. */
  readonly fiscalYear: string | null;
  /** A Dhaka day; null is today. */
  readonly asOf: string | null;
  /** By which tree to add up: that of today, or that of the time. */
  readonly map: 'CURRENT' | 'AS_OF';
  /** What only one page knows: how its table is sorted, which measure its map shows. */
  readonly own: Readonly<Record<string, string>>;
}

const COMMON = new Set(['lang', 'digits', 'fiscalYear', 'asOf', 'map']);
const OWN_NAME = /^[a-z][a-zA-Z]{0,31}$/;
const LONGEST = 200;

/** The view that an address asks for. What it says wrongly counts as not said, so that no link is a dead end. */
export function readView(query: URLSearchParams): View {
  const language = query.get('lang') === 'en' ? 'en' : 'bn';
  const digits = query.get('digits');
  const fiscalYear = query.get('fiscalYear') ?? '';
  const asOf = query.get('asOf') ?? '';
  const own = [...query].filter(
    ([name, value]) => !COMMON.has(name) && OWN_NAME.test(name) && value !== '' && value.length <= LONGEST,
  );
  return {
    language,
    digits: digits === 'beng' || digits === 'latn' ? digits : language === 'bn' ? 'beng' : 'latn',
    fiscalYear: FISCAL_YEAR.test(fiscalYear) ? fiscalYear : null,
    asOf: isDay(asOf) ? asOf : null,
    map: query.get('map') === 'AS_OF' ? 'AS_OF' : 'CURRENT',
    own: Object.fromEntries(own),
  };
}

/** The address of a page in a view; what is as usual is left out, so that it stays short. */
export function addressOf(path: string, view: View, changes: Partial<View> = {}): string {
  const { language, digits, fiscalYear, asOf, map, own } = { ...view, ...changes };
  const query = new URLSearchParams();
  if (language !== 'bn') query.set('lang', language);
  if (digits !== (language === 'bn' ? 'beng' : 'latn')) query.set('digits', digits);
  if (fiscalYear) query.set('fiscalYear', fiscalYear);
  if (asOf) query.set('asOf', asOf);
  if (map !== 'CURRENT') query.set('map', map);
  for (const name of Object.keys(own).sort()) if (own[name]) query.set(name, own[name]);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The address of another page: what only this one knows stays behind. */
export function addressElsewhere(
  path: string,
  view: View,
  own: Readonly<Record<string, string>> = {},
): string {
  return addressOf(path, view, { own });
}
