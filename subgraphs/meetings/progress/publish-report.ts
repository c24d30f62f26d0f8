import { In, type EntityManager } from 'typeorm';
import { fail } from '../../../lib/errors';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { changeAssignments } from '../change-records';
import type { PublishDecisionReportInput } from '../meeting/publish.input';
import { DecisionReport } from './decision-report';
import { paperRevision } from './paper-revision';
import { showWithReports } from './reported-meeting';

/** Publishes all reports of one paper, and with them a meeting that is known only from reports. */
export function publishReport(context: HubContext, input: PublishDecisionReportInput): Promise<string> {
  return changePaper(context, 'publishDecisionReport', input, new Date().toISOString());
}

/** Makes all reports of one paper public from an instant on, or with null drafts again. */
export async function changePaper(
  context: HubContext,
  act: string,
  input: PublishDecisionReportInput & { revision?: number },
  publishedAt: string | null,
  also: (manager: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const { paperId, revision } = body;
  const request = { requestId, subject: authority.viewer.subject, act, input: body };
  return database.inTransaction(async (manager) => {
    // By its memo: a paper in which every cell is empty has no reports, and is a paper all the same.
    const memo = await manager.findOneBy(Memo, { recordId: paperId, kind: PaperKind.PROGRESS_REPORT });
    const areaId = memo?.areaId;
    if (!areaId || !authority.seesAll(areaId)) throw fail('UNKNOWN_RECORD', { type: 'report', id: paperId });
    authority.demandPublish(areaId);
    return onlyOnce(manager, request, async () => {
      const meeting = await meetingOfPaper(manager, paperId);
      if (!meeting) return paperId;
      await takeTurn(manager, database.kind, meeting.issuerId);
      const known = await paperRevision(manager, paperId);
      if (revision !== undefined && revision !== known) throw fail('REVISION_CONFLICT', { revision: known });
      const reports = await manager.findBy(DecisionReport, { paperId });
      const changing = reports.filter(
        (report) => report.deletedAt === null && (report.publishedAt === null) !== (publishedAt === null),
      );
      if (!changing.length) return paperId;
      const ids = changing.map(({ assignmentId }) => assignmentId);
      await changeAssignments(manager, database.kind, ids, async () => {
        const changed = { publishedAt, revision: known + 1 };
        await manager.update(DecisionReport, { id: In(changing.map(({ id }) => id)) }, changed);
      });
      await also(manager);
      await showWithReports(manager, database.kind, meeting.meetingId);
      return paperId;
    });
  });
}

/** All reports of a paper are on decisions of one meeting. */
async function meetingOfPaper(manager: EntityManager, paperId: string): Promise<Assignment | null> {
  return manager
    .createQueryBuilder(Assignment, 'row')
    .innerJoin(DecisionReport, 'report', 'report.assignmentId = row.id')
    .where('report.paperId = :paperId', { paperId })
    .limit(1)
    .getOne();
}
