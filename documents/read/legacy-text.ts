import { fromBijoy } from '../../lib/bangla/bijoy';
import type { PlainDocument } from './plain-document';

/**
 * Finds text that was typed for a Bijoy font where no font is named, by its letters, and gives a function that
 * turns such a piece into Unicode; null where there is none. Addresses of the web stay as they are.
 */
export function legacyTurner(text: string): ((piece: string) => string) | null {
  const isAllLegacy = banglaLettersIn(text) * 20 < lettersIn(text) && wordsIn(fromBijoy(text)) >= 4;
  if (!isAllLegacy && !MARKS.test(text)) return null;
  return (piece) => {
    if (/[\u0980-\u09FF]/.test(piece)) return piece;
    // Beside Unicode, only what cannot be anything else.
    if (!isAllLegacy && !(MARKS.test(piece) && wordsIn(fromBijoy(piece)) >= 1)) return piece;
    return piece.replace(/\S+/g, (word) => (ADDRESS.test(word) ? word : fromBijoy(word)));
  };
}

/** A document with its legacy text in Unicode; the same one where it has none. */
export function withoutLegacyText(document: PlainDocument): PlainDocument {
  const turn = legacyTurner(document.rawText);
  if (!turn) return document;
  return {
    rawText: document.rawText,
    blocks: document.blocks.map((block) =>
      block.kind === 'PARAGRAPH'
        ? { ...block, text: turn(block.text) }
        : {
            ...block,
            rows: block.rows.map((row) => ({
              ...row,
              cells: row.cells.map(({ text, nested }) => ({
                text: turn(text),
                nested: nested.map((cells) => cells.map(turn)),
              })),
            })),
          },
    ),
  };
}

/** Letters that Bijoy text is full of and no other language of this country. */
const MARKS = /[†‡‰©¨ª«Ö®¯š¤¶ÿ×]/;
const ADDRESS =
  /^[([]?(?:https?:\/\/|www\.|[\w.-]+@)[\w.-]+|^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:gov|com|org|net)(?:\.bd)?[.,;)]?$/i;
const COMMON_WORDS =
  'সভা তারিখ জেলা উপজেলা বিভাগ প্রশাসক কার্যালয় সরকার বাংলাদেশ এবং করা হবে সদস্য সিদ্ধান্ত স্মারক অনুলিপি বিষয় কমিটি নির্বাহী জন্য'
    .normalize('NFC')
    .split(' ');

/** How many of the words that every official paper has stand in a text. */
function wordsIn(text: string): number {
  return COMMON_WORDS.filter((word) => text.includes(word)).length;
}

function lettersIn(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function banglaLettersIn(text: string): number {
  return text.match(/[\u0985-\u09B9]/g)?.length ?? 0;
}
