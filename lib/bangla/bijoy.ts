import { BIJOY_LETTERS, BIJOY_REPH } from './bijoy-letters';
import { asWindowsPage } from './windows-page';

/**
 * Turns text typed for a Bijoy font (SutonnyMJ and its kin) into Unicode. Such a font draws Bangla shapes for
 * Latin letters, in the order in which they are seen; Unicode wants the order in which they are spoken.
 */
export function fromBijoy(text: string): string {
  const seen = [...oneCodePage(text)].map((letter) => BIJOY_LETTERS[letter] ?? letter).join('');
  return spoken(seen).normalize('NFC');
}

/** Whether a font of this name is one that fromBijoy knows. */
export function isBijoyFont(name: string): boolean {
  const isBijoy = /\bBijoy/.test(name) && !/Unicode|Uni\b/.test(name);
  return isBijoy || /MJ\b|MJ(?:[A-Z][a-z]|,|-|$)/.test(name);
}

/** Letters of the Windows page that came as Latin-1 controls or as symbols of a private font. */
function oneCodePage(text: string): string {
  return asWindowsPage(
    text.replace(/[\uF020-\uF0FF]/g, (symbol) => String.fromCharCode(symbol.charCodeAt(0) - 0xf000)),
  );
}

/** From the order of the eye to the order of speech. */
function spoken(seen: string): string {
  return (
    seen
      .replace(/্{2,}/g, '্')
      .replace(/অা/g, 'আ')
      // র with a ya-phala, which is not a reph on য.
      .replace(/(?<!্)র্য/g, 'র\u200D্য')
      // A sign typed before the phala that belongs under the same letter.
      .replace(SIGN_BEFORE_PHALA, '$2$1')
      .replace(REPH_BEHIND, 'র্$1$2')
      .replace(SIGN_IN_FRONT, '$2$1')
      .replace(/ে([াৗ])/g, (_, half: string) => (half === 'া' ? 'ো' : 'ৌ'))
      .replace(/ঁ([\u09BE-\u09CC])/g, '$1ঁ')
  );
}

const LETTER = '[\u0995-\u09B9\u09CE\u09DC-\u09DF]\u09BC?';
const CLUSTER = `${LETTER}(?:\u200D?্${LETTER}){0,4}`;
const SIGN_BEFORE_PHALA = new RegExp(`([\u09BE\u09C0-\u09C4])((?:্${LETTER})+)`, 'g');
const REPH_BEHIND = new RegExp(`(${CLUSTER}|[\u0985-\u0994])([\u09BE-\u09CC\u0981]{0,2})${BIJOY_REPH}`, 'g');
const SIGN_IN_FRONT = new RegExp(`([িেৈ])(${CLUSTER})`, 'g');
