import type { EntityManager } from 'typeorm';
import { publish } from '../outbox/outbox';
import type { PaperKind } from './memo';
import type { KnowsAreas } from '../subgraph/hub-context';
import type { Day } from '../time/day';

/**
 * A paper of an area's team shows that there is one. Where the directory knows of none on that day,
 * the organisation subgraph is told, in the same transaction; it forms the team and marks it inferred.
 */
export async function implyTeam(
  { directory, today }: KnowsAreas,
  manager: EntityManager,
  areaId: string,
  on: Day,
  source: PaperKind,
  published: boolean,
): Promise<void> {
  if (directory.teamOn(areaId, on)) return;
  const areaCode = directory.codeOf(areaId, today);
  await publish(manager, 'team-implied', [{ areaCode, on, source, published }]);
}
