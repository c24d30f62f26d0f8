import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { fiscalYearOf } from '../../../lib/bangla/fiscal-year';
import type { DatabaseKind } from '../../../lib/database/database';
import { AS_DRAFT, NEVER_RETURNED } from '../../../lib/papers/approval';
import { changeRecords } from '../change-records';
import { Confirmation, KnownFrom, Meeting } from '../meeting/meeting';
import { settleNextMeeting } from '../meeting/next-meeting';
import { makeDraft, makePublic } from '../meeting/publish-meeting';
import { Assignment } from '../assignment/assignment';
import { DecisionReport } from './decision-report';
import type { ReportDecisionProgressInput } from './report-progress.input';

/**
 * The meeting that a report is about. One that is not on record becomes known from the report, and
 * one known only from drafts becomes public with the first published report on it.
 */
export async function reportedMeeting(
  manager: EntityManager,
  kind: DatabaseKind,
  issuerId: string,
  { meetingOn, publish }: ReportDecisionProgressInput,
): Promise<Meeting> {
  const known = await manager.find(Meeting, {
    where: { areaId: issuerId, heldOn: meetingOn },
    order: { knownFrom: 'ASC', id: 'ASC' }, // Minutes before what is known from reports.
  });
  const now = new Date().toISOString();
  const meeting = known[0];
  if (!meeting) {
    const added = meetingFromReport(issuerId, meetingOn, publish ? now : null, now);
    await changeRecords(manager, kind, { meeting: added }, async () => {
      await manager.insert(Meeting, added);
    });
    if (publish) await settleNextMeeting(manager, kind, added);
    return added;
  }
  if (meeting.knownFrom === KnownFrom.REPORT && meeting.publishedAt === null && publish) {
    return makePublic(manager, kind, meeting);
  }
  return meeting;
}

/** A meeting known only from reports is public as long as a published report on it stands. */
export async function showWithReports(
  manager: EntityManager,
  kind: DatabaseKind,
  meetingId: string,
): Promise<void> {
  const meeting = await manager.findOneByOrFail(Meeting, { id: meetingId });
  if (meeting.knownFrom !== KnownFrom.REPORT) return;
  const shown = await hasPublishedReport(manager, meetingId);
  if (shown && meeting.publishedAt === null) await makePublic(manager, kind, meeting);
  if (!shown && meeting.publishedAt !== null) await makeDraft(manager, kind, meeting);
}

/** Whether the public may read a report on a meeting, once it may see the meeting. */
export function hasPublishedReport(manager: EntityManager, meetingId: string): Promise<boolean> {
  return manager
    .createQueryBuilder(DecisionReport, 'report')
    .innerJoin(Assignment, 'assignment', 'assignment.id = report.assignmentId')
    .where('assignment.meetingId = :meetingId', { meetingId })
    .andWhere('report.publishedAt IS NOT NULL AND report.deletedAt IS NULL')
    .getExists();
}

function meetingFromReport(
  areaId: string,
  heldOn: string,
  publishedAt: string | null,
  recordedAt: string,
): Meeting {
  return {
    id: newId(),
    areaId,
    heldOn,
    month: heldOn.slice(0, 7),
    countsFrom: heldOn,
    fiscalYear: fiscalYearOf(heldOn),
    number: null,
    title: null,
    place: null,
    startsAt: null,
    chair: null,
    attendance: null,
    confirmation: Confirmation.NOT_STATED,
    knownFrom: KnownFrom.REPORT,
    publishedAt,
    ...AS_DRAFT,
    ...NEVER_RETURNED,
    revision: 1,
    recordedAt,
  };
}
