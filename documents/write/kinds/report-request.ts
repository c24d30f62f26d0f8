import { genitive, heldWhen, meetingName } from '../body-names';
import type { Day } from '../../../lib/time/day';
import { decisionNumbers } from '../decision-numbers';
import { citation, copies, headOfOffice, letterhead, memoBlock, signature, subject } from '../letter-parts';
import type { OfficialPaper } from '../official-paper';
import { BLANK, dayInFigures, dayInWords, pointMark } from '../official-words';
import type { AssignmentRecord } from '../records/assignment-record';
import type { AreaWithChildren } from '../records/area-record';
import type { MeetingRecord } from '../records/meeting-record';
import { owedBy, unitsOf } from '../units-below';

/**
 * The letter that asks for reports on a meeting: the latest one on record, or, given a new day, a new one to
 * every office directly below that owes something.
 */
export function reportRequestLetter(
  meeting: MeetingRecord,
  area: AreaWithChildren,
  assignments: readonly AssignmentRecord[],
  by: Day | null,
  today: Day,
): OfficialPaper {
  const recorded = by === null ? (meeting.reportRequests.at(-1) ?? null) : null;
  const issue = { area, memo: recorded?.memo ?? null, today: recorded?.issuedOn ?? today };
  const name = genitive(meetingName(area.level, meeting));
  const about = recorded?.memo?.subject ?? `${name} সিদ্ধান্ত বাস্তবায়নের অগ্রগতি প্রতিবেদন প্রেরণ।`;
  const until = recorded?.dueOn ?? by;
  const source = citation(area, meeting.memo);
  const codes = recorded?.areas.map(({ code }) => code) ?? null;
  const asked = unitsOf(area, assignments).filter(
    (unit) => codes === null || owedBy(unit, assignments).some((owed) => codes.includes(owed.area.code)),
  );
  const numbers = decisionNumbers(meeting);
  return {
    title: about,
    isWide: false,
    blocks: [
      letterhead(issue),
      memoBlock(issue),
      subject(about),
      ...(source === null ? [] : [{ kind: 'FIELD' as const, label: 'সূত্র', text: source }]),
      {
        kind: 'PARAGRAPH',
        text: `${heldWhen(meeting)} সভার নিচের সিদ্ধান্তগুলোর বাস্তবায়ন অগ্রগতি ${until === null ? BLANK : dayInWords(until)} তারিখের মধ্যে এ কার্যালয়ে পাঠানোর জন্য অনুরোধ করা হলো।`,
      },
      {
        kind: 'TABLE',
        table: {
          columns: [
            { heading: 'ক্রম', width: 2 },
            { heading: 'সিদ্ধান্ত', width: 12 },
            { heading: 'বাস্তবায়নকারী', width: 6 },
            { heading: 'সময়সীমা', width: 4 },
          ],
          rows: meeting.decisions.map(({ id, text, implementer, dueOn }) => [
            numbers.get(id) ?? '',
            text,
            implementer ?? '',
            dueOn === null ? '' : dayInFigures(dueOn),
          ]),
        },
      },
      signature(issue),
      {
        kind: 'LIST',
        heading: 'বিতরণ (কার্যার্থে):',
        items: asked.map((unit, at) => ({ mark: pointMark(at), text: `${headOfOffice(unit)}।` })),
      },
      ...copies(issue),
    ],
  };
}
