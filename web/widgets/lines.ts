import { filled, type CardWords } from '../words/widget-card';
import { NOTHING, type Numbers } from '../numbers';
import type { Answer, LateAnswer, Share } from './answer';

/** A measure in words, for a card as for a picture of it. */
export interface ShareLines {
  readonly title: string;
  readonly percent: string;
  readonly detail: string;
  /** Empty where nothing is late. */
  readonly late: string;
}

/** What a share says: n of N beside the percentage, and why there is none. */
export function shareLines(
  of: 'decisions' | 'plans',
  share: Share | null,
  words: CardWords,
  numbers: Numbers,
): ShareLines {
  const title = of === 'decisions' ? words.decisionsImplemented : words.plansComplete;
  if (!share) return { title, percent: NOTHING, detail: words.partAway, late: '' };
  const late = share.overdue ? filled(words.overdue, numbers.count(share.overdue)) : '';
  const all = numbers.count(share.of);
  if (share.of === 0) {
    const detail = of === 'decisions' ? words.nothingAssigned : words.nothingPlanned;
    return { title, percent: NOTHING, detail, late };
  }
  if (share.reported === 0)
    return { title, percent: NOTHING, detail: filled(words.nothingReported, '', all), late };
  const done = filled(
    of === 'decisions' ? words.implementedOf : words.completedOf,
    numbers.count(share.done),
    all,
  );
  const silent = share.notReported ? filled(words.notReported, numbers.count(share.notReported)) : '';
  const detail = [done, silent].filter(Boolean).join(' · ');
  return { title, percent: numbers.percent(share.percent), detail, late };
}

/** That nothing is late, of which years; and what of earlier years is. */
export function lateNotes(
  { complete, items, fiscalYear, older }: LateAnswer,
  words: CardWords,
  numbers: Numbers,
): { readonly none: string; readonly older: string } {
  const nothing = fiscalYear ? words.noneLate : words.noneLateNow;
  return {
    none: items.length > 0 ? '' : complete ? nothing : words.partAway,
    older: older ? filled(words.olderLate, numbers.count(older)) : '',
  };
}

/** The second line of a card: which year, or what it lists and how many there are. */
export function whatLine(answer: Answer, words: CardWords, numbers: Numbers): string {
  const year = 'fiscalYear' in answer && answer.fiscalYear ? answer.fiscalYear : '';
  const parts = [
    answer.kind === 'progress' ? '' : words[answer.kind],
    answer.kind === 'late' && answer.total !== null ? numbers.count(answer.total) : '',
    year ? filled(words.fiscalYear, numbers.inDigits(year)) : '',
  ];
  return parts.filter(Boolean).join(' · ');
}

/** Of which day the figures are, or how many days old they are: an answer may have been kept while the hub was away. */
export function ageOf(asOf: string, today: string, words: CardWords, numbers: Numbers): string {
  const days = Math.round((Date.parse(today) - Date.parse(asOf)) / 86_400_000);
  if (days > 0) return filled(days === 1 ? words.dayOld : words.daysOld, numbers.count(days));
  return filled(words.asOf, numbers.day(asOf));
}

/** The day of a meeting; only the month where no more is known. */
export function monthOrDay(on: string, numbers: Numbers): string {
  return on.length === 7 ? numbers.inDigits(on) : numbers.day(on);
}
