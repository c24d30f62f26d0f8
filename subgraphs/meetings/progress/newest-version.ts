import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { fail } from '../../../lib/errors';
import { demand } from '../../../lib/writing/checks';
import { takeTurn } from '../../../lib/writing/turns';
import { Assignment } from '../assignment/assignment';
import { DecisionReport } from './decision-report';

/**
 * The report that an act is to change, with what it is about; whoever acts on the same meeting waits. Only
 * the newest version of a report is corrected or deleted, so that one alone takes the place of another.
 * Fails with REVISION_CONFLICT or BAD_INPUT.
 */
export async function newestVersion(
  manager: EntityManager,
  kind: DatabaseKind,
  { id, assignmentId }: DecisionReport,
  revision: number,
): Promise<{ report: DecisionReport; assignment: Assignment }> {
  const assignment = await manager.findOneByOrFail(Assignment, { id: assignmentId });
  await takeTurn(manager, kind, assignment.issuerId);
  // Read again: whoever had the turn before may have changed it.
  const report = await manager.findOneByOrFail(DecisionReport, { id });
  if (report.revision !== revision) throw fail('REVISION_CONFLICT', { revision: report.revision });
  demand(report.deletedAt === null, 'The report has been deleted.');
  const versions = await manager.findBy(DecisionReport, { supersedesId: id });
  const correction = versions.find(({ deletedAt }) => deletedAt === null);
  demand(!correction, `The report has been corrected by ${correction?.id ?? ''}; change that one.`);
  return { report, assignment };
}
