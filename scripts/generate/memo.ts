import { toBanglaDigits } from '../../lib/bangla/digits';
import type { MemoInput } from '../../lib/papers/memo';
import type { Day } from '../../lib/time/day';

/** The memo of a paper; with a complete number where it has a serial of its own in a file of a fiscal year. */
export function memoOf(
  code: string,
  issuedOn: Day,
  subject: string,
  numbered?: { readonly file: string; readonly fiscalYear: string; readonly serial: number },
): MemoInput {
  const geo = /^\d+$/.test(code) ? code : '';
  const office = `${geo.slice(0, 2) || '00'}.${geo.slice(2, 6).padEnd(4, '0')}`;
  return {
    // A provisional code has letters, which no memo number has.
    number:
      numbered && (geo || code === 'BD')
        ? toBanglaDigits(
            `05.${office}.011.06.${numbered.file}.${numbered.fiscalYear.slice(2, 4)}-${numbered.serial}`,
          )
        : null,
    issuedOn,
    subject,
  };
}
