import { Arg, Args, Ctx, Directive, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Activity } from '../activity/activity';
import { Area, areaRef } from '../area/area';
import { Team, teamRef } from '../area/team';
import { ActionPlan } from './action-plan';
import { ActionPlanConnection, ActionPlanFilter, actionPlanList, ActionPlanOrder } from './action-plan-list';
import { PublishActionPlanInput, WithdrawActionPlanInput } from './plan-acts.input';
import { publishActionPlan } from './publish-action-plan';
import { submitActionPlan } from './submit-action-plan';
import { SubmitActionPlanInput } from './submit-action-plan.input';
import { SubmitActionPlanPayload } from './submit-action-plan.payload';
import { visiblePlan } from './visible-plan';
import { withdrawActionPlan } from './withdraw-action-plan';

@Resolver(() => ActionPlan)
export class ActionPlanResolver {
  @Query(() => ActionPlan, {
    nullable: true,
    description: 'A plan by its id; null where there is none to be seen.',
  })
  actionPlan(
    @Arg('id', () => ID, { description: 'The id of the plan.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => ActionPlanConnection, {
    nullable: true,
    description: 'The action plans (কর্মপরিকল্পনা) of all areas, or of some.',
  })
  actionPlans(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => ActionPlanFilter, { nullable: true, description: 'Which of them.' })
    filter: ActionPlanFilter | null,
    @Arg('orderBy', () => ActionPlanOrder, {
      defaultValue: ActionPlanOrder.NEWEST_FIRST,
      description: 'In which order.',
    })
    orderBy: ActionPlanOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<ActionPlan>> {
    return keysetPage(context.database.reader, actionPlanList(context, page, filter, orderBy));
  }

  @Mutation(() => SubmitActionPlanPayload, {
    description:
      'Records the action plan of an area for a year, whole. The same paper again changes nothing.',
  })
  async submitActionPlan(
    @Arg('input', () => SubmitActionPlanInput, { description: 'The plan.' }) input: SubmitActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<SubmitActionPlanPayload> {
    const { id, outcome } = await submitActionPlan(context, input);
    return { outcome, actionPlan: await visiblePlan(context, id) };
  }

  @Mutation(() => ActionPlan, {
    nullable: true,
    description: 'Publishes an action plan with its activities, at once or from a day on; that approves it.',
  })
  async publishActionPlan(
    @Arg('input', () => PublishActionPlanInput, { description: 'Which plan.' }) input: PublishActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, await publishActionPlan(context, input));
  }

  @Mutation(() => ActionPlan, {
    nullable: true,
    description: 'Makes an action plan that is public, or waits for its day, a draft again, with a reason.',
  })
  async withdrawActionPlan(
    @Arg('input', () => WithdrawActionPlanInput, { description: 'Which plan, and why.' })
    input: WithdrawActionPlanInput,
    @Ctx() context: HubContext,
  ): Promise<ActionPlan | null> {
    return visiblePlan(context, await withdrawActionPlan(context, input));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was last withdrawn from the public; to those who may see all of its area.',
  })
  withdrawnFor(
    @Root() { areaId, withdrawnFor }: ActionPlan,
    @Ctx() { authority }: HubContext,
  ): string | null {
    return authority.seesAll(areaId) ? withdrawnFor : null;
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose plan it is.' })
  area(@Root() { areaId }: ActionPlan, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Team, {
    nullable: true,
    description: 'The team that the area had on the day it was submitted.',
  })
  team(@Root() { areaId, countsFrom }: ActionPlan, @Ctx() context: HubContext): Team | null {
    return teamRef(context, areaId, countsFrom);
  }

  @Directive('@listSize(assumedSize: 50)')
  @FieldResolver(() => [Activity], { description: 'Its activities in order, at most 500.' })
  activities(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<Activity[]> {
    return rowsByOwner(context, Activity, 'planId', id, ['position']);
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The paper it came with.' })
  memo(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where it can be had as a page to print, as a path on this hub; the same with .docx and .txt. Null where its area is not known.',
  })
  paperUrl(@Root() { areaId, fiscalYear }: ActionPlan, @Ctx() context: HubContext): string | null {
    const code = context.directory.codeOf(areaId, context.today);
    return code === null ? null : `/papers/plans/${code}/${fiscalYear}.html`;
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Finding], { description: 'What was odd about the paper, at most 500.' })
  findings(@Root() { id }: ActionPlan, @Ctx() context: HubContext): Promise<Finding[]> {
    return findingsOf(context, id);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description: 'Other plans given for the same year, at most 500; to those who may see all of its area.',
  })
  proposedRevisions(
    @Root() { id, areaId }: ActionPlan,
    @Ctx() context: HubContext,
  ): Promise<ProposedRevision[]> {
    return proposalsOf(context, id, areaId);
  }
}
