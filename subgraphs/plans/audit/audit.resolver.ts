import { Arg, Args, Ctx, Directive, Query, Resolver } from 'type-graphql';
import { AuditConnection, type AuditEntry } from '../../../lib/audit/audit-entry';
import { AuditFilter, auditPage } from '../../../lib/audit/audit-list';
import { LIST_SIZE, type Connection } from '../../../lib/pagination/connection';
import { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';

@Resolver()
export class PlansAuditResolver {
  @Directive(LIST_SIZE)
  @Query(() => AuditConnection, {
    nullable: true,
    description:
      'Acts on records of plans, done and refused, the newest first; null to whoever answers for none.',
  })
  plansAudit(
    @Args(() => PageArguments) page: PageArguments,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which of them.' })
    filter: AuditFilter | null,
    @Ctx() context: HubContext,
  ): Promise<Connection<AuditEntry> | null> {
    return auditPage(context, page, filter ?? {});
  }
}
