import type { HubContext } from '../../../lib/subgraph/hub-context';

/**
 * The columns of an assignment's standing that a viewer sees, of an assignment known in a query by an alias: of
 * one's own jurisdiction all, else the published. `owed` is a condition: whether it is owed by what the viewer
 * sees, since what only reports tell of is owed as long as one of them stands.
 */
export function standingSeen({ authority }: HubContext, alias: string) {
  const own = authority.ownAreaIds();
  const seen = (all: string, published: string): string => {
    if (own === null) return `${alias}.${all}`;
    if (!own.length) return `${alias}.${published}`;
    return `(CASE WHEN ${alias}.areaId IN (:...seenAreaIds) THEN ${alias}.${all} ELSE ${alias}.${published} END)`;
  };
  const reportedOn = seen('reportedOn', 'publishedReportedOn');
  return {
    status: seen('status', 'publishedStatus'),
    reportedOn,
    lateAfter: seen('lateAfter', 'publishedLateAfter'),
    dueOn: seen('dueOn', 'publishedDueOn'),
    owed: `(${alias}.knownFrom = 'MINUTES' OR ${reportedOn} IS NOT NULL)`,
    parameters: own?.length ? { seenAreaIds: [...own] } : {},
  };
}
