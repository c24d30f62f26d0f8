import { In, type EntityManager } from 'typeorm';
import type { Database, DatabaseKind } from '../../lib/database/database';
import { compareKept, type Compared, type Kept, type Tell } from '../../lib/rollup/rebuild';
import type { RollupPart } from '../../lib/rollup/rollup';
import { ActivityState } from './activity/activity-state';
import { AnnualReport } from './annual-report/annual-report';
import { ActionPlan } from './plan/action-plan';
import { planDossiers } from './plan/plan-dossiers';
import { deltasBetween, planRollup, statesIn, type Counted } from './plan-rollup';

/** Compares all that is kept of plans with what the records come to. */
export function checkPlans(database: Database, tell: Tell): Promise<Compared> {
  return compareKept(database, KEPT, tell);
}

/** Puts right all that is kept of plans, and tells what was wrong. */
export function rebuildPlans(database: Database, tell: Tell): Promise<Compared> {
  return compareKept(database, KEPT, tell, true);
}

const KEPT: Kept<ActivityState> = {
  rollup: planRollup,
  entity: ActivityState,
  more: ['endsOn', 'verification'],
  issuers: ['action_plans', 'annual_reports'].map(
    (table) => `SELECT fiscal_year, area_id AS issuer_id FROM ${table}`,
  ),
  countAnew: async (manager, kind, part) => {
    const records = await recordsOf(manager, kind, part);
    return { deltas: deltasBetween({}, records), states: [...statesIn(records).values()].flat() };
  },
};

async function recordsOf(
  manager: EntityManager,
  kind: DatabaseKind,
  { fiscalYear, issuerIds }: RollupPart,
): Promise<Counted> {
  const where = { fiscalYear, areaId: In([...issuerIds]) };
  const plans = await manager.find(ActionPlan, { where, select: { id: true } });
  const reports = manager
    .createQueryBuilder(AnnualReport, 'row')
    .where('row.fiscalYear = :fiscalYear AND row.areaId IN (:...issuerIds)', { fiscalYear, issuerIds });
  if (kind === 'mysql') reports.setLock('pessimistic_write');
  const planIds = plans.map(({ id }) => id);
  return { plans: await planDossiers(manager, kind, planIds), annualReports: await reports.getMany() };
}
