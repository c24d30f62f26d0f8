import { In, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { fail } from '../../../lib/errors';
import { PaperKind } from '../../../lib/papers/memo';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { findKnownMemo, proposeRevision, recordMemo, type GivenPaper } from '../../../lib/papers/record-memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { DueChange } from '../assignment/due-change';
import { DueBasis } from '../decision/due-basis';
import { changeAssignments } from '../decision-rollup';
import { Meeting } from '../meeting/meeting';
import { boundAreas } from '../meeting/record-decisions';
import type { RecordedPaper } from '../meeting/record-meeting';
import { ReportRequest, RequestedArea } from './report-request';
import type { RequestReportsInput } from './request-reports.input';

/**
 * Records a letter that asks areas to report on a meeting's decisions by a day. That day becomes the
 * due day, on the basis REQUEST, of those areas' assignments that have none.
 */
export async function requestReports(
  context: HubContext,
  input: RequestReportsInput,
): Promise<RecordedPaper> {
  const { database, authority } = context;
  demandBounds(input);
  const issuedOn = input.issuedOn ?? input.memo?.issuedOn;
  demand(issuedOn, 'Give issuedOn, or the day of the memo.');
  demand(input.dueOn >= issuedOn, 'dueOn lies before the day of issue.');
  const { requestId, ...given } = input;
  const request = { requestId, subject: authority.viewer.subject, act: 'requestReports', input: given };
  return database.inTransaction(async (manager) => {
    const meeting = await manager.findOneBy(Meeting, { id: input.meetingId });
    if (!meeting || !authority.mayWrite(meeting.areaId)) {
      throw fail('UNKNOWN_RECORD', { type: 'meeting', id: input.meetingId });
    }
    authority.demandWrite(meeting.areaId, input.publish ?? false);
    const paper: GivenPaper = {
      kind: PaperKind.REPORT_REQUEST,
      areaId: meeting.areaId,
      memo: input.memo,
      given,
    };
    return onlyOnce(manager, request, async () => {
      await takeTurn(manager, database.kind, meeting.areaId);
      const known = await findKnownMemo(manager, paper);
      if (known && !known.same) await proposeRevision(manager, known.memo, paper);
      if (known) {
        const outcome = known.same ? PaperOutcome.ALREADY_RECORDED : PaperOutcome.PROPOSED;
        return { id: known.memo.recordId, outcome };
      }
      const recordedAt = new Date().toISOString();
      const row: ReportRequest = {
        id: newId(),
        areaId: meeting.areaId,
        meetingId: meeting.id,
        issuedOn,
        dueOn: input.dueOn,
        publishedAt: input.publish ? recordedAt : null,
        recordedAt,
      };
      const areaIds = boundAreas(context, meeting, input.of);
      await manager.insert(ReportRequest, row);
      await manager.insert(
        RequestedArea,
        areaIds.map((areaId) => ({ requestId: row.id, areaId })),
      );
      await recordMemo(manager, row.id, paper);
      await giveDueDays(manager, database.kind, row, areaIds);
      return { id: row.id, outcome: PaperOutcome.RECORDED };
    });
  });
}

async function giveDueDays(
  manager: EntityManager,
  kind: HubContext['database']['kind'],
  { meetingId, issuedOn, dueOn, recordedAt }: ReportRequest,
  areaIds: readonly string[],
): Promise<void> {
  const assignments = await manager.findBy(Assignment, { meetingId, areaId: In([...areaIds]) });
  const ids = assignments.map(({ id }) => id);
  await changeAssignments(manager, kind, ids, async (before) => {
    for (const { assignment } of before) {
      if (assignment.dueOn) continue;
      const change: DueChange = {
        id: newId(),
        assignmentId: assignment.id,
        from: issuedOn > assignment.assignedOn ? issuedOn : assignment.assignedOn,
        dueOn,
        dueBasis: DueBasis.REQUEST,
        reason: null,
        recordedAt,
      };
      await manager.insert(DueChange, change);
    }
  });
}
