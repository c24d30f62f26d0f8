import type { Answer } from '../../widgets/answer';

const PLACE = 'sopan-v1';
const MOST = 12;

/** The last answers, kept by the browser for when the hub is away. Where it keeps nothing, nothing is lost. */
export function keep(address: string, answer: Answer): void {
  try {
    const rest = all().filter(([kept]) => kept !== address);
    localStorage.setItem(PLACE, JSON.stringify([[address, answer], ...rest].slice(0, MOST)));
  } catch {
    // Full, forbidden, or a sandbox without storage.
  }
}

export function kept(address: string): Answer | null {
  const found = all().find(([each]) => each === address)?.[1];
  return found && isAnswer(found) ? found : null;
}

function all(): [string, Answer][] {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(read) ? (read as unknown[]).filter(isPair) : [];
  } catch {
    return [];
  }
}

const isPair = (entry: unknown): entry is [string, Answer] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && entry.length === 2;

/** Whether it is one, as far as drawing it needs: any page of the site may have written there. */
export function isAnswer(value: unknown): value is Answer {
  const { kind, asOf, area, items } = Object(value) as Record<string, unknown>;
  const { code, nameBn, nameEn } = Object(area) as Record<string, unknown>;
  const texts = [asOf, code, nameBn, nameEn].every((text) => typeof text === 'string');
  return texts && (kind === 'progress' || ((kind === 'late' || kind === 'meetings') && Array.isArray(items)));
}
