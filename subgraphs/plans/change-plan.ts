import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../lib/database/database';
import { Activity } from './activity/activity';
import type { ActivityDossier } from './activity/activity-standing';
import { Occurrence } from './activity/occurrence';
import { standingShown } from './activity/standing-shown';
import { planDossiers } from './plan/plan-dossiers';
import type { PlanDossier } from './plan/plan-history';
import { count } from './plan-rollup';

/**
 * Changes what bears on a plan and counts the difference, all in the transaction of the act. `change`
 * writes the rows; what the activities then come to is read back and saved.
 */
export async function changePlan(
  manager: EntityManager,
  kind: DatabaseKind,
  planId: string,
  change: (before: PlanDossier) => Promise<void>,
): Promise<void> {
  const [before] = await planDossiers(manager, kind, [planId]);
  if (!before) throw new Error(`The plan ${planId} is gone.`);
  await change(before);
  const after = await planDossiers(manager, kind, [planId]);
  await count(manager, kind, { plans: [before] }, { plans: after });
  for (const { activities } of after) for (const dossier of activities) await saveStanding(manager, dossier);
}

/** Brings what an activity and its occurrences show of themselves in line with the reports. */
async function saveStanding(manager: EntityManager, dossier: ActivityDossier): Promise<void> {
  const { activity, occurrences } = dossier;
  const { shown, doneOn, publishedDoneOn } = standingShown(dossier);
  const moved = Object.entries(shown).some(
    ([column, value]) => activity[column as keyof typeof shown] !== value,
  );
  if (moved)
    await manager.update(Activity, { id: activity.id }, { ...shown, revision: activity.revision + 1 });
  for (const occurrence of occurrences) {
    const done = {
      doneOn: doneOn.get(occurrence.position) ?? null,
      publishedDoneOn: publishedDoneOn.get(occurrence.position) ?? null,
    };
    if (done.doneOn !== occurrence.doneOn || done.publishedDoneOn !== occurrence.publishedDoneOn) {
      await manager.update(Occurrence, { id: occurrence.id }, done);
    }
  }
}
