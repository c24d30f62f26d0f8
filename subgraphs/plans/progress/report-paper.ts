import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { rowsByOwner } from '../../../lib/loaders/rows-by-id';
import { Finding, findingsOf } from '../../../lib/papers/finding';
import { PaperOutcome } from '../../../lib/papers/proposal';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActivityReport } from './activity-report';
import { maySee } from './visible-report';

@ObjectType({ description: 'What became of a report on a plan that was given.' })
export class ReportActivityProgressPayload {
  @Field(() => PaperOutcome, { description: 'Whether it was recorded now, before, or kept as a proposal.' })
  readonly outcome!: PaperOutcome;

  @Field(() => ID, { description: 'The paper; all its reports share it.' })
  readonly paperId!: string;

  @Directive('@listSize(assumedSize: 50)')
  @Field(() => [ActivityReport], { description: 'Its reports on record, at most 500.' })
  readonly reports!: ActivityReport[];

  @Directive('@listSize(assumedSize: 20)')
  @Field(() => [Finding], { description: 'What was odd about the paper, at most 500.' })
  readonly findings!: Finding[];
}

/** A paper with those of its reports that a viewer may see. */
export async function paperOf(
  context: HubContext,
  paperId: string,
  outcome: PaperOutcome,
): Promise<ReportActivityProgressPayload> {
  const reports = await rowsByOwner(context, ActivityReport, 'paperId', paperId, []);
  const visible = reports.filter((report) => maySee(context, report));
  return { outcome, paperId, reports: visible, findings: await findingsOf(context, paperId) };
}
