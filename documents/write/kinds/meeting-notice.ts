import { toBanglaDigits, toLatinDigits } from '../../../lib/bangla/digits';
import type { Day } from '../../../lib/time/day';
import { bodyName, genitive, heldWhen } from '../body-names';
import { copies, letterhead, memoBlock, signature, subject } from '../letter-parts';
import type { Block, OfficialPaper } from '../official-paper';
import { BLANK, dayInWords, hourInWords, ordinal, pointMark } from '../official-words';
import { wordsOf } from '../progress-words';
import type { AssignmentRecord } from '../records/assignment-record';
import type { AreaRecord } from '../records/area-record';
import type { MeetingRecord } from '../records/meeting-record';

/** When and where the next meeting is; what is not settled yet is left to the pen. */
export interface Appointment {
  readonly on: Day | null;
  /** HH:MM. */
  readonly at: string | null;
  readonly place: string | null;
}

/**
 * The notice (সভার নোটিশ) of an area's next meeting. Its agenda is made from what is open: the minutes of the
 * last meeting, and each decision of the area's own meetings that is not carried out everywhere.
 */
export function meetingNotice(
  area: AreaRecord,
  last: MeetingRecord | null,
  assignments: readonly AssignmentRecord[],
  { on, at, place }: Appointment,
  today: Day,
): OfficialPaper {
  const issue = { area, memo: null, today };
  const number = Number(toLatinDigits(last?.number ?? ''));
  const which = Number.isInteger(number) && number > 0 ? `${ordinal(number + 1)} ` : 'পরবর্তী ';
  const about = `${genitive(bodyName(area.level))} ${which}সভার নোটিশ।`;
  const open = openDecisions(assignments);
  const agenda = [
    ...(last ? [`${heldWhen(last)} সভার কার্যবিবরণী দৃঢ়ীকরণ।`] : []),
    ...(open.length > 0 ? ['বিগত সভাসমূহের অবাস্তবায়িত সিদ্ধান্তের অগ্রগতি পর্যালোচনা (সংযুক্ত ছক)।'] : []),
    'বিবিধ।',
  ];
  return {
    title: about,
    isWide: false,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(about),
      {
        kind: 'PARAGRAPH',
        text: `${genitive(bodyName(area.level))} ${which}সভা নিম্নবর্ণিত সময়ে অনুষ্ঠিত হবে। সংশ্লিষ্ট সকলকে উপস্থিত থাকার জন্য অনুরোধ করা হলো।`,
      },
      { kind: 'FIELD', label: 'সভার তারিখ', text: on === null ? BLANK : dayInWords(on) },
      { kind: 'FIELD', label: 'সময়', text: at === null ? BLANK : hourInWords(at) },
      { kind: 'FIELD', label: 'সভার স্থান', text: place ?? BLANK },
      {
        kind: 'LIST',
        heading: 'আলোচ্যসূচি:',
        items: agenda.map((text, index) => ({ mark: pointMark(index), text })),
      },
      ...openTable(area, open),
      signature(issue),
      ...copies(issue),
    ],
  };
}

/** The assignments of each decision that somebody still owes, in the order of the meetings. */
function openDecisions(assignments: readonly AssignmentRecord[]): AssignmentRecord[][] {
  const groups = new Map<string, AssignmentRecord[]>();
  for (const assignment of assignments) {
    const { decision } = assignment;
    if (decision) groups.set(decision.id, [...(groups.get(decision.id) ?? []), assignment]);
  }
  return [...groups.values()].filter((group) =>
    group.some(({ status }) => status === 'NOT_STARTED' || status === 'IN_PROGRESS'),
  );
}

function openTable(area: AreaRecord, open: readonly AssignmentRecord[][]): Block[] {
  if (open.length === 0) return [];
  const rows = open.flatMap((group, index) => {
    const [first] = group;
    if (!first?.decision) return [];
    const { text, number, meeting } = first.decision;
    const held = meeting?.heldOn ? dayInWords(meeting.heldOn) : '';
    return [
      [
        pointMark(index),
        `${held}${number === null ? '' : `, সিদ্ধান্ত ${number}`}`,
        text,
        wordsOf(area, group),
      ],
    ];
  });
  return [
    {
      kind: 'TABLE',
      table: {
        columns: [
          { heading: 'ক্রম', width: 2 },
          { heading: 'সভা', width: 5 },
          { heading: 'সিদ্ধান্ত', width: 10 },
          { heading: 'অগ্রগতি', width: 8 },
        ],
        rows,
      },
    },
    { kind: 'PARAGRAPH', text: `মোট অবাস্তবায়িত সিদ্ধান্ত: ${toBanglaDigits(rows.length)}টি।` },
  ];
}
