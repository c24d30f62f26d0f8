import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { rowById } from '../../../lib/loaders/rows-by-id';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome } from '../../../lib/papers/proposal';
import { withdrawnFor } from '../../../lib/papers/withdrawal';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { groupByKey } from '../../../lib/loaders/group-by-key';
import { Area, areaRef } from '../area/area';
import { Meeting } from '../meeting/meeting';
import { PublishReportRequestInput } from '../meeting/publish.input';
import { visibleMeeting } from '../meeting/visible-meeting';
import { publishRequest } from './publish-request';
import { ReportRequest, RequestedArea } from './report-request';
import { requestReports } from './request-reports';
import { RequestReportsInput } from './request-reports.input';
import { withdrawRequest } from './withdraw-request';
import { WithdrawReportRequestInput } from './withdraw-request.input';

@ObjectType({ description: 'What became of a letter that asks for reports.' })
export class RequestReportsPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => ReportRequest, { nullable: true, description: 'The request on record.' })
  readonly request!: ReportRequest | null;
}

@Resolver(() => ReportRequest)
export class ReportRequestResolver {
  @Mutation(() => RequestReportsPayload, {
    description: "Asks areas to report on a meeting's decisions by a day.",
  })
  async requestReports(
    @Arg('input', () => RequestReportsInput, { description: 'The letter.' }) input: RequestReportsInput,
    @Ctx() context: HubContext,
  ): Promise<RequestReportsPayload> {
    const { id, outcome } = await requestReports(context, input);
    return { outcome, request: await rowById(context, ReportRequest, id) };
  }

  @Mutation(() => ReportRequest, {
    nullable: true,
    description:
      'Publishes a letter that asks for reports; from then on its due days count for the public too.',
  })
  async publishReportRequest(
    @Arg('input', () => PublishReportRequestInput, { description: 'Which letter.' })
    input: PublishReportRequestInput,
    @Ctx() context: HubContext,
  ): Promise<ReportRequest | null> {
    return rowById(context, ReportRequest, await publishRequest(context, input));
  }

  @Mutation(() => ReportRequest, {
    nullable: true,
    description:
      'Makes a published letter a draft again: for the public it asks for nothing, and sets no due day.',
  })
  async withdrawReportRequest(
    @Arg('input', () => WithdrawReportRequestInput, { description: 'Which letter, and why.' })
    input: WithdrawReportRequestInput,
    @Ctx() context: HubContext,
  ): Promise<ReportRequest | null> {
    return rowById(context, ReportRequest, await withdrawRequest(context, input));
  }

  @FieldResolver(() => Meeting, {
    nullable: true,
    description: 'The meeting whose decisions are to be reported on.',
  })
  meeting(@Root() { meetingId }: ReportRequest, @Ctx() context: HubContext): Promise<Meeting | null> {
    return visibleMeeting(context, meetingId);
  }

  @Directive('@listSize(assumedSize: 100)')
  @FieldResolver(() => [Area], { description: 'The areas asked, at most 568.' })
  async areas(@Root() { id }: ReportRequest, @Ctx() context: HubContext): Promise<Area[]> {
    const loader = context.loaders.for('requested areas', {}, async (requestIds) => {
      const rows = await context.database.reader
        .createQueryBuilder(RequestedArea, 'row')
        .where('row.requestId IN (:...requestIds)', { requestIds })
        .getMany();
      return groupByKey(requestIds, rows, (row) => row.requestId);
    });
    const asked = await loader.load(id);
    return asked.flatMap(({ areaId }) => areaRef(context, areaId) ?? []);
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The letter.' })
  memo(@Root() { id }: ReportRequest, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was last withdrawn from the public; to those who may see all of its area.',
  })
  withdrawnFor(@Root() { id, areaId }: ReportRequest, @Ctx() context: HubContext): Promise<string | null> {
    return withdrawnFor(context, id, areaId);
  }
}
