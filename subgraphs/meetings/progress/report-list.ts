import { ObjectType } from 'type-graphql';
import { onlyVisible } from '../../../lib/auth/row-rule';
import { connectionType } from '../../../lib/pagination/connection';
import type { KeysetList } from '../../../lib/pagination/keyset';
import type { PageArguments } from '../../../lib/pagination/page-arguments';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { DecisionReport } from './decision-report';

@ObjectType({ description: 'A page of reports on assignments.' })
export class DecisionReportConnection extends connectionType(DecisionReport, 'DecisionReport') {}

/** The reports that a viewer may see, newest first: to the public published ones that are not deleted. */
export function reportList(
  { authority }: HubContext,
  { first, after }: PageArguments,
): KeysetList<DecisionReport> {
  return {
    entity: DecisionReport,
    order: [
      { property: 'reportedOn', direction: 'DESC' },
      { property: 'recordedAt', direction: 'DESC' },
    ],
    first,
    after: after ?? null,
    where: (query) => {
      onlyVisible(query, authority, '(row.publishedAt IS NOT NULL AND row.deletedAt IS NULL)');
    },
  };
}
