import { In, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { fail } from '../../../lib/errors';
import { PaperKind } from '../../../lib/papers/memo';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { demand, demandPast } from '../../../lib/writing/checks';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Assignment } from '../assignment/assignment';
import { DueChange } from '../assignment/due-change';
import { DueBasis } from '../decision/due-basis';
import { changeAssignments, changeRecords } from '../change-records';
import { Meeting } from '../meeting/meeting';
import { boundAreas } from '../meeting/record-decisions';
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
  const issuedOn = input.issuedOn ?? input.memo?.issuedOn;
  demand(issuedOn, 'Give issuedOn, or the day of the memo.');
  demandPast(issuedOn, context.today, 'issuedOn');
  demand(input.dueOn >= issuedOn, 'dueOn lies before the day of issue.');
  const meeting = await database.reader.findOneBy(Meeting, { id: input.meetingId });
  if (!meeting || !authority.mayWrite(meeting.areaId)) {
    throw fail('UNKNOWN_RECORD', { type: 'meeting', id: input.meetingId });
  }
  demand(issuedOn >= (meeting.heldOn ?? `${meeting.month}-01`), 'issuedOn lies before the meeting.');
  const { areaId } = meeting;
  return recordPaper(context, {
    act: 'requestReports',
    kind: PaperKind.REPORT_REQUEST,
    areaId,
    input,
    write: async (manager) => {
      const recordedAt = new Date().toISOString();
      const row: ReportRequest = {
        id: newId(),
        areaId,
        meetingId: meeting.id,
        issuedOn,
        dueOn: input.dueOn,
        publishedAt: input.publish ? recordedAt : null,
        recordedAt,
      };
      const areaIds = boundAreas(context, meeting, input.of);
      await changeRecords(manager, database.kind, { meeting }, async () => {
        await manager.insert(ReportRequest, row);
        await manager.insert(
          RequestedArea,
          areaIds.map((asked) => ({ requestId: row.id, areaId: asked })),
        );
      });
      await giveDueDays(manager, database.kind, row, areaIds);
      return { id: row.id };
    },
  });
}

async function giveDueDays(
  manager: EntityManager,
  kind: HubContext['database']['kind'],
  { id: requestId, meetingId, issuedOn, dueOn, publishedAt, recordedAt }: ReportRequest,
  areaIds: readonly string[],
): Promise<void> {
  const assignments = await manager.findBy(Assignment, { meetingId, areaId: In([...areaIds]) });
  const ids = assignments.map(({ id }) => id);
  await changeAssignments(manager, kind, ids, async (before) => {
    for (const { assignment } of before) {
      const change: DueChange = {
        id: newId(),
        assignmentId: assignment.id,
        from: issuedOn > assignment.assignedOn ? issuedOn : assignment.assignedOn,
        dueOn,
        dueBasis: DueBasis.REQUEST,
        reason: null,
        requestId,
        publishedAt,
        recordedAt,
      };
      await manager.insert(DueChange, change);
    }
  });
}
