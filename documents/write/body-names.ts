import type { AreaAbove, Level } from './records/area-record';
import { dayInWords, monthInWords, ordinal } from './official-words';
import { toLatinDigits } from '../../lib/bangla/digits';

/** What is written of a meeting beside its title. */
interface NamedMeeting {
  readonly heldOn: string | null;
  readonly month: string;
  readonly number: string | null;
}

/** The innovation team of a level: "বিভাগীয় ইনোভেশন টিম". */
export function bodyName(level: Level): string {
  return BODIES[level];
}

/** A meeting by its body and number: "বিভাগীয় ইনোভেশন টিমের ৭ম সভা". */
export function meetingName(level: Level, meeting: NamedMeeting): string {
  const number = Number(toLatinDigits(meeting.number ?? ''));
  const which = Number.isInteger(number) && number > 0 ? `${ordinal(number)} ` : '';
  return `${genitive(bodyName(level))} ${which}সভা`;
}

/** "রাজশাহী বিভাগ", "পাবনা জেলা", "কাউনিয়া উপজেলা". */
export function areaName({ level, nameBn }: AreaAbove): string {
  return level === 'COUNTRY' ? nameBn : `${nameBn} ${LEVELS[level]}`;
}

/** What an area of a level is called: বিভাগ, জেলা, উপজেলা. */
export function levelName(level: Level): string {
  return LEVELS[level];
}

/** "১৮ অক্টোবর ২০২৩ তারিখে অনুষ্ঠিত", or by the month where only that is known. */
export function heldWhen({ heldOn, month }: NamedMeeting): string {
  return heldOn === null ? `${monthInWords(month)} মাসে অনুষ্ঠিত` : `${dayInWords(heldOn)} তারিখে অনুষ্ঠিত`;
}

/** A word with the ending of possession: "সভার", "বিভাগের". */
export function genitive(word: string): string {
  return /[\u09BE-\u09CC]$/.test(word) ? `${word}র` : `${word}ের`;
}

/** What the areas directly below one of a level are called. */
export function levelBelow(level: Level): string {
  return BELOW[level];
}

const BODIES: Record<Level, string> = {
  COUNTRY: 'মন্ত্রিপরিষদ বিভাগ ইনোভেশন টিম',
  DIVISION: 'বিভাগীয় ইনোভেশন টিম',
  DISTRICT: 'জেলা ইনোভেশন টিম',
  UPAZILA: 'উপজেলা ইনোভেশন টিম',
  UNION: 'ইউনিয়ন ইনোভেশন টিম',
};
const LEVELS: Record<Level, string> = {
  COUNTRY: 'দেশ',
  DIVISION: 'বিভাগ',
  DISTRICT: 'জেলা',
  UPAZILA: 'উপজেলা',
  UNION: 'ইউনিয়ন',
};
const BELOW: Record<Level, string> = {
  COUNTRY: 'বিভাগ',
  DIVISION: 'জেলা',
  DISTRICT: 'উপজেলা',
  UPAZILA: 'ইউনিয়ন',
  UNION: 'এলাকা',
};
