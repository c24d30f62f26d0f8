import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { recordFindings } from '../../../lib/papers/finding';
import { PaperKind } from '../../../lib/papers/memo';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { findKnownMemo, proposeRevision, recordMemo, type GivenPaper } from '../../../lib/papers/record-memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import { areaIdOf, type HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { StatusBasis } from '../assignment/assignment';
import { changeAssignments } from '../decision-rollup';
import type { RecordedPaper } from '../meeting/record-meeting';
import { DecisionReport } from './decision-report';
import { reportedAssignments } from './reported-assignments';
import { reportedMeeting } from './reported-meeting';
import type { DecisionProgressInput, ReportDecisionProgressInput } from './report-progress.input';

/**
 * Records what an area reports on the decisions of a meeting, whole, in one transaction. A meeting or
 * decision that is not on record becomes known from the report, with an assignment for the reporting
 * area alone; its minutes adopt it when they arrive.
 */
export async function reportProgress(
  context: HubContext,
  input: ReportDecisionProgressInput,
): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const issuerId = areaIdOf(context, input.meetingAreaCode);
  context.authority.demandWrite(areaId, input.publish ?? false);
  demandBounds(input);
  const reportedOn = input.reportedOn ?? input.memo?.issuedOn;
  demand(reportedOn, 'Give reportedOn, or the day of the memo.');
  demand(
    context.directory.isWithin(areaId, issuerId, input.meetingOn) ||
      context.directory.isWithin(areaId, issuerId, context.today),
    'An area reports on the meetings of its own area or of those above it.',
  );
  demand(input.items.length, 'The report has no items.');
  input.items.forEach(demandPercent);
  const { requestId, ...given } = input;
  const paper: GivenPaper = { kind: PaperKind.PROGRESS_REPORT, areaId, memo: input.memo, given };
  const { database } = context;
  const subject = context.authority.viewer.subject;
  return database.inTransaction((manager) =>
    onlyOnce(manager, { requestId, subject, act: 'reportDecisionProgress', input: given }, async () => {
      await takeTurn(manager, database.kind, issuerId);
      const known = await findKnownMemo(manager, paper);
      if (known?.same) return { id: known.memo.recordId, outcome: PaperOutcome.ALREADY_RECORDED };
      if (known) {
        await proposeRevision(manager, known.memo, paper);
        return { id: known.memo.recordId, outcome: PaperOutcome.PROPOSED };
      }
      const id = newId();
      await recordMemo(manager, id, paper);
      const meeting = await reportedMeeting(manager, database.kind, issuerId, input);
      const { assignmentIds, findings } = await reportedAssignments(
        manager,
        database.kind,
        meeting,
        areaId,
        input,
      );
      await recordFindings(manager, id, areaId, [...(input.findings ?? []), ...findings]);
      await changeAssignments(manager, database.kind, assignmentIds, () =>
        insertReports(manager, id, areaId, assignmentIds, reportedOn, input),
      );
      return { id, outcome: PaperOutcome.RECORDED };
    }),
  );
}

async function insertReports(
  manager: EntityManager,
  paperId: string,
  areaId: string,
  assignmentIds: readonly string[],
  reportedOn: string,
  input: ReportDecisionProgressInput,
): Promise<void> {
  const recordedAt = new Date().toISOString();
  for (const [index, item] of input.items.entries()) {
    const report: DecisionReport = {
      id: newId(),
      assignmentId: assignmentIds[index] ?? '',
      areaId,
      paperId,
      reportedOn,
      status: item.status ?? null,
      statusBasis: item.status ? (item.statusBasis ?? StatusBasis.STATED) : null,
      progress: item.progress ?? null,
      text: item.text ?? null,
      evidence: item.evidence ?? null,
      publishedAt: input.publish ? recordedAt : null,
      recordedAt,
    };
    await manager.insert(DecisionReport, report);
  }
}

function demandPercent({ progress }: DecisionProgressInput, index: number): void {
  const right = progress === null || progress === undefined || (progress >= 0 && progress <= 100);
  demand(right, `items[${index}].progress is a percentage, 0 to 100.`);
}
