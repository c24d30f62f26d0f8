import { toBanglaDigits } from '../../lib/bangla/digits';
import type { FiscalYear } from '../../lib/bangla/fiscal-year';
import type { Day } from '../../lib/time/day';

/** "১৮ অক্টোবর ২০২৩". */
export function dayInWords(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return toBanglaDigits(`${date ?? ''} ${MONTHS[(month ?? 1) - 1] ?? ''} ${year ?? ''}`);
}

/** "১৮/১০/২০২৩", as days stand in the cells of a table. */
export function dayInFigures(day: Day): string {
  return toBanglaDigits(day.split('-').reverse().join('/'));
}

/** "অক্টোবর ২০২৩", of a day or of a month given as YYYY-MM. */
export function monthInWords(month: string): string {
  return toBanglaDigits(`${MONTHS[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`);
}

/** "২০২৩-২৪". */
export function yearInFigures(year: FiscalYear): string {
  return toBanglaDigits(year);
}

/** "বিকাল ০৩.০০ ঘটিকা" of 15:00; anything that is no hour of the clock stays as it is. */
export function hourInWords(time: string): string {
  const [, hours = '', minutes = ''] = /^(\d{2}):(\d{2})$/.exec(time) ?? [];
  if (hours === '') return time;
  const hour = Number(hours);
  const part = PARTS_OF_DAY.find(({ until }) => hour < until)?.name ?? '';
  const shown = String(hour > 12 ? hour - 12 : hour).padStart(2, '0');
  return toBanglaDigits(`${part} ${shown}.${minutes} ঘটিকা`);
}

/** "৭ম" of 7. */
export function ordinal(number: number): string {
  return `${toBanglaDigits(number)}${ORDINALS[number - 1] ?? 'তম'}`;
}

/** "১।", as the points of a letter are numbered. */
export function pointMark(index: number): string {
  return `${toBanglaDigits(index + 1)}।`;
}

/** A percentage with its sign, "৪১.৭%"; a dash where there is none. */
export function percentInFigures(percent: number | null): string {
  return percent === null ? '–' : `${toBanglaDigits(percent)}%`;
}

/** What a report says of a decision or an activity. */
export const STATUS_WORDS = {
  NOT_STARTED: 'শুরু হয়নি',
  IN_PROGRESS: 'চলমান',
  IMPLEMENTED: 'বাস্তবায়িত',
  COMPLETED: 'সম্পন্ন',
  DROPPED: 'বাতিল',
  CANCELLED: 'বাতিল',
} as const;

/** What stands in a cell on which nothing was reported. */
export const NOTHING_REPORTED = '--';

/** Left for the pen. */
export const BLANK = '........................';

/** The parts that members have in a team. */
export const ROLE_WORDS = {
  CHAIR: 'সভাপতি',
  CHIEF_INNOVATION_OFFICER: 'চিফ ইনোভেশন অফিসার',
  INNOVATION_OFFICER: 'ইনোভেশন অফিসার',
  MEMBER_SECRETARY: 'সদস্য সচিব',
  MEMBER: 'সদস্য',
} as const;

const MONTHS = [
  'জানুয়ারি',
  'ফেব্রুয়ারি',
  'মার্চ',
  'এপ্রিল',
  'মে',
  'জুন',
  'জুলাই',
  'আগস্ট',
  'সেপ্টেম্বর',
  'অক্টোবর',
  'নভেম্বর',
  'ডিসেম্বর',
];
const PARTS_OF_DAY = [
  { until: 12, name: 'সকাল' },
  { until: 15, name: 'দুপুর' },
  { until: 18, name: 'বিকাল' },
  { until: 20, name: 'সন্ধ্যা' },
  { until: 24, name: 'রাত' },
];
const ORDINALS = ['ম', 'য়', 'য়', 'র্থ', 'ম', 'ষ্ঠ', 'ম', 'ম', 'ম', 'ম'];
