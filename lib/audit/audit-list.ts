import { Field, ID, InputType } from 'type-graphql';
import { GraphQLDay } from '../graphql/day-scalar';
import type { Connection } from '../pagination/connection';
import { keysetPage } from '../pagination/keyset';
import type { PageArguments } from '../pagination/page-arguments';
import { areaIdOf, type HubContext } from '../subgraph/hub-context';
import { addDays, type Day } from '../time/day';
import { startOfDay } from '../time/start-of-day';
import { AuditEntry } from './audit-entry';
import { AuditOutcome } from './entry';

@InputType({ description: 'Which acts; all conditions hold together.' })
export class AuditFilter {
  @Field(() => ID, { nullable: true, description: 'Those about an area and all below it, by its code.' })
  within?: string | null;

  @Field(() => String, { nullable: true, description: 'Those of a mutation, such as publishMeeting.' })
  act?: string | null;

  @Field(() => String, { nullable: true, description: 'Those of one who acts.' })
  subject?: string | null;

  @Field(() => ID, { nullable: true, description: 'Those about a record, or about a paper.' })
  recordId?: string | null;

  @Field(() => AuditOutcome, { nullable: true, description: 'Those done, or those refused.' })
  outcome?: AuditOutcome | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those on or after a day, in Dhaka.' })
  from?: Day | null;

  @Field(() => GraphQLDay, { nullable: true, description: 'Those on or before a day, in Dhaka.' })
  to?: Day | null;
}

/** A page of the acts that the viewer answers for, the newest first; null for whoever answers for none. */
export async function auditPage(
  context: HubContext,
  { first, after }: PageArguments,
  filter: AuditFilter = {},
): Promise<Connection<AuditEntry> | null> {
  const allowed = context.authority.areaIdsOf('READ_AUDIT');
  if (allowed?.length === 0) return null;
  const { within, act, subject, recordId, outcome, from, to } = filter;
  const areaId = typeof within === 'string' ? areaIdOf(context, within) : null;
  const areaIds = areaId === null ? [] : context.directory.countedWithin(areaId, context.today);
  return keysetPage(context.database.reader, {
    entity: AuditEntry,
    order: [{ property: 'seq', direction: 'DESC' }],
    first,
    after: after ?? null,
    where: (query) => {
      if (allowed) query.andWhere('row.areaId IN (:...allowed)', { allowed });
      if (areaId !== null) query.andWhere('row.areaId IN (:...areaIds)', { areaIds: [...areaIds] });
      if (typeof act === 'string') query.andWhere('row.act = :act', { act });
      if (typeof subject === 'string') query.andWhere('row.subject = :subject', { subject });
      if (typeof recordId === 'string') query.andWhere('row.recordId = :recordId', { recordId });
      if (outcome) query.andWhere('row.outcome = :outcome', { outcome });
      if (from) query.andWhere('row.at >= :since', { since: startOfDay(from) });
      if (to) query.andWhere('row.at < :until', { until: startOfDay(addDays(to, 1)) });
    },
  });
}
