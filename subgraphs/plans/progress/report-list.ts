import { ObjectType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { ActivityReport } from './activity-report';

@ObjectType({ description: 'A page of reports on activities.' })
export class ActivityReportConnection extends connectionType(ActivityReport, 'ActivityReport') {}

/** The reports that a viewer may see, newest first. */
export function reportList(
  { authority }: HubContext,
  { first, after }: PageArguments,
): KeysetList<ActivityReport> {
  return {
    entity: ActivityReport,
    order: [
      { property: 'reportedOn', direction: 'DESC' },
      { property: 'recordedAt', direction: 'DESC' },
    ],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, authority, 'row.publishedAt IS NOT NULL AND row.deletedAt IS NULL');
    },
  };
}
