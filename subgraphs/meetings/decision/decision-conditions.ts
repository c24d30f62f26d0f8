import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { hasWords, isOneOf } from '../../../lib/statistics/asked';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { Assignment, type AssignmentStatus } from '../assignment/assignment';
import { standingSeen } from '../assignment/standing-seen';
import { Meeting } from '../meeting/meeting';
import type { Decision } from './decision';
import { DecisionWords } from './decision-words';

/**
 * A condition for decisions that are shown to whoever does not see all of the area that decided: those of public
 * meetings, unless a draft report alone tells of them. They are known in the query as `row`, or as told.
 */
export function isShown(
  { authority }: HubContext,
  query: SelectQueryBuilder<ObjectLiteral>,
  decision = 'row',
): string {
  const isPublic = query
    .subQuery()
    .select('told.id')
    .from(Meeting, 'told')
    .where(`told.id = ${decision}.meetingId AND told.publishedAt IS NOT NULL`);
  const own = authority.ownAreaIds();
  const owed = query
    .subQuery()
    .select('shown.id')
    .from(Assignment, 'shown')
    .where(`shown.decisionId = ${decision}.id`);
  owed.andWhere(`(shown.published = :isTrue${own?.length ? ' OR shown.areaId IN (:...ownAreaIds)' : ''})`);
  return `(EXISTS ${isPublic.getQuery()} AND EXISTS ${owed.getQuery()})`;
}

/** What a filter says of one assignment of a decision. */
export interface AssignmentAsked {
  readonly areaIds: readonly string[] | null;
  readonly status?: readonly AssignmentStatus[] | null;
  readonly overdue?: boolean | null;
  readonly reported?: boolean | null;
  readonly dueFrom?: Day | null;
  readonly dueTo?: Day | null;
}

/** Leaves decisions, known as `row`, of which the viewer sees an assignment that is as asked for. */
export function assignmentSeen(
  context: HubContext,
  query: SelectQueryBuilder<Decision>,
  { areaIds, status, overdue, reported, dueFrom, dueTo }: AssignmentAsked,
): void {
  const sees = standingSeen(context, 'owed');
  const late = `(${sees.lateAfter} IS NOT NULL AND ${sees.lateAfter} < :today)`;
  const conditions = [
    ...(areaIds ? [isOneOf('owed.areaId', 'areaIds', areaIds)] : []),
    ...(status?.length ? [`${sees.status} IN (:...statuses)`] : []),
    ...(typeof overdue === 'boolean' ? [overdue ? late : `NOT ${late}`] : []),
    ...(typeof reported === 'boolean' ? [`${sees.reportedOn} IS ${reported ? 'NOT ' : ''}NULL`] : []),
    ...(dueFrom ? [`${sees.dueOn} >= :dueFrom`] : []),
    ...(dueTo ? [`${sees.dueOn} <= :dueTo`] : []),
  ];
  if (!conditions.length) return;
  const own = context.authority.ownAreaIds();
  const visible = own?.length ? 'owed.published = :isTrue OR owed.areaId IN (:...ownAreaIds)' : null;
  const owed = query
    .subQuery()
    .select('owed.id')
    .from(Assignment, 'owed')
    .where(`owed.decisionId = row.id AND ${sees.owed}`);
  if (own !== null) owed.andWhere(`(${visible ?? 'owed.published = :isTrue'})`);
  for (const condition of conditions) owed.andWhere(condition);
  query
    .andWhere(`EXISTS ${owed.getQuery()}`)
    .setParameters({ ...sees.parameters, today: context.today, areaIds, statuses: status, dueFrom, dueTo });
}

/** Leaves decisions, known as `row`, whose words of one kind hold all those searched for. */
export function wordsMatch(
  query: SelectQueryBuilder<Decision>,
  column: 'searchKey' | 'implementerKey',
  searched: readonly string[],
): void {
  const { condition, parameters } = hasWords(`words.${column}`, column, searched);
  const words = query
    .subQuery()
    .select('words.id')
    .from(DecisionWords, 'words')
    .where(`words.id = row.id AND ${condition}`);
  query.andWhere(`EXISTS ${words.getQuery()}`).setParameters(parameters);
}
