import type { GraphQLSchema } from 'graphql';
import { AuditEntryResolver } from '../../lib/audit/audit-entry';
import { FindingResolver } from '../../lib/papers/finding';
import { buildSubgraph } from '../../lib/subgraph/build-schema';
import type { HubContext } from '../../lib/subgraph/hub-context';
import { MeetingsAuditResolver } from './audit/audit.resolver';
import { Area, findArea } from './area/area';
import { AreaResolver } from './area/area.resolver';
import { DecisionProgressResolver } from './area/decision-progress.resolver';
import { Team } from './area/team';
import { TeamResolver } from './area/team.resolver';
import { Assignment } from './assignment/assignment';
import { AssignmentResolver, visibleAssignment } from './assignment/assignment.resolver';
import { LateAssignmentResolver } from './assignment/late-assignment.resolver';
import { Decision } from './decision/decision';
import { CarryOverResolver, DecisionResolver } from './decision/decision.resolver';
import { visibleDecision } from './decision/visible-decision';
import { AgendaItemResolver } from './meeting/agenda-item.resolver';
import { ApproveMeetingResolver } from './meeting/approve-meeting.resolver';
import { Meeting } from './meeting/meeting';
import { MeetingResolver } from './meeting/meeting.resolver';
import { visibleMeeting } from './meeting/visible-meeting';
import { DecisionReportResolver } from './progress/report.resolver';
import { VerifyReportResolver } from './progress/verify-report.resolver';
import { ReportRequestResolver } from './request/report-request.resolver';
import { MEETINGS_REST_ON } from './rests-on';
import { DecisionStatisticsResolver } from './statistics/decision-statistics.resolver';

type ById = { readonly id: string };

/** The schema of the meetings subgraph. */
export function buildMeetingsSchema(): Promise<GraphQLSchema> {
  return buildSubgraph<HubContext>(
    [
      AreaResolver,
      DecisionProgressResolver,
      TeamResolver,
      MeetingResolver,
      ApproveMeetingResolver,
      AgendaItemResolver,
      DecisionResolver,
      CarryOverResolver,
      AssignmentResolver,
      LateAssignmentResolver,
      DecisionReportResolver,
      VerifyReportResolver,
      ReportRequestResolver,
      DecisionStatisticsResolver,
      FindingResolver,
      AuditEntryResolver,
      MeetingsAuditResolver,
    ],
    new Map<new () => object, (key: never, context: HubContext) => unknown>([
      [Area, findArea],
      [Team, ({ id }: ById) => ({ id })],
      [Meeting, ({ id }: ById, context) => visibleMeeting(context, id)],
      [Decision, ({ id }: ById, context) => visibleDecision(context, id)],
      [Assignment, ({ id }: ById, context) => visibleAssignment(context, id)],
    ]),
    MEETINGS_REST_ON,
  );
}
