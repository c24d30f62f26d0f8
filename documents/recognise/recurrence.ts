import { toLatinDigits } from '../../lib/bangla/digits';
import { looseKey } from '../../lib/bangla/loose-key';
import type { Recurrence } from './paper-reading';
import { holds, phrase } from './words';

const ONCE: Recurrence = { every: 'NONE', times: null, raw: null };

/** How often an activity comes back, from the words of its period or task: "বছরে তিনবার" is 3 times a year. */
export function recurrenceIn(text: string): Recurrence {
  const key = looseKey(text);
  const times = timesPerYear(key);
  if (times !== null)
    return times === 1
      ? { every: 'YEARLY', times: null, raw: text }
      : { every: 'TIMES_PER_YEAR', times, raw: text };
  for (const { every, phrases } of RULES)
    if (phrases.some((wanted) => holds(key, wanted))) return { every, times: null, raw: text };
  return ONCE;
}

function timesPerYear(key: string): number | null {
  const after = ['বছরে', 'বৎসরে', 'বার্ষিক'].map(looseKey).find((word) => ` ${key}`.includes(` ${word} `));
  if (after === undefined) return null;
  const rest = key.slice(key.indexOf(after) + after.length).trim();
  const digits = /^(\d{1,2})\S{0,3} ?(?:বার|টি|বারের)/.exec(toLatinDigits(rest));
  if (digits?.[1]) return Number(digits[1]);
  return COUNTS.find(({ words }) => words.some((word) => rest.startsWith(word)))?.count ?? null;
}

const COUNTS = (
  [
    [1, 'একবার|এক বার'],
    [2, 'দুইবার|দুই বার|দুবার|দু বার'],
    [3, 'তিনবার|তিন বার'],
    [4, 'চারবার|চার বার'],
    [5, 'পাঁচবার|পাঁচ বার'],
    [6, 'ছয়বার|ছয় বার'],
  ] as [number, string][]
).map(([count, words]) => ({ count, words: words.split('|').map(looseKey) }));

const RULES: { every: Recurrence['every']; phrases: ReturnType<typeof phrase>[] }[] = (
  [
    [
      'QUARTERLY',
      'তিন মাস অন্তর|তিনমাস অন্তর|৩ মাস অন্তর|০৩ মাস অন্তর|ত্রৈমাসিক|প্রতি তিন মাসে|প্রতি কোয়ার্টারে|তিন মাস পর পর',
    ],
    [
      'MONTHLY',
      'প্রতি মাসে|প্রতিমাসে|মাসিক ভিত্তিতে|প্রতি মাসের|প্রতিমাসের|প্রতি মাসে একবার|মাসে একবার|প্রতি মাস|প্রতিমাস',
    ],
    ['YEARLY', 'প্রতি বছর|প্রতি বৎসর|বাৎসরিক ভিত্তিতে|বছরে একটি|বার্ষিক ভিত্তিতে'],
  ] as [Recurrence['every'], string][]
).map(([every, words]) => ({ every, phrases: words.split('|').map(phrase) }));
