import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { rowById, rowsByOwner } from '../../../lib/loaders/rows-by-id';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { DecisionReport } from '../progress/decision-report';
import { Assignment } from './assignment';
import { reportsThatCount } from './assignment-history';
import { LateAssignment } from './late-list';

@Resolver(() => LateAssignment)
export class LateAssignmentResolver {
  @FieldResolver(() => Assignment, { nullable: true, description: 'The assignment, as it is now.' })
  assignment(
    @Root() { assignmentId }: LateAssignment,
    @Ctx() context: HubContext,
  ): Promise<Assignment | null> {
    return rowById(context, Assignment, assignmentId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that owes it.' })
  area(@Root() { areaId }: LateAssignment, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => DecisionReport, {
    nullable: true,
    description: 'The last report on it by that day; null where there is none.',
  })
  async lastReport(
    @Root() { assignmentId, asOf, basis }: LateAssignment,
    @Ctx() context: HubContext,
  ): Promise<DecisionReport | null> {
    const reports = await rowsByOwner(context, DecisionReport, 'assignmentId', assignmentId, []);
    const until = reportsThatCount({ reports }, basis).filter(({ reportedOn }) => reportedOn <= asOf);
    return until.at(-1) ?? null;
  }
}
