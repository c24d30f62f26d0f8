import { v7 as newId } from 'uuid';
import { fail } from '../../../lib/errors';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { onlyOnce } from '../../../lib/requests/only-once';
import { AS_CLAIMED } from '../../../lib/rollup/verification';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds, demandPast } from '../../../lib/writing/checks';
import { changeAssignments } from '../change-records';
import type { CorrectDecisionReportInput } from './change-report.input';
import { DecisionReport } from './decision-report';
import { newestVersion } from './newest-version';
import { paperRevision } from './paper-revision';
import { demandPercent } from './report-progress';
import { showWithReports } from './reported-meeting';

/**
 * Puts another report in the place of one that was wrong, as if it had said so from the first; the wrong
 * one stays on record. For the public it does so once the correction is published.
 */
export async function correctReport(context: HubContext, input: CorrectDecisionReportInput): Promise<string> {
  const { database, authority, today } = context;
  const { requestId, ...body } = input;
  const { reportId, publish } = body;
  demandBounds(body);
  demand(body.reason.trim(), 'Give the reason for the correction.');
  demandPercent(body, 'progress');
  if (body.reportedOn) demandPast(body.reportedOn, today, 'reportedOn');
  const request = { requestId, subject: authority.viewer.subject, act: 'correctDecisionReport', input: body };
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(DecisionReport, { id: reportId });
    if (!known || !authority.seesAll(known.areaId))
      throw fail('UNKNOWN_RECORD', { type: 'report', id: reportId });
    authority.demandWrite(known.areaId, publish ?? false);
    return onlyOnce(manager, request, async () => {
      const { kind } = database;
      const { report, assignment } = await newestVersion(manager, kind, known, body.revision);
      const correction = correctionOf(report, body);
      const revision = (await paperRevision(manager, report.paperId)) + 1;
      await changeAssignments(manager, kind, [assignment.id], async () => {
        await manager.update(DecisionReport, { id: reportId }, { revision });
        await manager.insert(DecisionReport, correction);
      });
      if (publish) await showWithReports(manager, kind, assignment.meetingId);
      return correction.id;
    });
  });
}

function correctionOf(
  { id: supersedesId, assignmentId, areaId, paperId, reportedOn }: DecisionReport,
  right: Omit<CorrectDecisionReportInput, 'requestId'>,
): DecisionReport {
  const recordedAt = new Date().toISOString();
  return {
    id: newId(),
    assignmentId,
    areaId,
    paperId,
    reportedOn: right.reportedOn ?? reportedOn,
    status: right.status ?? null,
    statusBasis: right.status ? (right.statusBasis ?? StatusBasis.STATED) : null,
    progress: right.progress ?? null,
    text: right.text ?? null,
    evidence: right.evidence ?? null,
    publishedAt: right.publish ? recordedAt : null,
    recordedAt,
    supersedesId,
    deletedAt: null,
    reason: right.reason,
    ...AS_CLAIMED,
    revision: 1,
  };
}
