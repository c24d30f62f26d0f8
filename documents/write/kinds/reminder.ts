import type { Day } from '../../../lib/time/day';
import { genitive, heldWhen, meetingName } from '../body-names';
import { decisionNumbers } from '../decision-numbers';
import { citation, copies, headOfOffice, letterhead, memoBlock, signature, subject } from '../letter-parts';
import type { OfficialPaper } from '../official-paper';
import { BLANK, dayInWords, pointMark } from '../official-words';
import type { AssignmentRecord } from '../records/assignment-record';
import type { AreaWithChildren } from '../records/area-record';
import type { MeetingRecord } from '../records/meeting-record';
import { isSilent, owedBy, ownOf, type Unit, unitsOf } from '../units-below';

/**
 * The reminder (তাগিদপত্র) to the offices directly below that are late on a meeting: silent, or with an
 * open decision whose day has passed, in their own area or below. Null where nobody is late.
 */
export function reminderLetter(
  meeting: MeetingRecord,
  area: AreaWithChildren,
  assignments: readonly AssignmentRecord[],
  by: Day | null,
  today: Day,
): OfficialPaper | null {
  const late = unitsOf(area, assignments).flatMap((unit) => {
    const owed = owedBy(unit, assignments).filter(({ status }) => status !== 'DROPPED');
    const silent = owed.filter((one) => isSilent(one) && isAsked(one) && !hasSpokenFor(unit, one, owed));
    const overdue = owed.filter(({ daysOverdue }) => daysOverdue > 0);
    return silent.length + overdue.length === 0 ? [] : [{ unit, silent, overdue }];
  });
  if (late.length === 0) return null;
  const issue = { area, memo: null, today };
  const name = genitive(meetingName(area.level, meeting));
  const about = `${name} সিদ্ধান্ত বাস্তবায়নের প্রতিবেদন প্রেরণের তাগিদ।`;
  const source = citation(area, meeting.reportRequests.at(-1)?.memo ?? null) ?? citation(area, meeting.memo);
  return {
    title: about,
    isWide: false,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      { kind: 'HEADING', text: 'তাগিদপত্র' },
      subject(about),
      ...(source === null ? [] : [{ kind: 'FIELD' as const, label: 'সূত্র', text: source }]),
      {
        kind: 'PARAGRAPH',
        text: `${heldWhen(meeting)} সভার নিচের সিদ্ধান্তগুলোর প্রতিবেদন পাওয়া যায়নি বা বাস্তবায়নের সময় পার হয়েছে। ${by === null ? BLANK : dayInWords(by)} তারিখের মধ্যে প্রতিবেদন পাঠানোর জন্য পুনরায় অনুরোধ করা হলো।`,
      },
      {
        kind: 'TABLE',
        table: {
          columns: [
            { heading: 'ক্রম', width: 2 },
            { heading: 'কার্যালয়', width: 9 },
            { heading: 'যে সিদ্ধান্তের প্রতিবেদন নেই', width: 6 },
            { heading: 'যে সিদ্ধান্তের সময় পার হয়েছে', width: 6 },
          ],
          rows: late.map(({ unit, silent, overdue }, at) => [
            pointMark(at),
            headOfOffice(unit),
            numbersOf(meeting, silent),
            numbersOf(meeting, overdue),
          ]),
        },
      },
      signature(issue),
      {
        kind: 'LIST',
        heading: 'বিতরণ (জরুরি ভিত্তিতে কার্যার্থে):',
        items: late.map(({ unit }, at) => ({ mark: pointMark(at), text: `${headOfOffice(unit)}।` })),
      },
      ...copies(issue),
    ],
  };
}

/** Nobody is reminded of a report whose day is still to come. */
function isAsked({ dueOn, daysOverdue }: AssignmentRecord): boolean {
  return dueOn === null || daysOverdue > 0;
}

/** A district that has reported for its upazilas is not asked again. */
function hasSpokenFor(
  unit: Unit,
  { decision }: AssignmentRecord,
  owed: readonly AssignmentRecord[],
): boolean {
  return ownOf(unit, owed).some((own) => own.decision?.id === decision?.id && !isSilent(own));
}

function numbersOf(meeting: MeetingRecord, assignments: readonly AssignmentRecord[]): string {
  const numbers = decisionNumbers(meeting);
  const ids = new Set(assignments.map(({ decision }) => decision?.id));
  const found = meeting.decisions.filter(({ id }) => ids.has(id)).map(({ id }) => numbers.get(id) ?? '');
  return found.length === 0 ? '–' : found.join(', ');
}
