import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { fiscalYearOf } from '../../../lib/bangla/fiscal-year';
import { recordFindings } from '../../../lib/papers/finding';
import { PaperKind } from '../../../lib/papers/memo';
import { PaperOutcome } from '../../../lib/papers/proposal';
import {
  bothNumberedApart,
  findKnownMemo,
  proposeRevision,
  recordMemo,
  type GivenPaper,
} from '../../../lib/papers/record-memo';
import { Memo } from '../../../lib/papers/memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { lastDayOfMonth, type Day } from '../../../lib/time/day';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { CarryOver } from '../decision/carry-over';
import { Decision } from '../decision/decision';
import { count, NOTHING } from '../decision-rollup';
import { implyTeam } from '../../../lib/papers/imply-team';
import { adoptMeeting } from './adopt-meeting';
import { Confirmation, KnownFrom, Meeting } from './meeting';
import type { RecordMeetingInput } from './record-meeting.input';
import { recordDecisions } from './record-decisions';

/** What became of a paper, and the record it is about. */
export interface RecordedPaper {
  readonly id: string;
  readonly outcome: PaperOutcome;
}

/**
 * Records the minutes of a meeting, whole, in one transaction. A paper that is on record changes
 * nothing; another version of it becomes a proposed revision; minutes of a meeting so far known only
 * from reports adopt what the reports said.
 */
export async function recordMeeting(context: HubContext, input: RecordMeetingInput): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  context.authority.demandWrite(areaId, input.publish ?? false);
  demandBounds(input);
  const meeting = newMeeting(areaId, input);
  const { requestId, ...given } = input;
  const paper: GivenPaper = { kind: PaperKind.MINUTES, areaId, memo: input.memo, given };
  const { database } = context;
  const subject = context.authority.viewer.subject;
  const recorded = await database.inTransaction((manager) =>
    onlyOnce(manager, { requestId, subject, act: 'recordMeeting', input: given }, async () => {
      await takeTurn(manager, database.kind, areaId);
      const known = await findKnownMemo(manager, paper);
      if (known?.same) return { id: known.memo.recordId, outcome: PaperOutcome.ALREADY_RECORDED };
      const sameDay = meeting.heldOn ? await manager.findBy(Meeting, { areaId, heldOn: meeting.heldOn }) : [];
      const earlier = known?.memo ?? (await memoOfSameMeeting(manager, sameDay, paper));
      if (earlier) {
        await proposeRevision(manager, earlier, paper);
        return { id: earlier.recordId, outcome: PaperOutcome.PROPOSED };
      }
      const reported = sameDay.find((each) => each.knownFrom === KnownFrom.REPORT);
      const id = reported
        ? await adoptMeeting(context, manager, reported, meeting, input)
        : await addMeeting(context, manager, meeting, input);
      await recordMemo(manager, id, paper);
      await recordFindings(manager, id, areaId, input.findings ?? []);
      await carryOver(manager, id, input);
      await implyTeam(
        context,
        manager,
        areaId,
        meeting.countsFrom,
        PaperKind.MINUTES,
        Boolean(input.publish),
      );
      return { id, outcome: PaperOutcome.RECORDED };
    }),
  );
  context.onOutbox();
  return recorded;
}

async function addMeeting(
  context: HubContext,
  manager: EntityManager,
  meeting: Meeting,
  input: RecordMeetingInput,
): Promise<string> {
  await manager.insert(Meeting, meeting);
  const dossiers = await recordDecisions(context, manager, meeting, input.agendaItems, []);
  await count(manager, context.database.kind, NOTHING, { meetings: [meeting], dossiers });
  return meeting.id;
}

/** The memo of minutes of the same meeting, unless both papers carry complete and different numbers. */
async function memoOfSameMeeting(
  manager: EntityManager,
  sameDay: readonly Meeting[],
  paper: GivenPaper,
): Promise<Memo | null> {
  for (const meeting of sameDay) {
    if (meeting.knownFrom !== KnownFrom.MINUTES) continue;
    const memo = await manager.findOneBy(Memo, { recordId: meeting.id, kind: PaperKind.MINUTES });
    if (memo && !bothNumberedApart(memo, paper)) return memo;
  }
  return null;
}

async function carryOver(
  manager: EntityManager,
  meetingId: string,
  input: RecordMeetingInput,
): Promise<void> {
  for (const [position, { decisionId, number, note }] of (input.carriedOver ?? []).entries()) {
    demand(
      await manager.existsBy(Decision, { id: decisionId }),
      `carriedOver[${position}].decisionId is not a decision on record.`,
    );
    const row = { id: newId(), meetingId, decisionId, position, number: number ?? null, note: note ?? null };
    await manager.insert(CarryOver, row);
  }
}

function newMeeting(areaId: string, input: RecordMeetingInput): Meeting {
  const month = input.month ?? input.heldOn?.slice(0, 7);
  demand(month, 'Give heldOn, or at least month.');
  demand(/^\d{4}-(0[1-9]|1[0-2])$/.test(month), 'month must be written as YYYY-MM.');
  const countsFrom: Day = input.heldOn ?? lastDayOfMonth(month);
  const now = new Date().toISOString();
  return {
    id: newId(),
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
    publishedAt: input.publish ? now : null,
    revision: 1,
    recordedAt: now,
  };
}
