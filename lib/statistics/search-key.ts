import { foldKey } from '../bangla/fold';
import { withoutContacts } from '../bangla/without-contacts';
import { demand } from '../writing/checks';

/** Long enough to tell topics apart, short enough for a key column. */
const LONGEST_KEY = 200;

/**
 * What a text search looks in: the words of some texts, folded, so that keyboard and encoding do not matter.
 * Phone numbers and mail addresses are left out for everybody, or a search would tell them digit by digit.
 */
export function searchKey(...texts: readonly (string | null)[]): string {
  return texts.map((text) => foldKey(withoutContacts(text ?? ''))).join(' ');
}

/** One key for texts that say the same, and the text as it is shown of them; null where it says nothing. */
export function groupWord(text: string | null): { key: string; label: string } | null {
  const label = withoutContacts(text ?? '').trim();
  const key = foldKey(label);
  return key === '' ? null : { key: cut(key), label: cut(label.replace(/\s+/gu, ' ')) };
}

/** The words of what is searched for, each of which has to occur; BAD_INPUT where there is none, or too much. */
export function searchedWords(text: string, name: string): string[] {
  const words = [...new Set(foldKey(text.slice(0, LONGEST_SEARCH + 1)).split(' '))].filter(Boolean);
  demand(
    words.length > 0 && text.length <= LONGEST_SEARCH,
    `${name} must have 1 to ${LONGEST_SEARCH} characters, with a letter or digit among them.`,
  );
  return words;
}

const LONGEST_SEARCH = 100;

/** By whole characters: half of one is none. */
function cut(text: string): string {
  return [...text].slice(0, LONGEST_KEY).join('');
}
