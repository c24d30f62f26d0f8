import type { Directory } from '../../../lib/directory/directory';
import type { Day } from '../../../lib/time/day';
import type { AreaChange } from './area-change';

/** What became of one area by an act. */
export type AreaEffect = Pick<
  AreaChange,
  'areaId' | 'formerParentId' | 'parentId' | 'formerCode' | 'code' | 'successorId'
>;

/** What an act did to areas: how each stands on its day, beside how it would have stood without the act. */
export function effectsOf(
  before: Directory,
  after: Directory,
  areaIds: readonly string[],
  from: Day,
): AreaEffect[] {
  return areaIds.map((areaId) => {
    const [formerParentId, parentId] = [before.parentId(areaId, from), after.parentId(areaId, from)];
    const [formerCode, code] = [before.codeOf(areaId, from), after.codeOf(areaId, from)];
    const hasMoved = formerParentId !== parentId;
    const isRecoded = formerCode !== code;
    return {
      areaId,
      formerParentId: hasMoved ? formerParentId : null,
      parentId: hasMoved ? parentId : null,
      formerCode: isRecoded ? formerCode : null,
      code: isRecoded ? code : null,
      successorId: after.existsOn(areaId, from) ? null : (after.area(areaId)?.successorId ?? null),
    };
  });
}
