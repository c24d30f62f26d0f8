import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { rowById } from '../../../lib/loaders/rows-by-id';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { keysetPage } from '../../../lib/pagination/keyset';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { Memo } from '../../../lib/papers/memo';
import { memoOf } from '../../../lib/papers/memo-of';
import { PaperOutcome, ProposedRevision } from '../../../lib/papers/proposal';
import { proposalsOf } from '../../../lib/papers/proposals-of';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { Area, areaRef } from '../area/area';
import { AnnualReport } from './annual-report';
import { AnnualReportConnection, AnnualReportFilter, annualReportList } from './annual-report-list';
import {
  PublishAnnualReportInput,
  SubmitAnnualReportInput,
  WithdrawAnnualReportInput,
} from './annual-report.input';
import { publishAnnualReport } from './publish-annual-report';
import { submitAnnualReport } from './submit-annual-report';
import { withdrawAnnualReport } from './withdraw-annual-report';

@ObjectType({ description: 'What became of an annual report that was given.' })
export class SubmitAnnualReportPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => AnnualReport, { nullable: true, description: 'The report on record.' })
  readonly annualReport!: AnnualReport | null;
}

@Resolver(() => AnnualReport)
export class AnnualReportResolver {
  @Query(() => AnnualReport, {
    nullable: true,
    description: 'An annual report by its id; null where there is none to be seen.',
  })
  annualReport(
    @Arg('id', () => ID, { description: 'The id of the annual report.' }) id: string,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(context, id);
  }

  @Directive(LIST_SIZE)
  @Query(() => AnnualReportConnection, {
    nullable: true,
    description: 'The annual reports (বাৎসরিক প্রতিবেদন) of all areas, or of some, the latest first.',
  })
  annualReports(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AnnualReportFilter, { nullable: true, description: 'Which of them.' })
    filter: AnnualReportFilter | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<AnnualReport>> {
    return keysetPage(context.database.reader, annualReportList(context, page, filter));
  }

  @Mutation(() => SubmitAnnualReportPayload, {
    description: 'Records the report of an area on a year. The same paper again changes nothing.',
  })
  async submitAnnualReport(
    @Arg('input', () => SubmitAnnualReportInput, { description: 'The report.' })
    input: SubmitAnnualReportInput,
    @Ctx() context: HubContext,
  ): Promise<SubmitAnnualReportPayload> {
    const { id, outcome } = await submitAnnualReport(context, input);
    return { outcome, annualReport: await visibleAnnualReport(context, id) };
  }

  @Mutation(() => AnnualReport, {
    nullable: true,
    description: 'Publishes an annual report, at once or from a day on; that approves it.',
  })
  async publishAnnualReport(
    @Arg('input', () => PublishAnnualReportInput, { description: 'Which report.' })
    input: PublishAnnualReportInput,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(context, await publishAnnualReport(context, input));
  }

  @Mutation(() => AnnualReport, {
    nullable: true,
    description: 'Makes an annual report that is public, or waits for its day, a draft again, with a reason.',
  })
  async withdrawAnnualReport(
    @Arg('input', () => WithdrawAnnualReportInput, { description: 'Which report, and why.' })
    input: WithdrawAnnualReportInput,
    @Ctx() context: HubContext,
  ): Promise<AnnualReport | null> {
    return visibleAnnualReport(context, await withdrawAnnualReport(context, input));
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was last withdrawn from the public; to those who may see all of its area.',
  })
  withdrawnFor(
    @Root() { areaId, withdrawnFor }: AnnualReport,
    @Ctx() { authority }: HubContext,
  ): string | null {
    return authority.seesAll(areaId) ? withdrawnFor : null;
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area that reported.' })
  area(@Root() { areaId }: AnnualReport, @Ctx() context: HubContext): Area | null {
    return areaRef(context, areaId);
  }

  @FieldResolver(() => Int, {
    description: 'How many days after its due day it was submitted; 0 where in time.',
  })
  daysLate(@Root() { submittedOn, dueOn }: AnnualReport): number {
    return submittedOn > dueOn ? (Date.parse(submittedOn) - Date.parse(dueOn)) / 86_400_000 : 0;
  }

  @FieldResolver(() => Memo, { nullable: true, description: 'The paper it came with.' })
  memo(@Root() { id }: AnnualReport, @Ctx() context: HubContext): Promise<Memo | null> {
    return memoOf(context, id);
  }

  @Directive('@listSize(assumedSize: 20)')
  @FieldResolver(() => [Finding], { description: 'What was odd about the paper, at most 500.' })
  findings(@Root() { id }: AnnualReport, @Ctx() context: HubContext): Promise<Finding[]> {
    return findingsOf(context, id);
  }

  @Directive('@listSize(assumedSize: 5)')
  @FieldResolver(() => [ProposedRevision], {
    description: 'Other reports given on the same year, at most 500; to those who may see all of its area.',
  })
  proposedRevisions(
    @Root() { id, areaId }: AnnualReport,
    @Ctx() context: HubContext,
  ): Promise<ProposedRevision[]> {
    return proposalsOf(context, id, areaId);
  }
}

/** An annual report by its id, to those who may see it. */
export async function visibleAnnualReport(context: HubContext, id: string): Promise<AnnualReport | null> {
  const report = await rowById(context, AnnualReport, id);
  return report && (report.publishedAt !== null || context.authority.seesAll(report.areaId)) ? report : null;
}
