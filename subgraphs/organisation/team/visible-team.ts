import { rowById } from '../../../lib/loaders/rows-by-id';
import type { OrganisationContext } from '../context';
import { Team } from './team';

/** A team by its id, to those who may see it; for one that was given up, the team in its place. */
export async function visibleTeam(context: OrganisationContext, id: string): Promise<Team | null> {
  const team = await rowById(context, Team, id);
  if (!team) return null;
  if (team.successorId !== null) return visibleTeam(context, team.successorId);
  return team.publishedAt !== null || context.authority.seesAll(team.areaId) ? team : null;
}
