import { createHash } from 'node:crypto';
import type { AreaPicture } from './ask-area';

/**
 * The first 16 hex digits of the SHA-256 of a page's figures, by which two prints are known to say the same: of
 * the numbers and what they are of, not of names, language or the day on which they were looked at.
 */
export function figuresHash({ area, fiscalYear, rows }: AreaPicture, map: string): string {
  const figures = [
    area.code,
    fiscalYear,
    map,
    area.decisionProgress?.basis ?? area.planProgress?.basis ?? null,
    numbersIn(area.decisionProgress),
    numbersIn(area.planProgress),
    rows
      .map(({ code, decisionProgress, planProgress }) => [
        code,
        numbersIn(decisionProgress),
        numbersIn(planProgress),
      ])
      .sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
  ];
  return createHash('sha256').update(JSON.stringify(figures)).digest('hex').slice(0, 16);
}

/** The numbers of a roll-up by name, in the order of the alphabet. */
function numbersIn(progress: object | null): readonly (readonly [string, number | null])[] | null {
  if (!progress) return null;
  return Object.entries(progress as Record<string, unknown>)
    .filter((entry): entry is [string, number | null] => typeof entry[1] === 'number' || entry[1] === null)
    .sort(([one], [other]) => (one < other ? -1 : 1));
}
