import { looseKey } from '../../lib/bangla/loose-key';
import { editDistance } from '../../lib/bangla/similarity';

/** Words that a paper may misspell, ready to be looked for. */
export interface Phrase {
  readonly key: string;
  readonly words: number;
}

/** Makes a phrase findable by its loose key. */
export function phrase(text: string): Phrase {
  const key = looseKey(text);
  return { key, words: key.split(' ').length };
}

/** Whether the folded text holds the phrase as whole words; a case ending on its last word is allowed. */
export function holds(key: string, { key: wanted }: Phrase): boolean {
  return ` ${key}`.includes(` ${wanted}`);
}

/** Whether the folded text begins with the phrase, allowing one wrong letter in eight. */
export function beginsLike(key: string, wanted: Phrase): boolean {
  if (key.startsWith(wanted.key)) return true;
  return isNear(key.split(' ').slice(0, wanted.words).join(' '), wanted.key);
}

/** Whether the folded text is the phrase, allowing one wrong letter in eight. */
export function isLike(key: string, wanted: Phrase): boolean {
  return key === wanted.key || isNear(key, wanted.key);
}

/** Whether some run of words in the folded text is the phrase, allowing one wrong letter in eight. */
export function holdsLike(key: string, wanted: Phrase): boolean {
  if (holds(key, wanted)) return true;
  const words = key.split(' ');
  for (let start = 0; start + wanted.words <= words.length; start += 1)
    if (isNear(words.slice(start, start + wanted.words).join(' '), wanted.key)) return true;
  return false;
}

/** One wrong letter is forgiven from five letters on, then one more for every eight. */
function isNear(key: string, wanted: string): boolean {
  const length = wanted.length;
  if (length < 5) return false;
  const allowed = Math.max(1, Math.floor(length / 8));
  return editDistance(key, wanted, allowed) <= allowed;
}
