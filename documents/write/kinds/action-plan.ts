import type { DatePrecision } from '../../../lib/bangla/dates';
import { toBanglaDigits } from '../../../lib/bangla/digits';
import type { Day } from '../../../lib/time/day';
import { readPeriod } from '../../recognise/period';
import { areaName } from '../body-names';
import { copies, letterhead, memoBlock, references, signature, subject } from '../letter-parts';
import type { Column, OfficialPaper } from '../official-paper';
import { dayInFigures, monthInWords, ordinal, yearInFigures } from '../official-words';
import type { AreaRecord } from '../records/area-record';
import type { ActivityRecord, OccurrenceRecord, PlanRecord } from '../records/plan-record';

/** The yearly action plan (বার্ষিক উদ্ভাবন কর্মপরিকল্পনা) of an area, its dated steps in rows of their own. */
export function actionPlanPaper(plan: PlanRecord, area: AreaRecord, today: Day): OfficialPaper {
  const issue = { area, memo: plan.memo, today };
  const year = yearInFigures(plan.fiscalYear);
  const whole = `${areaName(area)} ইনোভেশন টিমের ${year} অর্থবছরের বার্ষিক উদ্ভাবন কর্মপরিকল্পনা`;
  const columns = COLUMNS.filter(
    ({ isUsed }) => isUsed === undefined || plan.activities.some((activity) => isUsed(activity)),
  );
  return {
    title: plan.title ?? whole,
    isWide: true,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(plan.title ?? `${whole}।`),
      ...references(plan.memo),
      { kind: 'PARAGRAPH', text: `${year} অর্থবছরের কর্মপরিকল্পনা নিম্নরূপ:` },
      {
        kind: 'TABLE',
        table: {
          columns,
          rows: plan.activities.flatMap((activity) => [
            columns.map(({ cell }) => cell(activity, plan.fiscalYear)),
            ...stepsOf(activity).map(([label, day]) =>
              columns.map(({ holds }) => (holds === 'TASK' ? label : holds === 'START' ? day : '')),
            ),
          ]),
        },
      },
      signature(issue),
      ...copies(issue),
    ],
  };
}

interface PlanColumn extends Column {
  readonly holds?: 'TASK' | 'START';
  /** Whether the column says anything of an activity; without it the column always stands. */
  readonly isUsed?: (activity: ActivityRecord) => boolean;
  readonly cell: (activity: ActivityRecord, year: string) => string;
}

const PERIOD = 'বাস্তবায়নকাল';
const COLUMNS: readonly PlanColumn[] = [
  { heading: 'ক্রম', width: 3, cell: ({ number, position }) => number ?? toBanglaDigits(position) },
  {
    heading: 'বিষয়',
    width: 8,
    cell: ({ subject: text }) => text ?? '',
    isUsed: (one) => one.subject !== null,
  },
  { heading: 'গৃহীতব্য কাজ', width: 16, holds: 'TASK', cell: ({ task }) => task },
  {
    heading: 'শুরুর তারিখ',
    group: PERIOD,
    width: 7,
    holds: 'START',
    cell: (one, year) => edge(one, 'start', year),
  },
  { heading: 'সমাপ্তির তারিখ', group: PERIOD, width: 7, cell: (one, year) => edge(one, 'end', year) },
  { heading: 'দায়িত্বপ্রাপ্ত কর্মকর্তা/টিম', width: 9, cell: ({ responsible }) => responsible ?? '' },
  { heading: 'প্রত্যাশিত ফলাফল', width: 10, cell: ({ expectedResult }) => expectedResult ?? '' },
  { heading: 'পরিমাপ', width: 8, cell: ({ measure }) => measure ?? '' },
  { heading: 'একক', width: 4, cell: ({ unit }) => unit ?? '', isUsed: (one) => one.unit !== null },
  {
    heading: 'মান',
    width: 4,
    cell: ({ weight }) => (weight === null ? '' : toBanglaDigits(weight)),
    isUsed: (one) => one.weight !== null,
  },
  {
    heading: 'লক্ষ্যমাত্রা',
    width: 6,
    cell: ({ target }) => target ?? '',
    isUsed: (one) => one.target !== null,
  },
];

/** The words of the paper where they still mean the recorded day; a confirmed day has none. */
function edge(activity: ActivityRecord, side: 'start' | 'end', year: string): string {
  const { startsOnRaw, endsOnRaw } = activity;
  const [on, precision, raw] =
    side === 'start'
      ? [activity.startsOn, activity.startsOnPrecision, startsOnRaw]
      : [activity.endsOn, activity.endsOnPrecision, endsOnRaw];
  const read = readPeriod({ start: startsOnRaw ?? '', end: endsOnRaw ?? '', whole: '' }, year)[side];
  if (raw !== null && (on === null || read.on === on)) return raw;
  return on === null ? '' : dated(on, precision, activity.recurrenceText);
}

function dated(on: Day, precision: DatePrecision | null, recurrence: string | null): string {
  if (precision === 'MONTH') return monthInWords(on);
  return precision === 'YEAR' ? (recurrence ?? 'সারা বছর') : dayInFigures(on);
}

/** Label and day of each dated step; one without a label is called by its place. */
function stepsOf({ occurrences }: ActivityRecord): [label: string, day: string][] {
  return occurrences.flatMap((occurrence, index): [string, string][] => {
    const day = dayOf(occurrence);
    return day === null
      ? []
      : [[occurrence.label ?? occurrence.area?.nameBn ?? `${ordinal(index + 1)} ধাপ`, day]];
  });
}

function dayOf({ on, precision, raw }: OccurrenceRecord): string | null {
  return raw ?? (on === null ? null : dated(on, precision, null));
}
