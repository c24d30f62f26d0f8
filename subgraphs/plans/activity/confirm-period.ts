import { fail } from '../../../lib/errors';
import { demandUnlocked } from '../../../lib/papers/approval';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { demand, demandBounds } from '../../../lib/writing/checks';
import type { ConfirmActivityPeriodInput } from '../plan/plan-acts.input';
import { changePlan } from '../change-plan';
import { Activity } from './activity';
import { DatePrecision } from './period';

/**
 * Confirms or corrects the period of an activity, so that its end counts as due, from the first day of
 * its plan on. The words of the paper stay beside it. From the approval of the plan on its office gives a
 * reason.
 */
export async function confirmPeriod(context: HubContext, input: ConfirmActivityPeriodInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const id = input.activityId;
  const request = { requestId, subject: authority.viewer.subject, act: 'confirmActivityPeriod', input: body };
  demandBounds(input);
  return database.inTransaction(async (manager) => {
    const known = await manager.findOneBy(Activity, { id });
    const areaId = known?.areaId;
    if (!areaId || !(authority.mayWrite(areaId) || authority.mayPublish(areaId)))
      throw fail('UNKNOWN_RECORD', { type: 'activity', id });
    return onlyOnce(manager, request, async () => {
      await changePlan(manager, database.kind, known.planId, async ({ plan, activities }) => {
        demandUnlocked(authority, areaId, plan, input.reason);
        const activity = activities.find((each) => each.activity.id === id)?.activity ?? known;
        const { revision } = activity;
        if (revision !== input.revision) throw fail('REVISION_CONFLICT', { revision });
        const { endsOn } = input;
        const startsOn = input.startsOn ?? activity.startsOn;
        demand(startsOn === null || startsOn <= endsOn, 'endsOn lies before startsOn; give both.');
        await manager.update(
          Activity,
          { id },
          {
            startsOn,
            startsOnPrecision: input.startsOn ? DatePrecision.DAY : activity.startsOnPrecision,
            endsOn,
            endsOnPrecision: DatePrecision.DAY,
            endsOnInDoubt: false,
            periodReason: input.reason ?? null,
            revision: revision + 1,
          },
        );
      });
      return id;
    });
  });
}
