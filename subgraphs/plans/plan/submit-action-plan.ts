import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../lib/database/insert-all';
import { fiscalYearSpan, parseFiscalYear } from '../../../lib/bangla/fiscal-year';
import { fail } from '../../../lib/errors';
import { AS_DRAFT, NEVER_RETURNED } from '../../../lib/papers/approval';
import type { FindingInput } from '../../../lib/papers/finding';
import { implyTeam } from '../../../lib/papers/imply-team';
import { MADE_NOW, type Made } from '../../../lib/papers/made';
import { Memo, PaperKind } from '../../../lib/papers/memo';
import { recordPaper, type RecordedPaper } from '../../../lib/papers/record-paper';
import { areaIdOf, type HubContext, type KnowsAreas } from '../../../lib/subgraph/hub-context';
import { demand } from '../../../lib/writing/checks';
import { Activity } from '../activity/activity';
import { keepWords } from '../activity/activity-words';
import { Occurrence } from '../activity/occurrence';
import { count } from '../plan-rollup';
import { ActivityReport } from '../progress/activity-report';
import { ActionPlan } from './action-plan';
import { newActivity } from './new-activity';
import type { PlanDossier } from './plan-history';
import type { SubmitActionPlanInput } from './submit-action-plan.input';

/**
 * Records the action plan of an area for a fiscal year, whole, in one transaction. A paper that is on
 * record changes nothing; another plan for the same year becomes a proposed revision.
 */
export function submitActionPlan(context: HubContext, input: SubmitActionPlanInput): Promise<RecordedPaper> {
  const areaId = areaIdOf(context, input.areaCode);
  const { dossier, findings } = newPlan(context, areaId, input);
  const { plan } = dossier;
  return recordPaper(context, {
    act: 'submitActionPlan',
    kind: PaperKind.ACTION_PLAN,
    areaId,
    input,
    earlier: (manager) => memoOfSameYear(manager, plan),
    write: async (manager) => {
      await insertPlan(manager, dossier);
      await count(manager, context.database.kind, {}, { plans: [dossier] });
      const published = Boolean(input.publish);
      await implyTeam(context, manager, areaId, plan.countsFrom, PaperKind.ACTION_PLAN, published);
      return { id: plan.id, findings };
    },
  });
}

/** The plan that a paper lays down, as it is recorded; refuses one that cannot be. */
export function newPlan(
  context: KnowsAreas,
  areaId: string,
  input: SubmitActionPlanInput,
  made: Made = MADE_NOW,
): { dossier: PlanDossier; findings: FindingInput[] } {
  const fiscalYear = parseFiscalYear(input.fiscalYear);
  if (!fiscalYear) throw fail('BAD_FISCAL_YEAR', { value: input.fiscalYear.slice(0, 40) });
  demand(input.activities.length, 'A plan has at least one activity.');
  const submittedOn = input.submittedOn ?? input.memo?.issuedOn ?? null;
  const recordedAt = made.now();
  const plan: ActionPlan = {
    id: made.newId(),
    areaId,
    fiscalYear,
    title: input.title ?? null,
    submittedOn,
    countsFrom: submittedOn ?? fiscalYearSpan(fiscalYear).from,
    publishedAt: input.publish ? recordedAt : null,
    revision: 1,
    recordedAt,
    withdrawnFor: null,
    ...AS_DRAFT,
    ...NEVER_RETURNED,
    approvedAt: input.publish ? recordedAt : null,
  };
  const read = input.activities.map((activity, index) => newActivity(context, plan, index, activity, made));
  return {
    dossier: { plan, activities: read.map(({ dossier }) => dossier) },
    findings: read.flatMap(({ findings }) => findings),
  };
}

async function memoOfSameYear(
  manager: EntityManager,
  { areaId, fiscalYear }: ActionPlan,
): Promise<Memo | null> {
  const plan = await manager.findOneBy(ActionPlan, { areaId, fiscalYear });
  return plan && (await manager.findOneBy(Memo, { recordId: plan.id, kind: PaperKind.ACTION_PLAN }));
}

async function insertPlan(manager: EntityManager, { plan, activities }: PlanDossier): Promise<void> {
  await manager.insert(ActionPlan, plan);
  await insertAll(
    manager,
    Activity,
    activities.map(({ activity }) => activity),
  );
  await keepWords(
    manager,
    activities.map(({ activity }) => activity),
  );
  await insertAll(
    manager,
    Occurrence,
    activities.flatMap(({ occurrences }) => occurrences),
  );
  await insertAll(
    manager,
    ActivityReport,
    activities.flatMap(({ reports }) => reports),
  );
}
