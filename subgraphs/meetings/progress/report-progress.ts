import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { PaperKind } from '../../../lib/papers/memo';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { AS_CLAIMED } from '../../../lib/rollup/verification';
import { areaIdOf, type HubContext, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demand, demandPast } from '../../../lib/writing/checks';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { changeAssignments } from '../change-records';
import { DecisionReport } from './decision-report';
import { reportedAssignments, type ReportedItem } from './reported-assignments';
import { reportedMeeting } from './reported-meeting';
import type { ReportDecisionProgressInput } from './report-progress.input';

/**
 * Records what an area reports on the decisions of a meeting, whole, in one transaction. A meeting or
 * decision that is not on record becomes known from the report, with an assignment for the reporting
 * area alone; its minutes adopt it when they arrive.
 */
export function reportProgress(
  context: HubContext,
  input: ReportDecisionProgressInput,
): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const issuerId = areaIdOf(context, input.meetingAreaCode);
  const reportedOn = demandReport(context, areaId, issuerId, input);
  const { kind } = context.database;
  return recordPaper(context, {
    act: 'reportDecisionProgress',
    kind: PaperKind.PROGRESS_REPORT,
    areaId,
    input,
    turnOf: issuerId,
    write: async (manager) => {
      const id = newId();
      const meeting = await reportedMeeting(manager, kind, issuerId, input);
      const { reported, findings } = await reportedAssignments(manager, kind, meeting, areaId, input);
      const ids = reported.map(({ assignmentId }) => assignmentId);
      const about = { paperId: id, areaId, reportedOn, publish: input.publish ?? false };
      await changeAssignments(manager, kind, ids, () => insertReports(manager, reported, about));
      return { id, findings };
    },
  });
}

/** Refuses a report that cannot be; gives the day for which it speaks. */
export function demandReport(
  context: KnowsAreas,
  areaId: string,
  issuerId: string,
  input: ReportDecisionProgressInput,
): Day {
  const reportedOn = input.reportedOn ?? input.memo?.issuedOn;
  demand(reportedOn, 'Give reportedOn, or the day of the memo.');
  demandPast(reportedOn, context.today, 'reportedOn');
  demandPast(input.meetingOn, context.today, 'meetingOn');
  demand(
    context.directory.isWithin(areaId, issuerId, input.meetingOn) ||
      context.directory.isWithin(areaId, issuerId, context.today),
    'An area reports on the meetings of its own area or of those above it.',
  );
  demand(input.items.length, 'The report has no items.');
  input.items.forEach((item, index) => demandPercent(item, `items[${index}].progress`));
  return reportedOn;
}

async function insertReports(
  manager: EntityManager,
  reported: readonly ReportedItem[],
  about: AboutPaper,
): Promise<void> {
  const rows = newReports(reported, about);
  if (rows.length) await manager.insert(DecisionReport, rows);
}

type AboutPaper = Pick<DecisionReport, 'paperId' | 'areaId' | 'reportedOn'> & { readonly publish: boolean };

/** What a paper reports, as it is recorded. */
export function newReports(
  reported: readonly ReportedItem[],
  { publish, ...about }: AboutPaper,
  made: Made = MADE_NOW,
): DecisionReport[] {
  const recordedAt = made.now();
  return reported.map(({ assignmentId, item }) => ({
    id: made.newId(),
    assignmentId,
    ...about,
    status: item.status ?? null,
    statusBasis: item.status ? (item.statusBasis ?? StatusBasis.STATED) : null,
    progress: item.progress ?? null,
    text: item.text ?? null,
    evidence: item.evidence ?? null,
    publishedAt: publish ? recordedAt : null,
    recordedAt,
    supersedesId: null,
    deletedAt: null,
    reason: null,
    ...AS_CLAIMED,
    revision: 1,
  }));
}

/** Refuses a progress that is no percentage. */
export function demandPercent({ progress }: { progress?: number | null }, path: string): void {
  const right = progress === null || progress === undefined || (progress >= 0 && progress <= 100);
  demand(right, `${path} is a percentage, 0 to 100.`);
}
