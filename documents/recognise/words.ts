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
  if (wanted.key.length < SHORTEST_NEAR) return false;
  // Runs of as many words as the phrase has, by where the words begin.
  const starts = [0];
  for (let at = key.indexOf(' '); at !== -1; at = key.indexOf(' ', at + 1)) starts.push(at + 1);
  return starts.some((start, index) => {
    const behind = starts[index + wanted.words];
    if (behind === undefined && starts.length - index !== wanted.words) return false;
    const end = behind === undefined ? key.length : behind - 1;
    return Math.abs(end - start - wanted.key.length) <= 4 && isNear(key.slice(start, end), wanted.key);
  });
}

/** Under five letters every word is near another. */
const SHORTEST_NEAR = 5;

/** One wrong letter is forgiven from five letters on, then one more for every eight. */
function isNear(key: string, wanted: string): boolean {
  const length = wanted.length;
  if (length < SHORTEST_NEAR) return false;
  const allowed = Math.max(1, Math.floor(length / 8));
  if (Math.abs(key.length - length) > allowed || (key[0] !== wanted[0] && key[1] !== wanted[1])) return false;
  return editDistance(key, wanted, allowed) <= allowed;
}
