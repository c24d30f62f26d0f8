import type { Day } from '../time/day';
import type { Basis } from './history';

/** What decides whether a report counts, and when. */
interface Report {
  readonly id: string;
  readonly supersedesId: string | null;
  readonly deletedAt: string | null;
  readonly publishedAt: string | null;
  readonly status: string | null;
  readonly reportedOn: Day;
  readonly recordedAt: string;
}

/**
 * The reports that say something and still stand, oldest first; on the basis PUBLISHED only the published
 * ones. A correction takes the place of the report it corrects, for the public once it is published; taken
 * back, it leaves the corrected report as it was.
 */
export function standingReports<Kind extends Report>(reports: readonly Kind[], basis: Basis): Kind[] {
  const standing = reports.filter(
    ({ deletedAt, publishedAt }) => deletedAt === null && (basis === 'ALL' || publishedAt !== null),
  );
  const superseded = new Set<string>();
  if (standing.some(({ supersedesId }) => supersedesId)) {
    const corrects = new Map(reports.map(({ id, supersedesId }) => [id, supersedesId]));
    for (const { supersedesId } of standing)
      for (let id = supersedesId; id && !superseded.has(id); id = corrects.get(id) ?? null)
        superseded.add(id);
  }
  return standing
    .filter(({ id, status }) => status !== null && !superseded.has(id))
    .sort(
      (left, right) =>
        compare(left.reportedOn, right.reportedOn) ||
        compare(left.recordedAt, right.recordedAt) ||
        compare(left.id, right.id),
    );
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
