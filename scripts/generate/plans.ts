import { toBanglaDigits } from '../../lib/bangla/digits';
import { fiscalYearSpan } from '../../lib/bangla/fiscal-year';
import { StatusBasis } from '../../lib/papers/status-basis';
import { addDays, type Day } from '../../lib/time/day';
import { ActivityStatus } from '../../subgraphs/plans/activity/activity-status';
import { Recurrence } from '../../subgraphs/plans/activity/period';
import type { PlanPapers } from '../../subgraphs/plans/bulk/plan-rows';
import type { ActivityInput } from '../../subgraphs/plans/plan/submit-action-plan.input';
import type {
  ActivityProgressInput,
  ReportActivityProgressInput,
} from '../../subgraphs/plans/progress/report-progress.input';
import { Dice } from './dice';
import { memoOf } from './memo';
import type { Scene } from './scene';
import { REPORTED, RESPONSIBLE, TASKS } from './words';

/** How many activities a plan has at scale 1; no paper may have more than 500. */
const ACTIVITIES = 210;
const MOST = 500;

/** How many activities an area's plan has, about: so that chunks are of about one size. */
export function activitiesExpected({ wanted }: Scene): number {
  return Math.min(MOST, Math.max(1, ACTIVITIES * wanted.scale));
}

/** The plan of an area for a year, with all reports on it; none where it has not joined, or let the year pass. */
export function planOf(scene: Scene, areaId: string, year: number): PlanPapers | null {
  const { seed, scale, years } = scene.wanted;
  const fiscalYear = years[year] ?? '';
  const areaCode = scene.code(areaId);
  const { reports, lateBy, publishes } = scene.temper(areaId);
  const dice = new Dice(seed, 'plan', areaCode, fiscalYear);
  if (scene.level(areaId) === 'COUNTRY' || !scene.hasJoined(areaId, year) || !dice.chance(0.55 + reports / 2))
    return null;
  const { from, to } = fiscalYearSpan(fiscalYear);
  const submittedOn = addDays(from, dice.between(3, 20) + Math.floor(dice.next() * lateBy));
  const wanted = ACTIVITIES * scale * (0.7 + 0.6 * dice.next());
  const count = Math.min(MOST, Math.max(1, dice.rounded(wanted)));
  const activities = Array.from({ length: count }, (_, index) => oneActivity(dice, from, index));
  const title = `${scene.nameBn(areaId)} উদ্ভাবন কর্মপরিকল্পনা ${toBanglaDigits(fiscalYear)}`;
  const publish = dice.chance(publishes);
  const plan = {
    requestId: `plan ${areaCode} ${fiscalYear}`,
    areaCode,
    fiscalYear,
    title,
    submittedOn,
    activities,
    memo: memoOf(areaCode, submittedOn, title, { file: '007', fiscalYear, serial: 1 }),
    publish,
  };
  const annual = addDays(to, dice.between(-20, 25) + Math.floor(dice.next() * lateBy));
  const annualReport = {
    requestId: `annual ${areaCode} ${fiscalYear}`,
    areaCode,
    fiscalYear,
    submittedOn: annual,
    text: `${toBanglaDigits(fiscalYear)} অর্থবছরের বাৎসরিক প্রতিবেদন।`,
    publish: dice.chance(publishes),
  };
  return {
    plan,
    reports: reportsOn(scene, dice, areaId, { fiscalYear, submittedOn, activities }),
    annualReport: scene.mayReport(areaId, annual) && dice.chance(reports) ? annualReport : null,
  };
}

function oneActivity(dice: Dice, from: Day, index: number): ActivityInput {
  const { subject, tasks } = dice.one(TASKS);
  const startsOn = addDays(from, dice.between(0, 200));
  const endsOn = addDays(startsOn, dice.between(15, 150));
  const steps = dice.chance(0.08) ? dice.between(2, 4) : 0;
  const often =
    !steps && dice.chance(0.12) ? dice.one([Recurrence.MONTHLY, Recurrence.QUARTERLY]) : Recurrence.NONE;
  return {
    number: toBanglaDigits(index + 1),
    subject,
    task: dice.one(tasks).replace('#', toBanglaDigits(dice.between(2, 60))),
    startsOn: often === Recurrence.NONE ? startsOn : null,
    endsOn: often === Recurrence.NONE && dice.chance(0.95) ? endsOn : null,
    recurrence: often,
    responsible: dice.one(RESPONSIBLE),
    weight: dice.chance(0.5) ? dice.between(1, 10) : null,
    occurrences: Array.from({ length: steps }, (_, step) => ({
      label: `ধাপ ${toBanglaDigits(step + 1)}`,
      on: addDays(startsOn, Math.floor(((step + 1) * 100) / steps)),
    })),
  };
}

interface Planned {
  readonly fiscalYear: string;
  readonly submittedOn: Day;
  readonly activities: readonly ActivityInput[];
}

/** How many days after its plan a team reports, the first time and again. */
const ROUNDS = [80, 150, 220, 300];

function reportsOn(
  scene: Scene,
  dice: Dice,
  areaId: string,
  { fiscalYear, submittedOn, activities }: Planned,
): ReportActivityProgressInput[] {
  const { reports, lateBy, finishes, publishes } = scene.temper(areaId);
  const areaCode = scene.code(areaId);
  let open = [...activities];
  let before = submittedOn;
  return ROUNDS.flatMap((days): ReportActivityProgressInput[] => {
    const asked = addDays(submittedOn, days + Math.floor(dice.next() * lateBy));
    const reportedOn = asked > before ? asked : addDays(before, 1);
    if (!open.length || !dice.chance(reports) || !scene.mayReport(areaId, reportedOn)) return [];
    before = reportedOn;
    const items = open.filter(() => dice.chance(0.9)).map((activity) => oneItem(dice, activity, finishes));
    open = open.filter(({ number }) => !items.some((item) => item.number === number && isEnd(item)));
    if (!items.length) return [];
    const memo = memoOf(areaCode, reportedOn, 'কর্মপরিকল্পনা বাস্তবায়নের অগ্রগতি প্রতিবেদন');
    const requestId = `progress ${areaCode} ${reportedOn}`;
    return [{ requestId, areaCode, fiscalYear, reportedOn, items, memo, publish: dice.chance(publishes) }];
  });
}

/** What is given stands in the order in which the mutations take it, by which a paper is known again. */
function oneItem(
  dice: Dice,
  { number = null, occurrences }: ActivityInput,
  finishes: number,
): ActivityProgressInput {
  const roll = dice.next();
  const statusBasis = dice.chance(0.06) ? StatusBasis.INFERRED : StatusBasis.STATED;
  if (roll < finishes * 0.95)
    return { number, status: ActivityStatus.COMPLETED, statusBasis, text: dice.one(REPORTED.DONE) };
  if (roll < finishes)
    return { number, status: ActivityStatus.CANCELLED, statusBasis, text: dice.one(REPORTED.GIVEN_UP) };
  if (roll > 0.9)
    return { number, status: ActivityStatus.NOT_STARTED, statusBasis, text: dice.one(REPORTED.NOT_STARTED) };
  const progress = dice.chance(0.5) ? dice.between(1, 19) * 5 : null;
  const occurrencesDone = occurrences?.length && dice.chance(0.6) ? [1] : null;
  const text = dice.one(REPORTED.IN_PROGRESS);
  return { number, status: ActivityStatus.IN_PROGRESS, statusBasis, progress, text, occurrencesDone };
}

function isEnd({ status, statusBasis }: ActivityProgressInput): boolean {
  if (status === ActivityStatus.CANCELLED) return true;
  return status === ActivityStatus.COMPLETED && statusBasis !== StatusBasis.INFERRED;
}
