import { numbersOf, type Digits, type Language, type Numbers } from './numbers';
import { words, type Words } from './words/words';

export { NOTHING, type Digits, type Language } from './numbers';

/** How one reader reads: words, numbers and days in a language and in digits. Made once for a page. */
export interface Reader extends Numbers {
  readonly language: Language;
  readonly words: Words;
}

export function readerOf(language: Language, digits: Digits): Reader {
  return { ...numbersOf(language, digits), language, words: words[language] };
}
