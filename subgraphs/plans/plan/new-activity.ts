import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { Severity, type FindingInput } from '../../../lib/papers/finding';
import { itemNumberKey } from '../../../lib/papers/item-number-key';
import { areaIdOf, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import { lastDayOfMonth, type Day } from '../../../lib/time/day';
import { demand } from '../../../lib/writing/checks';
import type { Activity } from '../activity/activity';
import { ActivityStatus } from '../activity/activity-status';
import type { ActivityDossier } from '../activity/activity-standing';
import type { Occurrence } from '../activity/occurrence';
import { DatePrecision, Recurrence } from '../activity/period';
import { standingShown } from '../activity/standing-shown';
import { reportRow } from '../progress/report-row';
import type { ActionPlan } from './action-plan';
import type { ActivityInput, OccurrenceInput } from './submit-action-plan.input';

const UNREPORTED = {
  status: ActivityStatus.NOT_STARTED,
  statusBasis: null,
  progress: 0,
  reportedOn: null,
  dueOn: null,
  publishedStatus: ActivityStatus.NOT_STARTED,
  publishedStatusBasis: null,
  publishedProgress: 0,
  publishedReportedOn: null,
  publishedDueOn: null,
};

/**
 * An activity of a new plan with its occurrences and, where the plan speaks of progress, its first
 * report. A period that contradicts itself is kept as it stands, and told as a finding.
 */
export function newActivity(
  context: KnowsAreas,
  plan: ActionPlan,
  index: number,
  input: ActivityInput,
  made: Made = MADE_NOW,
): { dossier: ActivityDossier; findings: FindingInput[] } {
  const path = `activities[${index}]`;
  demand(input.task.trim() || input.subject?.trim(), `${path} has neither a task nor a subject.`);
  const { weight = null, timesPerYear = null } = input;
  demand(
    weight === null || (weight >= 0 && weight <= 1_000_000),
    `${path}.weight is a number from 0 to 1,000,000.`,
  );
  const recurrence = input.recurrence ?? Recurrence.NONE;
  demand(
    recurrence === Recurrence.TIMES_PER_YEAR
      ? timesPerYear !== null && timesPerYear >= 1 && timesPerYear <= 366
      : timesPerYear === null,
    `${path}.timesPerYear is the number, 1 to 366, that TIMES_PER_YEAR asks for, and stands with nothing else.`,
  );
  const startsOn = firstDayMeant(input.startsOn, input.startsOnPrecision);
  const endsOn = lastDayMeant(input.endsOn, input.endsOnPrecision);
  const reversed = startsOn !== null && endsOn !== null && endsOn < startsOn;
  const activity: Activity = {
    id: made.newId(),
    planId: plan.id,
    areaId: plan.areaId,
    fiscalYear: plan.fiscalYear,
    countsFrom: plan.countsFrom,
    position: index + 1,
    number: input.number ?? null,
    numberKey: itemNumberKey(input.number),
    subject: input.subject ?? null,
    task: input.task,
    startsOn,
    startsOnPrecision: precisionOf(startsOn, input.startsOnPrecision),
    startsOnRaw: input.startsOnRaw ?? null,
    endsOn,
    endsOnPrecision: precisionOf(endsOn, input.endsOnPrecision),
    endsOnRaw: input.endsOnRaw ?? null,
    endsOnInDoubt: reversed || (input.endsOnInDoubt ?? false),
    periodReason: null,
    recurrence,
    timesPerYear,
    recurrenceText: input.recurrenceText ?? null,
    responsible: input.responsible ?? null,
    expectedResult: input.expectedResult ?? null,
    measure: input.measure ?? null,
    unit: input.unit ?? null,
    weight,
    target: input.target ?? null,
    published: plan.publishedAt !== null,
    ...UNREPORTED,
    revision: 1,
  };
  const occurrences = (input.occurrences ?? []).map((each, place) =>
    newOccurrence(context, activity, place, each, made),
  );
  const about = {
    activity,
    occurrences: occurrences.length,
    paperId: plan.id,
    reportedOn: plan.countsFrom,
    publish: plan.publishedAt !== null,
    path: `${path}.progress`,
  };
  const reports = input.progress ? [reportRow(about, input.progress, made)] : [];
  const findings = reversed && !input.endsOnInDoubt ? [endsBeforeItStarts(activity)] : [];
  return { dossier: withStanding({ activity, occurrences, reports }), findings };
}

function newOccurrence(
  context: KnowsAreas,
  activity: Activity,
  index: number,
  input: OccurrenceInput,
  made: Made,
): Occurrence {
  const on = lastDayMeant(input.on, input.precision);
  return {
    id: made.newId(),
    activityId: activity.id,
    planId: activity.planId,
    areaId: activity.areaId,
    position: index + 1,
    label: input.label ?? null,
    on,
    precision: precisionOf(on, input.precision),
    raw: input.raw ?? null,
    placeId: input.areaCode ? areaIdOf(context, input.areaCode) : null,
    doneOn: null,
    publishedDoneOn: null,
  };
}

/** An activity that shows of itself what its reports say. */
export function withStanding(dossier: ActivityDossier): ActivityDossier {
  const { shown, doneOn, publishedDoneOn } = standingShown(dossier);
  return {
    ...dossier,
    activity: { ...dossier.activity, ...shown },
    occurrences: dossier.occurrences.map((occurrence) => ({
      ...occurrence,
      doneOn: doneOn.get(occurrence.position) ?? null,
      publishedDoneOn: publishedDoneOn.get(occurrence.position) ?? null,
    })),
  };
}

function firstDayMeant(day: Day | null | undefined, precision: DatePrecision | null | undefined): Day | null {
  if (!day) return null;
  return precision === DatePrecision.MONTH ? `${day.slice(0, 7)}-01` : day;
}

function lastDayMeant(day: Day | null | undefined, precision: DatePrecision | null | undefined): Day | null {
  if (!day) return null;
  return precision === DatePrecision.MONTH ? lastDayOfMonth(day.slice(0, 7)) : day;
}

function precisionOf(day: Day | null, precision: DatePrecision | null | undefined): DatePrecision | null {
  return day === null ? null : (precision ?? DatePrecision.DAY);
}

function endsBeforeItStarts({
  number,
  position,
  startsOn,
  endsOn,
  startsOnRaw,
  endsOnRaw,
}: Activity): FindingInput {
  return {
    code: 'ITEM_ENDS_BEFORE_IT_STARTS',
    severity: Severity.ERROR,
    message:
      `Activity ${number ?? position} ends on ${endsOn ?? ''}, before it starts on ${startsOn ?? ''}. ` +
      'Its end counts nowhere as due until someone confirms it.',
    raw: [startsOnRaw ?? startsOn, endsOnRaw ?? endsOn].join(' – '),
  };
}
