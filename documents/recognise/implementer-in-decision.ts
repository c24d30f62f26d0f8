import { looseKey } from '../../lib/bangla/loose-key';
import { trimEnd } from '../../lib/bangla/trim-end';
import { phrase } from './words';

/**
 * The implementer that stands at the end of a decision's own words: "… করতে হবে। (বাস্তবায়নে: …)", with or
 * without brackets. Null where it names none.
 */
export function implementerInDecision(text: string): { decision: string; implementer: string } | null {
  const trimmed = text.trim();
  // Only the last label counts, and only one that begins a sentence or a bracket.
  for (let at = trimmed.length - 1; at > 0; at -= 1) {
    if (!OPENERS.includes(trimmed.charAt(at))) continue;
    const label = labelAt(trimmed.slice(at + 1));
    if (label === null) continue;
    const opener = trimmed.charAt(at);
    const isBracket = opener === '(' || opener === '[';
    const rest = trimmed
      .slice(at + 1 + label)
      .replace(/।$/, '')
      .trimEnd();
    const implementer = (isBracket ? rest.replace(/[)\]]$/, '') : rest).trim();
    const decision = trimmed.slice(0, isBracket ? at : at + 1).trim();
    return implementer.length < 2 || decision === '' ? null : { decision, implementer };
  }
  return null;
}

/** How long a label with its colon is, at the start of a text; null where none stands there. */
function labelAt(text: string): number | null {
  const colon = /^[^:ঃ()[\]।-]{0,40}[:ঃ-]{1,3} ?/.exec(text);
  if (!colon) return null;
  const key = looseKey(trimEnd(colon[0], ' :ঃ-'));
  return LABELS.some((label) => label.key === key) ? colon[0].length : null;
}

const OPENERS = '([।';
const LABELS = [
  'বাস্তবায়নে',
  'বাস্তবায়ন',
  'বাস্তবায়নকারী',
  'বাস্তবায়নকারী কর্তৃপক্ষ',
  'বাস্তবায়নকারী কর্মকর্তা',
  'বাস্তবায়নকারী দপ্তর',
  'বাস্তবায়নের দায়িত্ব',
  'দায়িত্বে',
  'দায়িত্ব',
  'দায়িত্বপ্রাপ্ত',
  'দায়িত্বপ্রাপ্ত কর্মকর্তা',
].map(phrase);
