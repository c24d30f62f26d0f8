import { v7 as newId } from 'uuid';
import type { FiscalYear } from '../../../lib/bangla/fiscal-year';
import { itemNumberKey } from '../../../lib/papers/item-number-key';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { PaperKind } from '../../../lib/papers/memo';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { areaIdOf, type HubContext, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demand, demandPast } from '../../../lib/writing/checks';
import type { ActivityDossier } from '../activity/activity-standing';
import { ActionPlan } from '../plan/action-plan';
import { demandFiscalYear } from '../plan/action-plan-list';
import type { PlanDossier } from '../plan/plan-history';
import { changePlan } from '../change-plan';
import { ActivityReport } from './activity-report';
import type { ActivityProgressInput, ReportActivityProgressInput } from './report-progress.input';
import { reportRow } from './report-row';

/**
 * Records what an area reports on the activities of its plan, whole, in one transaction. A paper that is
 * on record changes nothing; another version of it becomes a proposed revision.
 */
export function reportActivityProgress(
  context: HubContext,
  input: ReportActivityProgressInput,
): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const { fiscalYear, reportedOn } = demandPlanReport(context, input);
  return recordPaper(context, {
    act: 'reportActivityProgress',
    kind: PaperKind.PROGRESS_REPORT,
    areaId,
    input,
    write: async (manager) => {
      const plan = await manager.findOneBy(ActionPlan, { areaId, fiscalYear });
      demand(plan, `No action plan of ${input.areaCode} for ${fiscalYear} is on record; submit it first.`);
      const id = newId();
      await changePlan(manager, context.database.kind, plan.id, async (before) => {
        await manager.insert(ActivityReport, reportRows(before, id, reportedOn, input));
      });
      return { id };
    },
  });
}

/** Refuses a report that cannot be; gives the year of the plan it is on, and the day for which it speaks. */
export function demandPlanReport(
  context: KnowsAreas,
  input: ReportActivityProgressInput,
): { fiscalYear: FiscalYear; reportedOn: Day } {
  const fiscalYear = demandFiscalYear(input.fiscalYear);
  const reportedOn = input.reportedOn ?? input.memo?.issuedOn;
  demand(reportedOn, 'Give reportedOn, or the day of the memo.');
  demandPast(reportedOn, context.today, 'reportedOn');
  demand(input.items.length, 'A report speaks of at least one activity.');
  return { fiscalYear, reportedOn };
}

/** What a paper reports on a plan, as it is recorded; refuses what the plan does not have. */
export function reportRows(
  { activities }: PlanDossier,
  paperId: string,
  reportedOn: Day,
  { items, publish }: ReportActivityProgressInput,
  made: Made = MADE_NOW,
): ActivityReport[] {
  const rows = items.map((item, index) => {
    const path = `items[${index}]`;
    const { activity, occurrences } = activityMeant(activities, item, path);
    const about = {
      activity,
      occurrences: occurrences.length,
      paperId,
      reportedOn,
      publish: publish ?? false,
      path,
    };
    return reportRow(about, item, made);
  });
  const ids = new Set(rows.map(({ activityId }) => activityId));
  demand(ids.size === rows.length, 'Two items report on the same activity; give each once.');
  return rows;
}

function activityMeant(
  activities: readonly ActivityDossier[],
  { activityId, number }: ActivityProgressInput,
  path: string,
): ActivityDossier {
  const numberKey = itemNumberKey(number);
  demand(activityId || numberKey !== null, `${path} names no activity: give activityId or number.`);
  const meant = activities.filter(({ activity }) =>
    activityId ? activity.id === activityId : activity.numberKey === numberKey,
  );
  const [only] = meant;
  demand(only, `${path}: the plan has no activity ${number ?? activityId ?? ''}.`);
  demand(meant.length === 1, `${path}: the plan has several activities ${number ?? ''}; give activityId.`);
  return only;
}
