import { toLatinDigits } from '../bangla/digits';

/** A code as the directory writes it: ৫৫ is 55, bd is BD. What is too long for any code is cut off. */
export function plainCode(code: string): string {
  return toLatinDigits(code.slice(0, 64)).trim().toUpperCase();
}
