import type { Directory } from '../../../lib/directory/directory';
import { holdsOn, LEVELS, type AreaRecord, type Level } from '../../../lib/directory/records';
import { fail } from '../../../lib/errors';
import type { Day } from '../../../lib/time/day';

/** The most areas that may lie directly below one. */
export const MOST_BELOW = 64;

/**
 * Refuses a tree in which an area ever lies in one that is not there or not of the level above, or is
 * succeeded by one that is not there or of another level. Levels that fit leave no cycle; a successor
 * that is still there when an area closes leaves none among successors.
 */
export function demandSoundTree(directory: Directory, from: Day): void {
  for (const area of directory.allAreas()) {
    demandPlaces(directory, area);
    demandSuccessor(directory, area);
    if (directory.childIds(area.id, from).length > MOST_BELOW) {
      throw misplaced(`More than ${MOST_BELOW} areas would lie in ${codeOf(directory, area, from)}.`);
    }
  }
}

function demandPlaces(directory: Directory, area: AreaRecord): void {
  for (const { parentId, validFrom, validTo } of directory.placementsOf(area.id)) {
    const parent = directory.area(parentId);
    if (validFrom !== null && validFrom === validTo) continue;
    if (!parent || levelAbove(area.level) !== parent.level) {
      throw misplaced(`A ${area.level} lies in a ${levelAbove(area.level) ?? 'tree of its own'}.`);
    }
    const begins = parent.validFrom === null || (validFrom !== null && parent.validFrom <= validFrom);
    const ends = parent.validTo === null || (validTo !== null && validTo <= parent.validTo);
    if (begins && ends) continue;
    const day = begins ? later(parent.validTo, validFrom) : (validFrom ?? '');
    throw fail('AREA_IN_THE_WAY', {
      code: codeOf(directory, area, day),
      parent: codeOf(directory, parent, day),
      day,
    });
  }
}

function demandSuccessor(directory: Directory, area: AreaRecord): void {
  const { validTo, successorId } = area;
  if (validTo === null || successorId === null) return;
  const successor = directory.area(successorId);
  if (successor?.level !== area.level) {
    throw misplaced(`The successor of a ${area.level} is a ${area.level} as well.`);
  }
  if (holdsOn(successor, validTo)) return;
  throw fail('AREA_CHANGED_LATER', { code: codeOf(directory, successor, validTo), day: validTo });
}

function levelAbove(level: Level): Level | null {
  return LEVELS[LEVELS.indexOf(level) - 1] ?? null;
}

function later(left: Day | null, right: Day | null): Day {
  return (left ?? '') > (right ?? '') ? (left ?? '') : (right ?? '');
}

function misplaced(reason: string) {
  return fail('AREA_MISPLACED', { reason });
}

function codeOf(directory: Directory, area: AreaRecord, on: Day): string {
  return directory.codeOf(area.id, on) ?? area.id;
}
