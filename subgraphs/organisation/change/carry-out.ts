import type { DirectoryRecord } from '../../../lib/directory/records';
import { fail } from '../../../lib/errors';
import { demand } from '../../../lib/writing/checks';
import type { AreaAct } from './area-act';
import { AreaSpans, type AreaRow } from './area-spans';
import { demandSoundTree } from './sound-tree';

/**
 * The dated rows that an act changes or adds; fails with a code where the tree would not be sound on
 * every day afterwards. Rows before the day of the act stay as they were; of what is known of later
 * days, everything stays that the act does not speak of.
 */
export function carryOut(records: Iterable<DirectoryRecord>, act: AreaAct): AreaRow[] {
  const areas = new AreaSpans(records);
  applyStructure(areas, act);
  for (const { code, newCode } of act.newCodes) areas.recode(areas.there(code, act.from), newCode, act.from);
  demandSoundTree(areas.directory(), act.from);
  return areas.changed();
}

function applyStructure(areas: AreaSpans, act: AreaAct): void {
  const { from } = act;
  switch (act.kind) {
    case 'CREATE':
      areas.open(act.area, act.level, areas.there(act.parentCode, from), from);
      break;
    case 'MOVE':
      areas.move(areas.there(act.code, from), areas.there(act.toParentCode, from), from);
      break;
    case 'CHANGE_CODES':
      demand(act.newCodes.length > 0, 'Name at least one area and its new code.');
      break;
    case 'CLOSE':
      handOver(areas, act.code, act.successorCode, from);
      break;
    case 'MERGE':
      demand(act.codes.length > 0, 'Name at least one area to be merged, in codes.');
      for (const code of act.codes) handOver(areas, code, act.intoCode, from);
      break;
    case 'SPLIT':
      split(areas, act);
  }
}

/** Closes an area; its successor takes over what lies below it. */
function handOver(areas: AreaSpans, code: string, successorCode: string, from: string): void {
  const areaId = areas.there(code, from);
  const successorId = areas.there(successorCode, from);
  demand(areaId !== successorId, `The area ${code} cannot be its own successor.`);
  for (const childId of areas.directory().childIds(areaId, from)) areas.move(childId, successorId, from);
  areas.close(areaId, successorId, from);
}

function split(areas: AreaSpans, act: AreaAct & { readonly kind: 'SPLIT' }): void {
  const { code, into, successorCode, from } = act;
  demand(into.length > 0, 'Name at least one new area, in into.');
  const oldId = areas.there(code, from);
  const directory = areas.directory();
  const parentId = directory.parentId(oldId, from);
  const level = directory.area(oldId)?.level;
  if (!parentId || !level) throw fail('AREA_MISPLACED', { reason: 'The country cannot be split.' });
  for (const { area, childCodes } of into) {
    areas.open(area, level, parentId, from);
    for (const childCode of childCodes) {
      const childId = areas.there(childCode, from);
      demand(
        areas.directory().parentId(childId, from) === oldId,
        `The area ${childCode} does not lie directly in ${code} on ${from}, or was given to two new areas.`,
      );
      areas.move(childId, area.id, from);
    }
  }
  if (successorCode === null) return;
  demand(
    into.some(({ area }) => area.code === successorCode),
    `The successor ${successorCode} is none of the new areas.`,
  );
  handOver(areas, code, successorCode, from);
}
