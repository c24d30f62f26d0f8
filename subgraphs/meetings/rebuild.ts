import { In, type EntityManager } from 'typeorm';
import type { Database, DatabaseKind } from '../../lib/database/database';
import { compareKept, type Compared, type Kept, type Tell } from '../../lib/rollup/rebuild';
import type { RollupPart } from '../../lib/rollup/rollup';
import { Assignment } from './assignment/assignment';
import { AssignmentState, assignmentStates } from './assignment/assignment-state';
import { dossiersOf } from './assignment/dossiers';
import { decisionRollup, deltasBetween, type Counted } from './decision-rollup';
import { Meeting } from './meeting/meeting';
import { askedReports } from './request/asked-report';

/** Compares all that is kept of meetings and decisions with what the records come to. */
export function checkDecisions(database: Database, tell: Tell): Promise<Compared> {
  return compareKept(database, KEPT, tell);
}

/** Puts right all that is kept of meetings and decisions, and tells what was wrong. */
export function rebuildDecisions(database: Database, tell: Tell): Promise<Compared> {
  return compareKept(database, KEPT, tell, true);
}

const KEPT: Kept<AssignmentState> = {
  rollup: decisionRollup,
  entity: AssignmentState,
  more: ['dueBy', 'dueBasis', 'verification'],
  issuers: ['SELECT fiscal_year, area_id AS issuer_id FROM meetings'],
  countAnew: async (manager, kind, part) => {
    const records = await recordsOf(manager, kind, part);
    return {
      deltas: deltasBetween({}, records),
      states: (records.dossiers ?? []).flatMap(assignmentStates),
    };
  },
};

async function recordsOf(
  manager: EntityManager,
  kind: DatabaseKind,
  { fiscalYear, issuerIds }: RollupPart,
): Promise<Counted> {
  const meetings = await manager.findBy(Meeting, { fiscalYear, areaId: In([...issuerIds]) });
  const assignments = await manager.find(Assignment, {
    where: { fiscalYear, issuerId: In([...issuerIds]) },
    select: { id: true },
  });
  const assignmentIds = assignments.map(({ id }) => id);
  const meetingIds = meetings.map(({ id }) => id);
  return {
    meetings,
    dossiers: await dossiersOf(manager, kind, assignmentIds),
    asked: await askedReports(manager, meetingIds),
  };
}
