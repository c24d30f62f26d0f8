import {
  Arg,
  Args,
  Ctx,
  Directive,
  FieldResolver,
  Float,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { GraphQLDay } from '../../../lib/graphql/day-scalar';
import { rowById } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage, keysetPages } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { Area, areaRef } from '../area/area';
import { Decision } from '../decision/decision';
import { DueBasis } from '../decision/due-basis';
import { visibleDecision } from '../decision/visible-decision';
import { MoveDueDayInput } from '../decision/decision-acts.input';
import { type DecisionReport } from '../progress/decision-report';
import { DecisionReportConnection, reportList } from '../progress/report-list';
import { Assignment, AssignmentStatus } from './assignment';
import { StatusBasis } from '../../../lib/papers/status-basis';
import { AssignmentConnection, AssignmentFilter, assignmentList, AssignmentOrder } from './assignment-list';
import { moveDueDay } from './move-due-day';

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Query(() => Assignment, {
    nullable: true,
    description: 'An assignment by its id; null where there is none to be seen.',
  })
  assignment(
    @Arg('id', () => ID, { description: 'The id of the assignment.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Assignment | null> {
    return visibleAssignment(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => AssignmentConnection, {
    nullable: true,
    description: 'The assignments of all areas, or of some.',
  })
  assignments(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AssignmentFilter, { nullable: true, description: 'Which of them.' })
    filter: AssignmentFilter | null,
    @Arg('orderBy', () => AssignmentOrder, {
      defaultValue: AssignmentOrder.OLDEST_FIRST,
      description: 'In which order.',
    })
    orderBy: AssignmentOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<Assignment>> {
    return keysetPage(context.database.reader, assignmentList(context, page, filter, orderBy));
  }

  @Mutation(() => Assignment, { description: 'Gives an assignment another due day, or takes it away.' })
  async moveDueDay(
    @Arg('input', () => MoveDueDayInput, { description: 'Which assignment, and which day.' })
    input: MoveDueDayInput,
    @Ctx() context: HubContext,
  ): Promise<Assignment | null> {
    return visibleAssignment(context, await moveDueDay(context, input));
  }

  @FieldResolver(() => Decision, { nullable: true, description: 'The decision to be carried out.' })
  decision(@Root() { decisionId }: Assignment, @Ctx() context: HubContext): Promise<Decision | null> {
    return visibleDecision(context, decisionId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that owes it.' })
  area(@Root() { areaId }: Assignment, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose meeting decided it.' })
  issuedBy(@Root() { issuerId }: Assignment, @Ctx() context: HubContext): Area | null {
    return areaRef(context, issuerId);
  }

  @FieldResolver(() => AssignmentStatus)
  status(@Root() row: Assignment, @Ctx() context: HubContext): AssignmentStatus {
    return seesAll(row, context) ? row.status : row.publishedStatus;
  }

  @FieldResolver(() => StatusBasis, { nullable: true })
  statusBasis(@Root() row: Assignment, @Ctx() context: HubContext): StatusBasis | null {
    return seesAll(row, context) ? row.statusBasis : row.publishedStatusBasis;
  }

  @FieldResolver(() => Float, { nullable: true })
  progress(@Root() row: Assignment, @Ctx() context: HubContext): number | null {
    return seesAll(row, context) ? row.progress : row.publishedProgress;
  }

  @FieldResolver(() => GraphQLDay, { nullable: true })
  reportedOn(@Root() row: Assignment, @Ctx() context: HubContext): Day | null {
    return seesAll(row, context) ? row.reportedOn : row.publishedReportedOn;
  }

  @FieldResolver(() => GraphQLDay, { nullable: true })
  dueOn(@Root() row: Assignment, @Ctx() context: HubContext): Day | null {
    return seesAll(row, context) ? row.dueOn : row.publishedDueOn;
  }

  @FieldResolver(() => DueBasis, { nullable: true })
  dueBasis(@Root() row: Assignment, @Ctx() context: HubContext): DueBasis | null {
    return seesAll(row, context) ? row.dueBasis : row.publishedDueBasis;
  }

  /** It counts drafts too. */
  @FieldResolver(() => Int)
  revision(@Root() row: Assignment, @Ctx() context: HubContext): number {
    const maySee = seesAll(row, context) || context.authority.mayWrite(row.issuerId);
    return maySee ? row.revision : 0;
  }

  @FieldResolver(() => Int, { description: 'How many days it is overdue today; 0 where it is not.' })
  daysOverdue(@Root() row: Assignment, @Ctx() context: HubContext): number {
    const lateAfter = seesAll(row, context) ? row.lateAfter : row.publishedLateAfter;
    if (!lateAfter || lateAfter >= context.today) return 0;
    return (Date.parse(context.today) - Date.parse(lateAfter)) / 86_400_000;
  }

  @Directive(LIST_SIZE)
  @FieldResolver(() => DecisionReportConnection, {
    nullable: true,
    description: 'What was reported on it, newest first.',
  })
  reports(
    @Root() { id }: Assignment,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: HubContext,
  ): Promise<Connection<DecisionReport>> {
    const loader = context.loaders.for('reports by assignment', page, (ids) =>
      keysetPages(context.database.reader, reportList(context, page), 'assignmentId', ids),
    );
    return loader.load(id);
  }
}

/** An assignment by its id, to those who may see it. */
export async function visibleAssignment(context: HubContext, id: string): Promise<Assignment | null> {
  const row = await rowById(context, Assignment, id);
  return row && (row.published || seesAll(row, context)) ? row : null;
}

function seesAll({ areaId }: Assignment, { authority }: HubContext): boolean {
  return authority.seesAll(areaId);
}
