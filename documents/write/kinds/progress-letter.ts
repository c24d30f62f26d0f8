import type { Day } from '../../../lib/time/day';
import { areaName, bodyName, genitive, heldWhen, meetingName } from '../body-names';
import { decisionNumbers } from '../decision-numbers';
import {
  addressee,
  citation,
  copies,
  letterhead,
  memoBlock,
  references,
  signature,
  subject,
} from '../letter-parts';
import type { Block, Column, OfficialPaper } from '../official-paper';
import { wordsOf } from '../progress-words';
import type { AreaRecord } from '../records/area-record';
import { type AssignmentRecord, latestReport } from '../records/assignment-record';
import type { MeetingRecord } from '../records/meeting-record';
import type { MemoRecord } from '../records/memo-record';

/**
 * The letter by which an area reports on the decisions of a higher meeting, each of them, reported on or
 * not. `assignments` are those of the area and all below it.
 */
export function progressLetter(
  meeting: MeetingRecord & { readonly area: AreaRecord },
  area: AreaRecord,
  assignments: readonly AssignmentRecord[],
  today: Day,
): OfficialPaper {
  const memo = memoOfAll(area, assignments);
  const issue = { area, memo, today };
  const name = genitive(meetingName(meeting.area.level, meeting));
  const about =
    memo?.subject ?? `${name} সিদ্ধান্তের উপর ${genitive(areaName(area))} বাস্তবায়ন অগ্রগতি প্রতিবেদন।`;
  return {
    title: about,
    isWide: false,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(about),
      ...(memo ? references(memo) : cited(meeting)),
      { kind: 'PARAGRAPH', text: opening(meeting, area) },
      { kind: 'TABLE', table: { columns: COLUMNS, rows: rowsOf(meeting, area, assignments) } },
      signature(issue),
      addressee(meeting.area),
      ...copies(issue),
    ],
  };
}

/** The memo of the area's one report, whose letter this is then; null where it gave none or several. */
function memoOfAll(area: AreaRecord, assignments: readonly AssignmentRecord[]): MemoRecord | null {
  const memos = assignments
    .filter((assignment) => assignment.area.code === area.code)
    .flatMap((assignment) => latestReport(assignment)?.memo ?? []);
  const [first, ...rest] = memos;
  if (!first) return null;
  const isOne = rest.every(({ number, issuedOn }) => number === first.number && issuedOn === first.issuedOn);
  return isOne ? first : null;
}

function cited({ area, memo, reportRequests }: MeetingRecord & { readonly area: AreaRecord }): Block[] {
  const asked = reportRequests.at(-1)?.memo ?? null;
  const text = citation(area, asked) ?? citation(area, memo);
  return text === null ? [] : [{ kind: 'FIELD', label: 'সূত্র', text }];
}

function opening(meeting: MeetingRecord & { readonly area: AreaRecord }, area: AreaRecord): string {
  const body = bodyName(meeting.area.level);
  return `${heldWhen(meeting)} ${genitive(body)} সভার সিদ্ধান্ত বাস্তবায়নে ${genitive(areaName(area))} অগ্রগতি নিচের ছকে দেওয়া হলো:`;
}

function rowsOf(
  meeting: MeetingRecord,
  area: AreaRecord,
  assignments: readonly AssignmentRecord[],
): string[][] {
  const numbers = decisionNumbers(meeting);
  return meeting.decisions.map(({ id, text, implementer, agendaItem }) => {
    const owed = assignments.filter(({ decision }) => decision?.id === id);
    const words = owed.length === 0 ? NOT_CONCERNED : wordsOf(area, owed);
    return [numbers.get(id) ?? '', agendaItem?.topic ?? '', text, implementer ?? '', words];
  });
}

/** Said of a decision that binds others; it is no report. */
const NOT_CONCERNED = 'প্রযোজ্য নয়';

const COLUMNS: readonly Column[] = [
  { heading: 'ক্রম', width: 2 },
  { heading: 'আলোচ্য বিষয়', width: 5 },
  { heading: 'সিদ্ধান্ত', width: 9 },
  { heading: 'বাস্তবায়নকারী', width: 5 },
  { heading: 'বাস্তবায়ন অগ্রগতি', width: 9 },
];
