import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { groupByKey } from '../../../lib/loaders/group-by-key';
import type { Basis } from '../../../lib/rollup/history';
import { Decision } from '../decision/decision';
import { KnownFrom, Meeting } from '../meeting/meeting';
import { DecisionReport } from '../progress/decision-report';
import { Assignment } from './assignment';
import { NOT_COVERED, type Cover, type Dossier } from './assignment-history';
import { DueChange } from './due-change';

/** Reads all that bears on some assignments, locking them until the transaction ends. */
export async function dossiersOf(
  manager: EntityManager,
  kind: DatabaseKind,
  assignmentIds: readonly string[],
): Promise<Dossier[]> {
  const ids = [...new Set(assignmentIds)].sort();
  const dossiers: Dossier[] = [];
  for (let start = 0; start < ids.length; start += 1000) {
    dossiers.push(...(await pageOfDossiers(manager, kind, ids.slice(start, start + 1000))));
  }
  return dossiers;
}

/** The assignments of the decisions that were passed down from some decisions. */
export async function passedDownFrom(
  manager: EntityManager,
  decisionIds: readonly string[],
): Promise<string[]> {
  if (!decisionIds.length) return [];
  const rows: { id: string }[] = await manager
    .createQueryBuilder(Decision, 'decision')
    .innerJoin(Assignment, 'assignment', 'assignment.decisionId = decision.id')
    .where('decision.derivedFromId IN (:...decisionIds)', { decisionIds: [...new Set(decisionIds)] })
    .select('assignment.id', 'id')
    .getRawMany();
  return rows.map(({ id }) => id);
}

async function pageOfDossiers(manager: EntityManager, kind: DatabaseKind, ids: string[]): Promise<Dossier[]> {
  const query = manager.createQueryBuilder(Assignment, 'row').where('row.id IN (:...ids)', { ids });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  const assignments = await query.orderBy('row.id').getMany();
  const dues = await manager
    .createQueryBuilder(DueChange, 'row')
    .where('row.assignmentId IN (:...ids)', { ids })
    .getMany();
  const reports = await manager
    .createQueryBuilder(DecisionReport, 'row')
    .where('row.assignmentId IN (:...ids)', { ids })
    .getMany();
  const decisions = await decisionsOf(manager, assignments);
  const coverOf = await covers(manager, assignments, decisions);
  const found = assignments.map(({ id }) => id);
  const duesOf = groupByKey(found, dues, ({ assignmentId }) => assignmentId);
  const reportsOf = groupByKey(found, reports, ({ assignmentId }) => assignmentId);
  return assignments.map((assignment, index) => {
    const decision = decisions.get(assignment.decisionId);
    return {
      assignment,
      kind: decision?.kind as Dossier['kind'],
      askedEvery: decision?.askedEvery ?? null,
      derivedFromId: decision?.derivedFromId ?? null,
      meetingPublished: Boolean(decision?.published),
      cover: coverOf(assignment),
      dues: duesOf[index] ?? [],
      reports: reportsOf[index] ?? [],
    };
  });
}

interface AboutDecision {
  readonly id: string;
  readonly kind: string;
  readonly askedEvery: Dossier['askedEvery'];
  readonly derivedFromId: string | null;
  readonly published: string | null;
}

async function decisionsOf(
  manager: EntityManager,
  assignments: readonly Assignment[],
): Promise<ReadonlyMap<string, AboutDecision>> {
  if (!assignments.length) return new Map();
  const rows: AboutDecision[] = await manager
    .createQueryBuilder(Decision, 'decision')
    .innerJoin(Meeting, 'meeting', 'meeting.id = decision.meetingId')
    .where('decision.id IN (:...ids)', { ids: [...new Set(assignments.map((row) => row.decisionId))] })
    .select(['decision.id AS id', 'decision.kind AS kind', 'meeting.publishedAt AS published'])
    .addSelect('decision.askedEvery', 'askedEvery')
    .addSelect('decision.derivedFromId', 'derivedFromId')
    .getRawMany();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * Who counts passed-down work already: the assignment of the decision it comes from that binds the same
 * area, or else the area that passed it down, in the same fiscal year. For the public only a public one.
 */
async function covers(
  manager: EntityManager,
  assignments: readonly Assignment[],
  decisions: ReadonlyMap<string, AboutDecision>,
): Promise<(assignment: Assignment) => Dossier['cover']> {
  const from = [...new Set([...decisions.values()].flatMap(({ derivedFromId }) => derivedFromId ?? []))];
  if (!from.length) return () => NOT_COVERED;
  const areaIds = [...new Set(assignments.flatMap(({ areaId, issuerId }) => [areaId, issuerId]))];
  const above = await manager
    .createQueryBuilder(Assignment, 'row')
    .where('row.decisionId IN (:...from) AND row.areaId IN (:...areaIds)', { from, areaIds })
    .getMany();
  return ({ decisionId, areaId, issuerId, fiscalYear }) => {
    const sourceId = decisions.get(decisionId)?.derivedFromId;
    const same = above.filter((row) => row.decisionId === sourceId && row.fiscalYear === fiscalYear);
    const coverOn = (basis: Basis): Cover | null => {
      const counted = same.filter((row) => (basis === 'ALL' ? isOwed(row) : row.published));
      const by = [areaId, issuerId].flatMap((id) => counted.find((row) => row.areaId === id) ?? [])[0];
      return by ? { areaId: by.areaId, from: by.assignedOn } : null;
    };
    return { ALL: coverOn('ALL'), PUBLISHED: coverOn('PUBLISHED') };
  };
}

/** What is known only from reports is owed as long as one of them stands. */
function isOwed({ knownFrom, reportedOn }: Assignment): boolean {
  return knownFrom === KnownFrom.MINUTES || reportedOn !== null;
}
