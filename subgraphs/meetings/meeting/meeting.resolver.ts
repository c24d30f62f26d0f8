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
import { withdrawnFor } from '../../../lib/papers/withdrawal';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { Team, teamRef } from '../area/team';
import { CarryOver } from '../decision/carry-over';
import { Decision } from '../decision/decision';
import { visibleDecisions } from '../decision/visible-decision';
import { ReportRequest } from '../request/report-request';
import { AgendaItem } from './agenda-item';
import { KnownFrom, Meeting } from './meeting';
import { MeetingConnection, MeetingFilter, meetingList, MeetingOrder } from './meeting-list';
import { publishMeeting } from './publish-meeting';
import { PublishMeetingInput } from './publish.input';
import { recordMeeting } from './record-meeting';
import { RecordMeetingInput } from './record-meeting.input';
import { RecordMeetingPayload } from './record-meeting.payload';
import { visibleAgenda } from './visible-agenda';
import { visibleMeeting } from './visible-meeting';
import { withdrawMeeting } from './withdraw-meeting';
import { WithdrawMeetingInput } from './withdraw-meeting.input';

@Resolver(() => Meeting)
export class MeetingResolver {
  @Query(() => Meeting, {
    nullable: true,
    description: 'A meeting by its id; null where there is none to be seen.',
  })
  meeting(
    @Arg('id', () => ID, { description: 'The id of the meeting.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => MeetingConnection, {
    nullable: true,
    description: 'The meetings (সভা) of all areas, or of some.',
  })
  meetings(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => MeetingFilter, { nullable: true, description: 'Which of them.' })
    filter: MeetingFilter | null,
    @Arg('orderBy', () => MeetingOrder, {
      defaultValue: MeetingOrder.NEWEST_FIRST,
      description: 'In which order.',
    })
    orderBy: MeetingOrder,
    @Ctx() context: HubContext,
  ): Promise<Connection<Meeting>> {
    return keysetPage(context.database.reader, meetingList(context, page, filter, orderBy));
  }

  @Mutation(() => RecordMeetingPayload, {
    description: 'Records the minutes of a meeting, whole. The same paper again changes nothing.',
  })
  async recordMeeting(
    @Arg('input', () => RecordMeetingInput, { description: 'The minutes.' }) input: RecordMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<RecordMeetingPayload> {
    const { id, outcome } = await recordMeeting(context, input);
    return { outcome, meeting: await visibleMeeting(context, id) };
  }

  @Mutation(() => Meeting, { description: 'Publishes a meeting with its decisions.' })
  async publishMeeting(
    @Arg('input', () => PublishMeetingInput, { description: 'Which meeting.' }) input: PublishMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, await publishMeeting(context, input));
  }

  @Mutation(() => Meeting, {
    nullable: true,
    description:
      'Makes a published meeting a draft again, and with it all that the public saw of its decisions.',
  })
  async withdrawMeeting(
    @Arg('input', () => WithdrawMeetingInput, { description: 'Which meeting, and why.' })
    input: WithdrawMeetingInput,
    @Ctx() context: HubContext,
  ): Promise<Meeting | null> {
    return visibleMeeting(context, await withdrawMeeting(context, input));
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose meeting it was.' })
  area(@Root() { areaId }: Meeting, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Team, { nullable: true, description: 'The team that the area had on that day.' })
  team(@Root() { areaId, countsFrom }: Meeting, @Ctx() context: HubContext): Team | null {
    return teamRef(context, areaId, countsFrom);
  }

  @Directive('@listSize(assumedSize: 50)')
  @FieldResolver(() => [AgendaItem], { description: 'Its topics in order, at most 500.' })
  agendaItems(@Root() meeting: Meeting, @Ctx() context: HubContext): Promise<AgendaItem[]> {
    return visibleAgenda(context, meeting);
  }

  @Directive('@listSize(assumedSize: 50)')
  @FieldResolver(() => [Decision], { description: 'Its decisions in order, at most 500.' })
  async decisions(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<Decision[]> {
    return visibleDecisions(context, await rowsByOwner(context, Decision, 'meetingId', id, ['position']));
  }

  @Directive('@listSize(assumedSize: 50)')
  @FieldResolver(() => [CarryOver], { description: 'Earlier decisions that it took up again, at most 500.' })
  carriedOver(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<CarryOver[]> {
    return rowsByOwner(context, CarryOver, 'meetingId', id, ['position']);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ReportRequest], {
    description: 'The letters that ask for reports on it, at most 500.',
  })
  async reportRequests(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<ReportRequest[]> {
    const rows = await rowsByOwner(context, ReportRequest, 'meetingId', id, ['issuedOn']);
    return rows.filter((row) => row.publishedAt !== null || context.authority.seesAll(row.areaId));
  }

  @FieldResolver(() => Memo, {
    nullable: true,
    description: 'The minutes as a paper; null while they have not arrived.',
  })
  memo(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its minutes (কার্যবিবরণী) can be had as a page to print, as a path on this hub; the same with .docx and .txt. Null while the minutes have not arrived.',
  })
  paperUrl(@Root() { id, knownFrom }: Meeting): string | null {
    return knownFrom === KnownFrom.MINUTES ? `/papers/minutes/${id}.html` : null;
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Finding], { description: 'What was odd about the paper, at most 500.' })
  findings(@Root() { id }: Meeting, @Ctx() context: HubContext): Promise<Finding[]> {
    return findingsOf(context, id);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description:
      'Other versions of its minutes that were given, at most 500; to those who may see all of its area.',
  })
  proposedRevisions(
    @Root() { id, areaId }: Meeting,
    @Ctx() context: HubContext,
  ): Promise<ProposedRevision[]> {
    return proposalsOf(context, id, areaId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was last withdrawn from the public; to those who may see all of its area.',
  })
  withdrawnFor(@Root() { id, areaId }: Meeting, @Ctx() context: HubContext): Promise<string | null> {
    return withdrawnFor(context, id, areaId);
  }
}
