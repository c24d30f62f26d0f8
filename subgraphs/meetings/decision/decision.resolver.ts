import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { LIST_SIZE, READ_COST, type Connection } from '../../../lib/pagination/connection';
import { keysetPage, keysetPages } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Assignment } from '../assignment/assignment';
import {
  AssignmentConnection,
  AssignmentFilter,
  assignmentList,
  AssignmentOrder,
} from '../assignment/assignment-list';
import { AgendaItem } from '../meeting/agenda-item';
import { Meeting } from '../meeting/meeting';
import { visibleItem } from '../meeting/visible-agenda';
import { visibleMeeting } from '../meeting/visible-meeting';
import { assignDecision } from './assign-decision';
import { CarryOver } from './carry-over';
import { Decision } from './decision';
import { AssignDecisionInput } from './decision-acts.input';
import { DecisionConnection, DecisionFilter, decisionList, DecisionOrder } from './decision-list';
import { visibleDecision } from './visible-decision';

@Resolver(() => Decision)
export class DecisionResolver {
  @Query(() => Decision, {
    nullable: true,
    description: 'A decision by its id; null where there is none to be seen.',
  })
  decision(
    @Arg('id', () => ID, { description: 'The id of the decision.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Decision | null> {
    return visibleDecision(context, id);
  }

  @Directive(LIST_SIZE)
  @Directive(READ_COST)
  @Query(() => DecisionConnection, {
    nullable: true,
    description: 'The decisions (সিদ্ধান্ত) of all meetings, or some of them; the newest first unless told.',
  })
  decisions(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => DecisionFilter, { nullable: true, description: 'Which of them.' })
    filter: DecisionFilter | null,
    @Arg('orderBy', () => DecisionOrder, { nullable: true, description: 'In which order.' })
    orderBy: DecisionOrder | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<Decision>> {
    const list = decisionList(context, page, filter ?? new DecisionFilter(), orderBy);
    return keysetPage(context.database.reader, list);
  }

  @Mutation(() => Decision, { description: 'Binds further areas to a decision on record.' })
  async assignDecision(
    @Arg('input', () => AssignDecisionInput, { description: 'Which decision, and whom.' })
    input: AssignDecisionInput,
    @Ctx() context: HubContext,
  ): Promise<Decision | null> {
    return visibleDecision(context, await assignDecision(context, input));
  }

  @FieldResolver(() => Meeting, { nullable: true, description: 'The meeting that decided it.' })
  meeting(@Root() { meetingId }: Decision, @Ctx() context: HubContext): Promise<Meeting | null> {
    return visibleMeeting(context, meetingId);
  }

  @FieldResolver(() => AgendaItem, { nullable: true, description: 'The topic it was decided on.' })
  agendaItem(
    @Root() { agendaItemId }: Decision,
    @Ctx() context: HubContext,
  ): Promise<AgendaItem | null> | null {
    return agendaItemId === null ? null : visibleItem(context, agendaItemId);
  }

  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'The decision of a higher meeting that it passes down.',
  })
  derivedFrom(
    @Root() { derivedFromId }: Decision,
    @Ctx() context: HubContext,
  ): Promise<Decision | null> | null {
    return derivedFromId === null ? null : visibleDecision(context, derivedFromId);
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => AssignmentConnection, {
    nullable: true,
    description: 'The areas that owe it, and how far each has come.',
  })
  assignments(
    @Root() { id }: Decision,
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AssignmentFilter, { nullable: true, description: 'Which of them.' })
    filter: AssignmentFilter | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<Assignment>> {
    const loader = context.loaders.for('assignments by decision', { page, filter }, (decisionIds) => {
      const list = assignmentList(context, page, filter, AssignmentOrder.OLDEST_FIRST);
      return keysetPages(context.database.reader, list, 'decisionId', decisionIds);
    });
    return loader.load(id);
  }
}

@Resolver(() => CarryOver)
export class CarryOverResolver {
  @FieldResolver(() => Decision, {
    nullable: true,
    description: 'The earlier decision; its assignments go on.',
  })
  decision(@Root() { decisionId }: CarryOver, @Ctx() context: HubContext): Promise<Decision | null> {
    return visibleDecision(context, decisionId);
  }
}
