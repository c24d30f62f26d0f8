import type { Level } from '../../../lib/directory/records';

const FORMS: Partial<Record<Level, RegExp>> = {
  COUNTRY: /^BD$/,
  DIVISION: /^\d{2}$/,
  DISTRICT: /^\d{4}$/,
  UPAZILA: /^\d{4}(\d\d|X[1-9])$/,
};

/** Whether a text has the form of a code of a level; an upazila may carry a provisional one. */
export function isCodeOf(level: Level, code: string): boolean {
  return FORMS[level]?.test(code) ?? false;
}
