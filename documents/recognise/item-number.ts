import { toLatinDigits } from '../../lib/bangla/digits';

/** A number at the start of a cell or line, and what stands after it. */
export interface Numbered {
  /** As written, without its dot or brackets. */
  readonly number: string;
  readonly rest: string;
}

/**
 * The number that a text starts with: "১", "০২.", "৩।", "(৪)", "৫)", "[১.২]", "৬ নং", "ক)".
 * A number with no mark behind it counts only when nothing else follows.
 */
export function leadingNumber(text: string): Numbered | null {
  const trimmed = text.trim();
  const alone = /^[([]?([০-৯0-9]{1,3}(?:\.[০-৯0-9]{1,2}){0,3})[)\].।ঃ:,-]{0,2}$/.exec(trimmed);
  if (alone?.[1]) return { number: alone[1], rest: '' };
  const marked =
    /^[([]?([০-৯0-9]{1,3}(?:\.[০-৯0-9]{1,2}){0,3}) ?(?:[)\]।ঃ:]|\.(?![০-৯0-9])|[-–](?![০-৯0-9])|নং(?= |:|ঃ|-|$))[।.,:\-–)]{0,2} ?/.exec(
      trimmed,
    );
  if (marked?.[1]) return { number: marked[1], rest: trimmed.slice(marked[0].length).trim() };
  const letter = /^[([]?([ক-হa-hA-H])[)\]।.] ?/.exec(trimmed);
  return letter?.[1] ? { number: letter[1], rest: trimmed.slice(letter[0].length).trim() } : null;
}

/** The value of a whole number in either script, 0 for "ক" and for numbers with parts. */
export function numberValue(number: string): number {
  const latin = toLatinDigits(number);
  return /^\d{1,4}$/.test(latin) ? Number(latin) : 0;
}
