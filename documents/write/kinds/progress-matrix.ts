import type { Day } from '../../../lib/time/day';
import { genitive, heldWhen, levelBelow, meetingName } from '../body-names';
import { decisionNumbers } from '../decision-numbers';
import { copies, headOfOffice, letterhead, memoBlock, signature, subject } from '../letter-parts';
import type { Block, OfficialPaper } from '../official-paper';
import { dayInFigures, dayInWords } from '../official-words';
import { wordsOf } from '../progress-words';
import type { AssignmentRecord } from '../records/assignment-record';
import type { AreaWithChildren } from '../records/area-record';
import type { DecisionRecord, MeetingRecord } from '../records/meeting-record';
import { owedBy, ownOf, stateOf, type Unit, unitsOf } from '../units-below';

/** The consolidated progress (সমন্বিত অগ্রগতি) on a meeting: decisions against offices, then what each of them says. */
export function progressMatrix(
  meeting: MeetingRecord,
  area: AreaWithChildren,
  assignments: readonly AssignmentRecord[],
  today: Day,
): OfficialPaper {
  const issue = { area, memo: null, today };
  const about = `${genitive(meetingName(area.level, meeting))} সিদ্ধান্ত বাস্তবায়নের সমন্বিত অগ্রগতি।`;
  const numbers = decisionNumbers(meeting);
  const columns = columnsOf(area, assignments);
  return {
    title: about,
    isWide: true,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(about),
      {
        kind: 'PARAGRAPH',
        text: `${heldWhen(meeting)} সভার প্রতিটি সিদ্ধান্তের ${levelBelow(area.level)}ভিত্তিক অগ্রগতি, ${dayInWords(today)} তারিখের অবস্থা:`,
      },
      overview(meeting, numbers, columns, assignments),
      ...meeting.decisions.flatMap((decision) =>
        detail(decision, numbers.get(decision.id) ?? '', columns, onDecision(assignments, decision)),
      ),
      signature(issue),
      ...copies(issue),
    ],
  };
}

interface MatrixColumn {
  readonly heading: string;
  readonly unit: Unit;
  /** Those assignments on a decision for which the column stands. */
  readonly owed: (assignments: readonly AssignmentRecord[]) => AssignmentRecord[];
}

/** The meeting's own office, where it owes something itself, and each unit below. */
function columnsOf(area: AreaWithChildren, assignments: readonly AssignmentRecord[]): MatrixColumn[] {
  const own: MatrixColumn = { heading: 'নিজ কার্যালয়', unit: area, owed: (all) => ownOf(area, all) };
  const below = unitsOf(area, assignments).map((unit): MatrixColumn => {
    return { heading: unit.nameBn, unit, owed: (all) => owedBy(unit, all) };
  });
  return own.owed(assignments).length > 0 ? [own, ...below] : below;
}

function overview(
  meeting: MeetingRecord,
  numbers: ReadonlyMap<string, string>,
  columns: readonly MatrixColumn[],
  assignments: readonly AssignmentRecord[],
): Block {
  return {
    kind: 'TABLE',
    table: {
      columns: [
        { heading: 'ক্রম', width: 2 },
        { heading: 'সিদ্ধান্ত', width: 8 },
        ...columns.map(({ heading }) => ({ heading, width: 5 })),
      ],
      rows: meeting.decisions.map((decision) => [
        numbers.get(decision.id) ?? '',
        decision.agendaItem?.topic ?? decision.text,
        ...columns.map(({ unit, owed }) => stateOf(unit, owed(onDecision(assignments, decision)))),
      ]),
    },
  };
}

function detail(
  decision: DecisionRecord,
  number: string,
  columns: readonly MatrixColumn[],
  assignments: readonly AssignmentRecord[],
): Block[] {
  if (assignments.length === 0) return [];
  const due = decision.dueOn === null ? '' : ` (সময়সীমা: ${dayInFigures(decision.dueOn)})`;
  const rows = columns.flatMap(({ unit, owed: of }) => {
    const owed = of(assignments);
    if (owed.length === 0) return [];
    const on = ownOf(unit, owed)[0]?.reportedOn ?? null;
    return [
      [headOfOffice(unit), stateOf(unit, owed), on === null ? '' : dayInFigures(on), wordsOf(unit, owed)],
    ];
  });
  return [
    { kind: 'PARAGRAPH', text: `সিদ্ধান্ত ${number}: ${decision.text}${due}` },
    {
      kind: 'TABLE',
      table: {
        columns: [
          { heading: 'কার্যালয়', width: 5 },
          { heading: 'অবস্থা', width: 3 },
          { heading: 'প্রতিবেদনের তারিখ', width: 3 },
          { heading: 'বাস্তবায়ন অগ্রগতি', width: 14 },
        ],
        rows,
      },
    },
  ];
}

function onDecision(
  assignments: readonly AssignmentRecord[],
  { id }: Pick<DecisionRecord, 'id'>,
): AssignmentRecord[] {
  return assignments.filter(({ decision }) => decision?.id === id);
}
