import { toBanglaDigits } from '../../lib/bangla/digits';
import { STATUS_WORDS } from './official-words';
import type { AreaAbove, AreaWithChildren } from './records/area-record';
import type { AssignmentRecord } from './records/assignment-record';

/** An area directly below the meeting's own, whose office answers for itself and for all below it. */
export type Unit = AreaAbove;

/** The areas directly below the meeting's own that owe it something, in the order of the tree. */
export function unitsOf(area: AreaWithChildren, assignments: readonly AssignmentRecord[]): Unit[] {
  return area.children.filter((child) => owedBy(child, assignments).length > 0);
}

/** What a unit itself and the areas below it owe. */
export function owedBy(unit: Unit, assignments: readonly AssignmentRecord[]): AssignmentRecord[] {
  return assignments.filter(({ area }) =>
    [area.code, area.parent?.code, area.parent?.parent?.code].includes(unit.code),
  );
}

/** What an area itself owes, without those below it. */
export function ownOf(unit: Unit, assignments: readonly AssignmentRecord[]): AssignmentRecord[] {
  return assignments.filter(({ area }) => area.code === unit.code);
}

/** A unit's state on one decision in a word or two: its own, or how many of the areas below have done it. */
export function stateOf(unit: Unit, owed: readonly AssignmentRecord[]): string {
  const [own] = ownOf(unit, owed);
  if (own) return isSilent(own) ? SILENT : STATUS_WORDS[own.status];
  if (owed.length === 0) return '–';
  if (owed.every(isSilent)) return SILENT;
  const done = owed.filter(({ status }) => status === 'IMPLEMENTED').length;
  return `${STATUS_WORDS.IMPLEMENTED} ${toBanglaDigits(done)}/${toBanglaDigits(owed.length)}`;
}

/** Whether nothing at all was reported on it. */
export function isSilent({ reportedOn }: AssignmentRecord): boolean {
  return reportedOn === null;
}

const SILENT = 'প্রতিবেদন নেই';
