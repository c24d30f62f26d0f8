import { fiscalYearSpan } from '../../lib/bangla/fiscal-year';
import type { MeetingPapers } from '../../subgraphs/meetings/bulk/meeting-rows';
import type { PlanPapers } from '../../subgraphs/plans/bulk/plan-rows';
import { assignmentsExpected, meetingsOf } from './meetings';
import { activitiesExpected, planOf } from './plans';
import type { Scene } from './scene';

/** Papers of some areas for one fiscal year, which are made when they are asked for. */
export interface Papers<Each> {
  readonly papersOf: () => Each[];
  /** About how much of the load it is, in records that are counted. */
  readonly weight: number;
}

/** So many assignments or activities make a chunk, some ten thousand rows; of a small load there are some chunks too. */
const A_CHUNK = 3000;
const CHUNKS_A_YEAR = 6;

export function meetingChunks(scene: Scene): Papers<MeetingPapers>[] {
  return chunks(
    scene,
    (areaId) => assignmentsExpected(scene, areaId),
    (areaId, year) => meetingsOf(scene, areaId, year),
  );
}

export function planChunks(scene: Scene): Papers<PlanPapers>[] {
  return chunks(
    scene,
    () => activitiesExpected(scene),
    (areaId, year) => {
      const plan = planOf(scene, areaId, year);
      return plan ? [plan] : [];
    },
  );
}

function chunks<Each>(
  scene: Scene,
  weightOf: (areaId: string) => number,
  papersOf: (areaId: string, year: number) => Each[],
): Papers<Each>[] {
  return scene.wanted.years.flatMap((fiscalYear, year) => {
    const areaIds = areasIn(scene, fiscalYear).filter((areaId) => scene.hasJoined(areaId, year));
    const whole = areaIds.reduce((sum, areaId) => sum + weightOf(areaId), 0);
    const most = Math.min(A_CHUNK, whole / CHUNKS_A_YEAR);
    const parts: { areaIds: string[]; weight: number }[] = [];
    for (const areaId of areaIds) {
      const last = parts.at(-1);
      const weight = weightOf(areaId);
      if (last && last.weight + weight <= most) {
        last.areaIds.push(areaId);
        last.weight += weight;
      } else parts.push({ areaIds: [areaId], weight });
    }
    return parts.map((part) => ({
      weight: part.weight,
      papersOf: () => part.areaIds.flatMap((areaId) => papersOf(areaId, year)),
    }));
  });
}

/** The areas that were there when a year began, by code. */
function areasIn({ context: { directory } }: Scene, fiscalYear: string): string[] {
  const { from } = fiscalYearSpan(fiscalYear);
  const there = directory.allAreas().filter(({ id }) => directory.existsOn(id, from));
  return there
    .map(({ id }) => ({ id, code: directory.codeOf(id, from) ?? '' }))
    .sort((left, right) => (left.code < right.code ? -1 : 1))
    .map(({ id }) => id);
}
