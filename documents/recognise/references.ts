import { findDates } from '../../lib/bangla/dates';
import { looseKey } from '../../lib/bangla/loose-key';
import { findMemoNumbers } from '../../lib/bangla/memo-number';
import { memoTexts, type OwnMemo } from './own-memos';
import type { PaperLine } from './paper-lines';
import type { Reference } from './paper-reading';
import { beginsLike, phrase } from './words';

/** The papers that this one cites: under "সূত্র", or by memo number anywhere in its text. */
export function referencesOf(lines: readonly PaperLine[], own: readonly OwnMemo[]): Reference[] {
  const ownLines = new Set(own.map(({ line }) => line));
  const references: Reference[] = [];
  lines.forEach((line, index) => {
    const isSource =
      /^\S{3,6} ?[:ঃ-]/.test(line.text) && SOURCES.some((source) => beginsLike(looseKey(line.text), source));
    const memos = ownLines.has(line.line) || line.cells > 3 ? [] : findMemoNumbers(line.text);
    for (const memo of memos) {
      const dates = findDates(line.text).filter(
        (date) => date.precision === 'DAY' && date.era === 'GREGORIAN',
      );
      const distance = (date: { index: number; end: number }): number =>
        Math.min(Math.abs(date.index - memo.end), Math.abs(memo.index - date.end));
      const [nearest] = dates.sort((a, b) => distance(a) - distance(b));
      const below = nearest || !isSource ? undefined : findDates(lines[index + 1]?.text ?? '')[0];
      references.push({
        ...memoTexts(memo),
        issuedOn: nearest?.from ?? below?.from ?? null,
        raw: excerpt(line.text, memo.index, memo.end),
      });
    }
    if (isSource && memos.length === 0) {
      const raw = line.text.replace(/^[^:ঃ-]{0,12}[:ঃ-]{1,2}/, '').trim();
      if (raw !== '' && findMemoNumbers(lines[index + 1]?.text ?? '').length === 0)
        references.push({
          memoNumber: null,
          memoNumberNormalised: null,
          issuedOn: findDates(raw)[0]?.from ?? null,
          raw,
        });
    }
  });
  return references;
}

/** The sentence around a cited number, cut to a readable length. */
function excerpt(text: string, from: number, to: number): string {
  if (text.length <= 240) return text.trim();
  return text.slice(Math.max(0, from - 120), to + 80).trim();
}

const SOURCES = ['সূত্র', 'সুত্র', 'সূত্রঃ'].map(phrase);
