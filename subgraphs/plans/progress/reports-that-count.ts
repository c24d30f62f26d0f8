import type { Basis } from '../../../lib/rollup/history';
import type { ActivityReport } from './activity-report';

/**
 * The reports that say something and still stand, oldest first; on the basis PUBLISHED only the published
 * ones. A correction takes the place of the report it corrects, for the public once it is published; taken
 * back, it leaves the corrected report as it was.
 */
export function reportsThatCount(reports: readonly ActivityReport[], basis: Basis): ActivityReport[] {
  const standing = reports.filter(
    ({ deletedAt, publishedAt }) => deletedAt === null && (basis === 'ALL' || publishedAt !== null),
  );
  const corrects = new Map(reports.map(({ id, supersedesId }) => [id, supersedesId]));
  const superseded = new Set<string>();
  for (const { supersedesId } of standing)
    for (let id = supersedesId; id && !superseded.has(id); id = corrects.get(id) ?? null) superseded.add(id);
  return standing
    .filter(({ id, status }) => status !== null && !superseded.has(id))
    .sort((left, right) => (orderOf(left) < orderOf(right) ? -1 : 1));
}

function orderOf({ reportedOn, recordedAt, id }: ActivityReport): string {
  return `${reportedOn} ${recordedAt} ${id}`;
}
