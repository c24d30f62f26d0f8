import { toBanglaDigits } from '../../../lib/bangla/digits';
import type { Day } from '../../../lib/time/day';
import { areaName } from '../body-names';
import { copies, letterhead, memoBlock, references, signature, subject } from '../letter-parts';
import type { Block, Column, OfficialPaper } from '../official-paper';
import {
  dayInFigures,
  dayInWords,
  monthInWords,
  NOTHING_REPORTED,
  percentInFigures,
  pointMark,
  STATUS_WORDS,
  yearInFigures,
} from '../official-words';
import { wordsOf } from '../progress-words';
import type { AssignmentRecord } from '../records/assignment-record';
import type { ActivityRecord, PlanRecord } from '../records/plan-record';
import type { Measures, YearRecord } from '../records/year-record';

/** The report on a year (বাৎসরিক প্রতিবেদন): the office's own words, and the tables of what was planned, decided and done. */
export function annualReportPaper(
  area: YearRecord,
  fiscalYear: string,
  plan: PlanRecord | null,
  assignments: readonly AssignmentRecord[],
  today: Day,
): OfficialPaper {
  const { annualReport } = area;
  const issue = { area, memo: annualReport?.memo ?? null, today };
  const year = yearInFigures(fiscalYear);
  const about =
    annualReport?.memo?.subject ?? `${areaName(area)} ইনোভেশন টিমের ${year} অর্থবছরের বাৎসরিক প্রতিবেদন।`;
  const text = annualReport?.text ?? null;
  return {
    title: about,
    isWide: true,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(about),
      ...references(annualReport?.memo ?? null),
      ...(text === null ? [] : paragraphs(text)),
      ...rollUps(area),
      ...meetingsHeld(area),
      ...decided(area, assignments),
      ...activities(plan),
      signature(issue),
      ...copies(issue),
    ],
  };
}

function paragraphs(text: string): Block[] {
  const lines = text.split(/\n+/).filter((line) => line.trim() !== '');
  return lines.map((line) => ({ kind: 'PARAGRAPH', text: line }));
}

function rollUps(area: YearRecord): Block[] {
  const known = area.decisionProgress;
  const basis = known?.basis === 'ALL' ? 'সকল তথ্য' : 'প্রকাশিত তথ্য';
  const as = known ? ` (${dayInWords(known.asOf)} তারিখের অবস্থা; ভিত্তি: ${basis})` : '';
  const areas: [string, Measures][] = [
    [area.children.length > 0 ? `${areaName(area)} (মোট)` : areaName(area), area],
    ...area.children.map((child): [string, Measures] => [child.nameBn, child]),
  ];
  return [
    { kind: 'PARAGRAPH', text: `সিদ্ধান্ত ও কর্মপরিকল্পনা বাস্তবায়নের সারসংক্ষেপ${as}:` },
    {
      kind: 'TABLE',
      table: { columns: ROLL_UP, rows: areas.map(([name, measures]) => rollUp(name, measures)) },
    },
  ];
}

/** A part of the hub that did not answer leaves its cells empty: unknown is not 0. */
function rollUp(name: string, { decisionProgress: d, planProgress: p }: Measures): string[] {
  const counts = [
    d && [d.meetingsHeld, d.assignments, d.implemented, d.inProgress, d.notReported, d.overdue],
    p && [p.plansSubmitted, p.activities, p.completed, p.overdue],
  ];
  const [decisions = null, plans = null] = counts.map(
    (row) => row?.map((count) => toBanglaDigits(count)) ?? null,
  );
  return [
    name,
    ...(decisions ?? Array<string>(6).fill('')),
    d ? percentInFigures(d.percentImplemented) : '',
    ...(plans ?? Array<string>(4).fill('')),
    p ? percentInFigures(p.percentComplete) : '',
  ];
}

function meetingsHeld({ meetings }: YearRecord): Block[] {
  const rows = (meetings?.edges ?? []).map(({ node }, index) => [
    pointMark(index),
    node.heldOn === null ? monthInWords(node.month) : dayInFigures(node.heldOn),
    node.title ?? '',
  ]);
  return titled('অনুষ্ঠিত সভা:', MEETINGS, rows);
}

function decided(area: YearRecord, assignments: readonly AssignmentRecord[]): Block[] {
  const ids = [...new Set(assignments.flatMap(({ decision }) => decision?.id ?? []))];
  const rows = ids.flatMap((id, index) => {
    const owed = assignments.filter(({ decision }) => decision?.id === id);
    const [first] = owed;
    if (!first?.decision) return [];
    const { text, meeting } = first.decision;
    return [
      [pointMark(index), meeting?.heldOn ? dayInFigures(meeting.heldOn) : '', text, wordsOf(area, owed)],
    ];
  });
  return titled('নিজ সভার সিদ্ধান্ত ও বাস্তবায়ন অগ্রগতি:', DECISIONS, rows);
}

function activities(plan: PlanRecord | null): Block[] {
  const rows = (plan?.activities ?? []).map((activity) => [
    activity.number ?? toBanglaDigits(activity.position),
    activity.task,
    activity.target ?? '',
    activity.endsOn === null ? (activity.endsOnRaw ?? '') : dayInFigures(activity.endsOn),
    activity.reportedOn === null ? NOTHING_REPORTED : STATUS_WORDS[activity.status],
    activity.reportedOn === null ? '–' : percentInFigures(activity.progress),
    reportText(activity),
  ]);
  return titled('কর্মপরিকল্পনা বাস্তবায়ন অগ্রগতি:', ACTIVITIES, rows);
}

function reportText({ reports }: ActivityRecord): string {
  return reports?.edges[0]?.node.text ?? '';
}

function titled(heading: string, columns: readonly Column[], rows: string[][]): Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: 'PARAGRAPH', text: heading },
    { kind: 'TABLE', table: { columns, rows } },
  ];
}

const OF_DECISIONS = 'সিদ্ধান্ত';
const OF_PLANS = 'কর্মপরিকল্পনা';
const ROLL_UP: readonly Column[] = [
  { heading: 'এলাকা', width: 8 },
  { heading: 'সভা', group: OF_DECISIONS, width: 3 },
  { heading: 'দায়িত্ব', group: OF_DECISIONS, width: 4 },
  { heading: 'বাস্তবায়িত', group: OF_DECISIONS, width: 5 },
  { heading: 'চলমান', group: OF_DECISIONS, width: 4 },
  { heading: 'প্রতিবেদন নেই', group: OF_DECISIONS, width: 5 },
  { heading: 'সময় পেরিয়েছে', group: OF_DECISIONS, width: 5 },
  { heading: 'হার', group: OF_DECISIONS, width: 4 },
  { heading: 'পরিকল্পনা', group: OF_PLANS, width: 5 },
  { heading: 'কার্যক্রম', group: OF_PLANS, width: 5 },
  { heading: 'সম্পন্ন', group: OF_PLANS, width: 4 },
  { heading: 'সময় পেরিয়েছে', group: OF_PLANS, width: 5 },
  { heading: 'হার', group: OF_PLANS, width: 4 },
];
const MEETINGS: readonly Column[] = [
  { heading: 'ক্রম', width: 2 },
  { heading: 'তারিখ', width: 4 },
  { heading: 'সভা', width: 20 },
];
const DECISIONS: readonly Column[] = [
  { heading: 'ক্রম', width: 2 },
  { heading: 'সভার তারিখ', width: 4 },
  { heading: 'সিদ্ধান্ত', width: 12 },
  { heading: 'অগ্রগতি', width: 10 },
];
const ACTIVITIES: readonly Column[] = [
  { heading: 'ক্রম', width: 2 },
  { heading: 'কার্যক্রম', width: 11 },
  { heading: 'লক্ষ্যমাত্রা', width: 3 },
  { heading: 'সমাপ্তির তারিখ', width: 4 },
  { heading: 'অবস্থা', width: 4 },
  { heading: 'অগ্রগতির হার', width: 3 },
  { heading: 'প্রকৃত অর্জন', width: 8 },
];
