import { dhakaToday, fiscalYearFrom, fiscalYearOf } from '../calendar';
import {
  WidgetLate,
  WidgetMeetings,
  WidgetProgress,
  WidgetYears,
  type WidgetAreaFragment,
  type WidgetProgressQuery,
} from '../operations';
import type {
  Answer,
  Kind,
  LateAnswer,
  MeetingsAnswer,
  ProgressAnswer,
  Share,
  Trouble,
} from '../widgets/answer';
import { MOST_ITEMS } from '../widgets/choices';
import type { Answer as Answered, Ask } from './ask';

/** A code that may be one: Latin or Bangla digits, BD, and the provisional ones with an X. */
const CODE = /^[0-9A-Za-z০-৯]{2,12}$/;
const YEARS_BACK = 10;
const LONGEST_TEXT = 240;

/** What a widget shows of an area, by any code it ever held. */
export async function answerFor(
  kind: Kind,
  code: string,
  fiscalYear: string | null,
  ask: Ask,
): Promise<Answer | Trouble> {
  if (!CODE.test(code)) return 'unknown';
  if (kind === 'late') return late(code, fiscalYear, ask);
  if (kind === 'meetings') return meetings(code, ask);
  const year = fiscalYear ?? (await newestYear(code, ask));
  return year === 'unknown' || year === 'away' ? year : progress(code, year, ask);
}

async function progress(code: string, fiscalYear: string, ask: Ask): Promise<ProgressAnswer | Trouble> {
  const answered = await ask(WidgetProgress, { code, fiscalYear });
  const area = answered.data?.area;
  if (!area) return troubleOf(answered);
  return {
    ...about(area, answered),
    kind: 'progress',
    fiscalYear,
    decisions: shareOfDecisions(area.decisionProgress),
    plans: shareOfPlans(area.planProgress),
  };
}

async function late(code: string, fiscalYear: string | null, ask: Ask): Promise<LateAnswer | Trouble> {
  const answered = await ask(WidgetLate, { code, first: MOST_ITEMS, fiscalYear });
  const area = answered.data?.area;
  if (!area) return troubleOf(answered);
  const decisions = (area.late?.edges ?? []).map(({ node }) => ({
    ...node,
    text: node.assignment?.decision?.text,
  }));
  const activities = (area.lateActivities?.edges ?? []).map(({ node }) => ({
    ...node,
    text: node.activity?.task,
  }));
  const items = [...decisions, ...activities]
    .sort((one, other) => other.daysLate - one.daysLate)
    .slice(0, MOST_ITEMS)
    .map(({ daysLate, text, area: owing }) => ({
      daysLate,
      text: shortened(text ?? ''),
      area: named(owing ?? area),
    }));
  const total = sumOf(area.late, area.lateActivities);
  const older = fiscalYear ? null : sumOf(area.older, area.olderActivities);
  return { ...about(area, answered), kind: 'late', fiscalYear, total, older, items };
}

/** Null where one of the lists is missing: half of a count is none. */
function sumOf(...lists: readonly ({ readonly totalCount: number } | null)[]): number | null {
  return lists.reduce<number | null>(
    (sum, list) => (sum === null || list === null ? null : sum + list.totalCount),
    0,
  );
}

async function meetings(code: string, ask: Ask): Promise<MeetingsAnswer | Trouble> {
  const answered = await ask(WidgetMeetings, { code, first: MOST_ITEMS });
  const area = answered.data?.area;
  if (!area) return troubleOf(answered);
  const items = (area.meetings?.edges ?? []).map(({ node }) => ({
    on: node.heldOn ?? node.month,
    title: node.title === null ? null : shortened(node.title),
  }));
  return { ...about(area, answered), kind: 'meetings', total: area.meetings?.totalCount ?? null, items };
}

/** This year if the area has something on record in it, else the newest year in which it has; this year if it never had. */
async function newestYear(code: string, ask: Ask): Promise<string> {
  const now = fiscalYearOf(dhakaToday());
  const from = `${Number(now.slice(0, 4)) - YEARS_BACK + 1}-07-01`;
  const answered = await ask(WidgetYears, { code, from });
  const area = answered.data?.area;
  if (!area) return troubleOf(answered);
  const years = [
    ...(area.decisionProgressSeries ?? []).filter((point) => point.assignments + point.meetingsHeld > 0),
    ...(area.planProgressSeries ?? []).filter((point) => point.activities + point.plansSubmitted > 0),
  ].map(({ fiscalYear }) => fiscalYear);
  return years.sort().at(-1) ?? fiscalYearFrom(Number(now.slice(0, 4)));
}

/** Without errors, null is the answer: there is no such area. A code that cannot be one is refused in words. */
function troubleOf({ errors }: Answered<unknown>): Trouble {
  return errors.every(({ extensions }) => extensions?.['code'] === 'BAD_AREA_CODE') ? 'unknown' : 'away';
}

function about(area: WidgetAreaFragment, { errors }: Answered<unknown>) {
  return { asOf: dhakaToday(), area: named(area), complete: errors.length === 0 };
}

function named({ canonicalCode: code, level, nameBn, nameEn }: WidgetAreaFragment) {
  return { code, level, nameBn, nameEn };
}

type Area = NonNullable<WidgetProgressQuery['area']>;

function shareOfDecisions(read: Area['decisionProgress']): Share | null {
  if (!read) return null;
  const { assignments, dropped, implemented: done, percentImplemented: percent, ...rest } = read;
  return { done, of: assignments - dropped, percent, ...rest };
}

function shareOfPlans(read: Area['planProgress']): Share | null {
  if (!read) return null;
  const { activities, cancelled, completed: done, percentComplete: percent, ...rest } = read;
  return { done, of: activities - cancelled, percent, ...rest };
}

/** No more than a card can show; never within a letter and its signs. */
function shortened(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain.length <= LONGEST_TEXT) return plain;
  const cut = plain.slice(0, LONGEST_TEXT);
  return `${cut.slice(0, cut.lastIndexOf(' ') > 0 ? cut.lastIndexOf(' ') : LONGEST_TEXT)} …`;
}
