const BANGLA = '০১২৩৪৫৬৭৮৯';

/** Writes ০-৯ as 0-9; every other character stays. */
export function toLatinDigits(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String(BANGLA.indexOf(digit)));
}

/** Writes 0-9 as ০-৯; every other character stays. */
export function toBanglaDigits(text: string | number): string {
  return String(text).replace(/[0-9]/g, (digit) => BANGLA.charAt(Number(digit)));
}
