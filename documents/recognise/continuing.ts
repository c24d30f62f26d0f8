import { looseKey } from '../../lib/bangla/loose-key';
import { holds, phrase } from './words';

/** Whether a decision is asked for again in each period: "regularly", "every month", "shall go on". */
export function isContinuing(decision: string): boolean {
  const key = looseKey(decision);
  return WORDS.some((word) => holds(key, word)) || MONTHLY_COUNT.test(key);
}

/** Whether the time limit of a decision is none: "চলমান", "প্রতি মাসে". */
export function goesOn(limit: string): boolean {
  const key = looseKey(limit);
  return key !== '' && (ONGOING.some((word) => holds(key, word)) || isContinuing(limit));
}

const ONGOING = ['চলমান', 'সারা বছর', 'সারাবছর', 'বছরব্যাপী', 'মাসিক', 'ত্রৈমাসিক', 'প্রতিনিয়ত'].map(phrase);
const WORDS = [
  'নিয়মিত',
  'নিয়মিতভাবে',
  'অব্যাহত',
  'অব্যাহতভাবে',
  'চলমান রাখতে',
  'চলমান রাখার',
  'চালু রাখতে',
  'ধারাবাহিকভাবে',
  'সার্বক্ষণিক',
  'প্রতি মাসে',
  'প্রতিমাসে',
  'প্রতি মাসের',
  'প্রতিমাসের',
  'মাসিক ভিত্তিতে',
  'মাসিক ন্যূনতম',
  'প্রতি সপ্তাহে',
  'প্রতি তিন মাসে',
  'ত্রৈমাসিক ভিত্তিতে',
  'প্রতি বছর',
  'প্রতি বৎসর',
  'হালনাগাদ রাখতে',
].map(phrase);
/** "মাসিক ন্যূনতম একটি …": so many each month, in folded letters. */
const MONTHLY_COUNT = /(?:^| )মাসিক (?:\S{1,20} ){0,2}(?:একটি|\d{1,2}টি)/;
