import { In, type EntityManager } from 'typeorm';
import type { Basis, Version } from '../../../lib/rollup/history';
import { addDays, type Day } from '../../../lib/time/day';
import { Assignment } from '../assignment/assignment';
import { reportsThatCount } from '../assignment/assignment-history';
import { Meeting } from '../meeting/meeting';
import { DecisionReport } from '../progress/decision-report';
import { ReportRequest, RequestedArea } from './report-request';

/** A report that a letter asks of one area on a meeting, with what that area has reported on it. */
export interface AskedReport {
  readonly letter: ReportRequest;
  readonly areaId: string;
  readonly fiscalYear: string;
  readonly meetingPublished: boolean;
  readonly reports: readonly DecisionReport[];
}

/**
 * What an asked report counts for: due from the day of the letter on, late from the day after its last
 * day until the area reports anything on that meeting that was not said before the letter.
 */
export function askedReportHistory(asked: AskedReport, basis: Basis): Version[] {
  const { letter, areaId, fiscalYear, meetingPublished } = asked;
  if (basis === 'PUBLISHED' && !(letter.publishedAt && meetingPublished)) return [];
  const cell = { basis, fiscalYear, areaId, issuerId: letter.areaId };
  const waiting: Version = {
    from: letter.issuedOn,
    cell,
    counts: { reportsDue: 1 },
    openDues: [],
    inTime: [{ from: addDays(letter.dueOn, 1), counts: { reportsLate: 1 } }],
  };
  const answeredOn = answerDay(asked, basis);
  if (answeredOn === null) return [waiting];
  return [waiting, { from: answeredOn, cell, counts: { reportsDue: 1 }, openDues: [] }];
}

function answerDay(asked: AskedReport, basis: Basis): Day | null {
  const since = reportsThatCount(asked, basis).filter(
    ({ reportedOn }) => reportedOn >= asked.letter.issuedOn,
  );
  return since[0]?.reportedOn ?? null;
}

/** The reports asked for on some meetings; of some areas only, where they are given. */
export async function askedReports(
  manager: EntityManager,
  meetingIds: readonly string[],
  areaIds?: readonly string[],
): Promise<AskedReport[]> {
  const letters = await manager.findBy(ReportRequest, { meetingId: In([...new Set(meetingIds)]) });
  if (!letters.length) return [];
  const asked = await manager.findBy(RequestedArea, {
    requestId: In(letters.map(({ id }) => id)),
    ...(areaIds ? { areaId: In([...new Set(areaIds)]) } : {}),
  });
  if (!asked.length) return [];
  const meetings = await manager.findBy(Meeting, { id: In(letters.map(({ meetingId }) => meetingId)) });
  const reports: (DecisionReport & { meetingId: string })[] = [];
  for (const { id: meetingId } of meetings) reports.push(...(await reportsOn(manager, meetingId, asked)));
  return asked.flatMap(({ requestId, areaId }) => {
    const letter = letters.find(({ id }) => id === requestId);
    const meeting = meetings.find(({ id }) => id === letter?.meetingId);
    if (!letter || !meeting) return [];
    return {
      letter,
      areaId,
      fiscalYear: meeting.fiscalYear,
      meetingPublished: meeting.publishedAt !== null,
      reports: reports.filter((report) => report.meetingId === meeting.id && report.areaId === areaId),
    };
  });
}

async function reportsOn(
  manager: EntityManager,
  meetingId: string,
  asked: readonly RequestedArea[],
): Promise<(DecisionReport & { meetingId: string })[]> {
  const rows = await manager
    .createQueryBuilder(DecisionReport, 'report')
    .innerJoin(Assignment, 'assignment', 'assignment.id = report.assignmentId')
    .where('assignment.meetingId = :meetingId', { meetingId })
    .andWhere('report.areaId IN (:...areaIds)', { areaIds: [...new Set(asked.map(({ areaId }) => areaId))] })
    .getMany();
  return rows.map((row) => ({ ...row, meetingId }));
}
