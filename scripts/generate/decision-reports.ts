import { addDays, type Day } from '../../lib/time/day';
import { StatusBasis } from '../../lib/papers/status-basis';
import { AssignmentStatus } from '../../subgraphs/meetings/assignment/assignment';
import type {
  DecisionProgressInput,
  ReportDecisionProgressInput,
} from '../../subgraphs/meetings/progress/report-progress.input';
import { Dice } from './dice';
import { memoOf } from './memo';
import type { Scene } from './scene';
import { REPORTED } from './words';

/** A meeting, and the numbers of the decisions that each area owes. */
interface Held {
  readonly areaId: string;
  readonly heldOn: Day;
  readonly owed: ReadonlyMap<string, readonly string[]>;
}

/** How many days after a meeting its areas report, the first time and again. */
const ROUNDS = [25, 60, 95, 140, 200, 270];

/** What the areas that a meeting binds report on it, over the months that follow. */
export function reportsOn(
  scene: Scene,
  { areaId: issuerId, heldOn, owed }: Held,
): ReportDecisionProgressInput[] {
  const { seed } = scene.wanted;
  const meetingAreaCode = scene.code(issuerId);
  return [...owed].flatMap(([areaId, numbers]) => {
    const { reports, lateBy, finishes, publishes } = scene.temper(areaId);
    const areaCode = scene.code(areaId);
    const dice = new Dice(seed, 'reports', meetingAreaCode, heldOn, areaCode);
    let open = [...numbers];
    let before = heldOn;
    return ROUNDS.flatMap((days): ReportDecisionProgressInput[] => {
      const asked = addDays(heldOn, days + Math.floor(dice.next() * 2 * lateBy));
      const reportedOn = asked > before ? asked : addDays(before, 1);
      if (!open.length || !dice.chance(reports) || !scene.mayReport(areaId, reportedOn)) return [];
      before = reportedOn;
      const items = open.filter(() => dice.chance(0.92)).map((number) => oneItem(dice, number, finishes));
      open = open.filter((number) => !items.some((item) => item.number === number && isEnd(item)));
      if (!items.length) return [];
      return [
        {
          requestId: `${areaCode} ${meetingAreaCode} ${heldOn} ${reportedOn}`,
          areaCode,
          meetingAreaCode,
          meetingOn: heldOn,
          reportedOn,
          items,
          memo: memoOf(areaCode, reportedOn, 'সভার সিদ্ধান্ত বাস্তবায়নের অগ্রগতি প্রতিবেদন'),
          publish: dice.chance(publishes),
        },
      ];
    });
  });
}

/** What is given stands in the order in which the mutations take it, by which a paper is known again. */
function oneItem(dice: Dice, number: string, finishes: number): DecisionProgressInput {
  const roll = dice.next();
  const statusBasis = dice.chance(0.08) ? StatusBasis.INFERRED : StatusBasis.STATED;
  if (roll < finishes * 0.93)
    return { number, status: AssignmentStatus.IMPLEMENTED, statusBasis, text: dice.one(REPORTED.DONE) };
  if (roll < finishes)
    return { number, status: AssignmentStatus.DROPPED, statusBasis, text: dice.one(REPORTED.GIVEN_UP) };
  if (roll > 0.97) return { number, text: '--' };
  if (roll > 0.85)
    return {
      number,
      status: AssignmentStatus.NOT_STARTED,
      statusBasis,
      text: dice.one(REPORTED.NOT_STARTED),
    };
  const progress = dice.chance(0.4) ? dice.between(1, 19) * 5 : null;
  const text = dice.one(REPORTED.IN_PROGRESS);
  return { number, status: AssignmentStatus.IN_PROGRESS, statusBasis, progress, text };
}

function isEnd({ status, statusBasis }: DecisionProgressInput): boolean {
  if (status === AssignmentStatus.DROPPED) return true;
  return status === AssignmentStatus.IMPLEMENTED && statusBasis !== StatusBasis.INFERRED;
}
