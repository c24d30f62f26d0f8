export type Language = 'bn' | 'en';
export type Digits = 'beng' | 'latn';

/** How one reader reads numbers, days and names; small enough for a widget. Made once for a page. */
export interface Numbers {
  /** A count, such as ১,২৩৪. */
  count(value: number): string;
  /** A share with at most one decimal and its sign; a dash where there is none: silence is not zero. */
  percent(value: number | null | undefined): string;
  /** A day, such as ১৪ নভেম্বর ২০২৩. */
  day(value: string): string;
  /** Digits of a text that is not counted, such as fiscal years and numbers of decisions, whichever they were written in. */
  inDigits(text: string): string;
  /** The one of two names that is in this language. */
  name(both: { readonly nameBn: string; readonly nameEn: string }): string;
}

export const NOTHING = '–';

const BENGALI_ZERO = '০'.codePointAt(0) ?? 0;

/** A text with its Bangla digits as 0-9. */
export function inLatinDigits(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String((digit.codePointAt(0) ?? BENGALI_ZERO) - BENGALI_ZERO));
}

export function numbersOf(language: Language, digits: Digits): Numbers {
  const locale = `${language === 'bn' ? 'bn-BD' : 'en-GB'}-u-nu-${digits}`;
  const counts = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return {
    count: (value) => counts.format(value),
    percent: (value) => (value == null ? NOTHING : `${percents.format(value)}%`),
    day: (value) => days.format(new Date(`${value}T00:00:00Z`)),
    inDigits: (text) =>
      digits === 'latn'
        ? inLatinDigits(text)
        : text.replace(/[0-9]/g, (digit) => String.fromCodePoint(BENGALI_ZERO + Number(digit))),
    name: ({ nameBn, nameEn }) => (language === 'bn' ? nameBn : nameEn),
  };
}
