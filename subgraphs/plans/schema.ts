import type { GraphQLSchema } from 'graphql';
import { AuditEntryResolver } from '../../lib/audit/audit-entry';
import { FindingResolver } from '../../lib/papers/finding';
import { buildSubgraph } from '../../lib/subgraph/build-schema';
import type { HubContext } from '../../lib/subgraph/hub-context';
import { Activity } from './activity/activity';
import { ActivityResolver, OccurrenceResolver } from './activity/activity.resolver';
import { AreaLateResolver, LateActivityResolver } from './activity/late-activity.resolver';
import { visibleActivity } from './activity/visible-activity';
import { AnnualReport } from './annual-report/annual-report';
import { ApproveAnnualReportResolver } from './annual-report/approve-annual-report.resolver';
import { AnnualReportResolver, visibleAnnualReport } from './annual-report/annual-report.resolver';
import { PlansAuditResolver } from './audit/audit.resolver';
import { Area, findArea } from './area/area';
import { AreaResolver } from './area/area.resolver';
import { PlanProgressResolver } from './area/plan-progress.resolver';
import { Team } from './area/team';
import { TeamResolver } from './area/team.resolver';
import { ActionPlan } from './plan/action-plan';
import { ActionPlanResolver } from './plan/action-plan.resolver';
import { ApproveActionPlanResolver } from './plan/approve-action-plan.resolver';
import { visiblePlan } from './plan/visible-plan';
import { ReportChangesResolver } from './progress/report-changes.resolver';
import { ActivityReportResolver } from './progress/report.resolver';
import { VerifyReportResolver } from './progress/verify-report.resolver';
import { PLANS_REST_ON } from './rests-on';
import { ActivityStatisticsResolver } from './statistics/activity-statistics.resolver';

type ById = { readonly id: string };

/** The schema of the plans subgraph. */
export function buildPlansSchema(): Promise<GraphQLSchema> {
  return buildSubgraph<HubContext>(
    [
      AreaResolver,
      AreaLateResolver,
      LateActivityResolver,
      PlanProgressResolver,
      TeamResolver,
      ActionPlanResolver,
      ApproveActionPlanResolver,
      ActivityResolver,
      OccurrenceResolver,
      ActivityReportResolver,
      ReportChangesResolver,
      VerifyReportResolver,
      ActivityStatisticsResolver,
      AnnualReportResolver,
      ApproveAnnualReportResolver,
      FindingResolver,
      AuditEntryResolver,
      PlansAuditResolver,
    ],
    new Map<new () => object, (key: never, context: HubContext) => unknown>([
      [Area, findArea],
      [Team, ({ id }: ById) => ({ id })],
      [ActionPlan, ({ id }: ById, context) => visiblePlan(context, id)],
      [Activity, ({ id }: ById, context) => visibleActivity(context, id)],
      [AnnualReport, ({ id }: ById, context) => visibleAnnualReport(context, id)],
    ]),
    PLANS_REST_ON,
  );
}
