import { IsNull, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { fiscalYearOf } from '../../../lib/bangla/fiscal-year';
import { AS_DRAFT, NEVER_RETURNED } from '../../../lib/papers/approval';
import { bothNumberedApart } from '../../../lib/papers/record-memo';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { Memo, PaperKind, type MemoInput } from '../../../lib/papers/memo';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { lastDayOfMonth, type Day } from '../../../lib/time/day';
import { demand, demandPast } from '../../../lib/writing/checks';
import { CarryOver } from '../decision/carry-over';
import { visibleDecision } from '../decision/visible-decision';
import { addAssignments, changeRecords } from '../change-records';
import { implyTeam } from '../../../lib/papers/imply-team';
import { adoptMeeting } from './adopt-meeting';
import { Confirmation, KnownFrom, Meeting } from './meeting';
import { settleNextMeeting } from './next-meeting';
import type { RecordMeetingInput } from './record-meeting.input';
import { insertDossiers, recordDecisions } from './record-decisions';

/**
 * Records the minutes of a meeting, whole, in one transaction. A paper that is on record changes
 * nothing; another version of it becomes a proposed revision; minutes of a meeting so far known only
 * from reports adopt what the reports said.
 */
export function recordMeeting(context: HubContext, input: RecordMeetingInput): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const meeting = newMeeting(areaId, input, context.today);
  const { heldOn, month } = meeting;
  // Of papers that tell only the month, those of one month are of one meeting.
  const sameDay = (manager: EntityManager): Promise<Meeting[]> =>
    manager.findBy(Meeting, heldOn ? { areaId, heldOn } : { areaId, heldOn: IsNull(), month });
  return recordPaper(context, {
    act: 'recordMeeting',
    kind: PaperKind.MINUTES,
    areaId,
    input,
    earlier: async (manager) => memoOfSameMeeting(manager, await sameDay(manager), input.memo),
    write: async (manager) => {
      const reported = (await sameDay(manager)).find((each) => each.knownFrom === KnownFrom.REPORT);
      const id = reported
        ? await adoptMeeting(context, manager, reported, meeting, input)
        : await addMeeting(context, manager, meeting, input);
      await carryOver(context, manager, id, input);
      await settleNextMeeting(manager, context.database.kind, meeting);
      const published = Boolean(input.publish);
      await implyTeam(context, manager, areaId, meeting.countsFrom, PaperKind.MINUTES, published);
      return { id };
    },
  });
}

async function addMeeting(
  context: HubContext,
  manager: EntityManager,
  meeting: Meeting,
  input: RecordMeetingInput,
): Promise<string> {
  const { kind } = context.database;
  await changeRecords(manager, kind, { meeting }, async () => {
    await manager.insert(Meeting, meeting);
  });
  const { added } = await recordDecisions(context, manager, meeting, input.agendaItems);
  await addAssignments(manager, kind, added, () => insertDossiers(manager, kind, added));
  return meeting.id;
}

/** The memo of minutes of the same meeting, unless both papers carry complete and different numbers. */
async function memoOfSameMeeting(
  manager: EntityManager,
  sameDay: readonly Meeting[],
  given: MemoInput | null | undefined,
): Promise<Memo | null> {
  for (const meeting of sameDay) {
    if (meeting.knownFrom !== KnownFrom.MINUTES) continue;
    const memo = await manager.findOneBy(Memo, { recordId: meeting.id, kind: PaperKind.MINUTES });
    if (memo && !bothNumberedApart(memo, given)) return memo;
  }
  return null;
}

/** A decision that one may not see is as one that is not there. */
async function carryOver(
  context: HubContext,
  manager: EntityManager,
  meetingId: string,
  input: RecordMeetingInput,
): Promise<void> {
  for (const [position, { decisionId, number, note }] of (input.carriedOver ?? []).entries()) {
    demand(
      await visibleDecision(context, decisionId),
      `carriedOver[${position}].decisionId is not a decision on record.`,
    );
    const row = { id: newId(), meetingId, decisionId, position, number: number ?? null, note: note ?? null };
    await manager.insert(CarryOver, row);
  }
}

/** The meeting that minutes tell of, as it is recorded; refuses a day that cannot be. */
export function newMeeting(
  areaId: string,
  input: RecordMeetingInput,
  today: Day,
  made: Made = MADE_NOW,
): Meeting {
  const month = input.month ?? input.heldOn?.slice(0, 7);
  demand(month, 'Give heldOn, or at least month.');
  demand(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(month), 'month must be written as YYYY-MM, 1900 to 2199.');
  demandPast(input.heldOn ?? `${month}-01`, today, 'the day of the meeting');
  const countsFrom: Day = input.heldOn ?? lastDayOfMonth(month);
  const now = made.now();
  return {
    id: made.newId(),
    areaId,
    heldOn: input.heldOn ?? null,
    month,
    countsFrom,
    fiscalYear: fiscalYearOf(countsFrom),
    number: input.number ?? null,
    title: input.title ?? null,
    place: input.place ?? null,
    startsAt: input.startsAt ?? null,
    chair: input.chair ?? null,
    attendance: input.attendance ?? null,
    confirmation: input.confirmation ?? Confirmation.NOT_STATED,
    knownFrom: KnownFrom.MINUTES,
    ...AS_DRAFT,
    ...NEVER_RETURNED,
    approvedAt: input.publish ? now : null,
    publishedAt: input.publish ? now : null,
    revision: 1,
    recordedAt: now,
  };
}
