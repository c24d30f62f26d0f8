import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import { groupByKey } from '../../../lib/loaders/group-by-key';
import { Activity } from '../activity/activity';
import { Occurrence } from '../activity/occurrence';
import { ActivityReport } from '../progress/activity-report';
import { ActionPlan } from './action-plan';
import type { PlanDossier } from './plan-history';

/** Reads all that bears on some plans, locking the plans until the transaction ends. */
export async function planDossiers(
  manager: EntityManager,
  kind: DatabaseKind,
  planIds: readonly string[],
): Promise<PlanDossier[]> {
  if (!planIds.length) return [];
  const query = manager.createQueryBuilder(ActionPlan, 'row').where('row.id IN (:...planIds)', { planIds });
  if (kind === 'mysql') query.setLock('pessimistic_write');
  const plans = await query.orderBy('row.id').getMany();
  const ids = plans.map(({ id }) => id);
  const activities = await rowsOf(manager, Activity, ids, 'position');
  const occurrences = await rowsOf(manager, Occurrence, ids, 'position');
  const reports = await rowsOf(manager, ActivityReport, ids, 'id');
  const activityIds = activities.map(({ id }) => id);
  const stepsOf = groupByKey(activityIds, occurrences, ({ activityId }) => activityId);
  const reportsOf = groupByKey(activityIds, reports, ({ activityId }) => activityId);
  const dossiers = activities.map((activity, index) => ({
    activity,
    occurrences: stepsOf[index] ?? [],
    reports: reportsOf[index] ?? [],
  }));
  const byPlan = groupByKey(ids, dossiers, ({ activity }) => activity.planId);
  return plans.map((plan, index) => ({ plan, activities: byPlan[index] ?? [] }));
}

function rowsOf<Row extends { planId: string }>(
  manager: EntityManager,
  entity: new () => Row,
  planIds: readonly string[],
  order: keyof Row & string,
): Promise<Row[]> {
  if (!planIds.length) return Promise.resolve([]);
  return manager
    .createQueryBuilder(entity, 'row')
    .where('row.planId IN (:...planIds)', { planIds })
    .orderBy(`row.${order}`)
    .getMany();
}
