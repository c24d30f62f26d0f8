import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { DatabaseKind } from '../../../lib/database/database';
import type { Directory } from '../../../lib/directory/directory';
import type { Day } from '../../../lib/time/day';
import { changeTeams, lifeOf } from './area-teams';
import { impliedBy } from './succession';
import { Team, TeamKind } from './team';
import { teamNames } from './team-name';

/** What a paper in another subgraph shows: that an area had a team on a day. */
export interface TeamImplied {
  readonly areaId: string;
  readonly on: Day;
  readonly published: boolean;
}

/** Notes the teams that papers show to have been there, of one area at a time. */
export async function implyTeams(
  manager: EntityManager,
  kind: DatabaseKind,
  directory: Directory,
  implied: readonly TeamImplied[],
): Promise<void> {
  // In the order of ids, so that two processes that note the same page wait for each other.
  for (const areaId of [...new Set(implied.map((each) => each.areaId))].sort()) {
    await changeTeams(manager, kind, areaId, async (teams) => {
      const now = [...teams];
      for (const each of implied) if (each.areaId === areaId) await implyTeam(manager, directory, now, each);
    });
  }
}

/** Writes what one paper comes to, in the database and in `teams`. */
async function implyTeam(
  manager: EntityManager,
  directory: Directory,
  teams: Team[],
  { areaId, on, published }: TeamImplied,
): Promise<void> {
  const implied = impliedBy(teams.map(lifeOf), on, published);
  if (implied.act === 'FORM') {
    const team = inferredTeam(directory, areaId, on, published);
    await manager.insert(Team, team);
    teams.push(team);
  }
  if (implied.act === 'MOVE') {
    const index = teams.findIndex(({ id }) => id === implied.id);
    const team = teams[index];
    if (!team) return;
    const publishedAt = team.publishedAt ?? (published ? new Date().toISOString() : null);
    const moved = { ...team, formedOn: on, publishedAt, revision: team.revision + 1 };
    await manager.update(Team, { id: team.id }, { formedOn: on, publishedAt, revision: moved.revision });
    teams[index] = moved;
  }
}

function inferredTeam(directory: Directory, areaId: string, on: Day, published: boolean): Team {
  const area = directory.area(areaId);
  if (!area) throw new Error(`The directory has lost the area ${areaId}.`);
  const now = new Date().toISOString();
  return {
    id: newId(),
    areaId,
    kind: TeamKind.INNOVATION_TEAM,
    ...teamNames(area),
    formedOn: on,
    dissolvedOn: null,
    inferred: true,
    publishedAt: published ? now : null,
    termsOfReference: [],
    successorId: null,
    revision: 1,
    recordedAt: now,
  };
}
