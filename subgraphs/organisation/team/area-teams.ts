import type { EntityManager } from 'typeorm';
import type { DatabaseKind } from '../../../lib/database/database';
import type { TeamRecord } from '../../../lib/directory/records';
import { DIRECTORY_TOPIC } from '../../../lib/directory/replica';
import { publish } from '../../../lib/outbox/outbox';
import type { Day } from '../../../lib/time/day';
import { takeTurn } from '../../../lib/writing/turns';
import { endsOf, type TeamLife } from './succession';
import { Team } from './team';

/**
 * Changes the teams of one area, in a transaction: takes the area's turn, lets `change` write rows,
 * then sets when each team ended and tells the other subgraphs of every published one that differs.
 */
export async function changeTeams<Result>(
  manager: EntityManager,
  kind: DatabaseKind,
  areaId: string,
  change: (teams: readonly Team[]) => Promise<Result>,
): Promise<Result> {
  await takeTurn(manager, kind, areaId);
  const before = await manager.findBy(Team, { areaId });
  const result = await change(before.filter((team) => team.successorId === null));
  const after = await settled(manager, areaId);
  const known = new Map(before.map((team) => [team.id, JSON.stringify(recordOf(team))]));
  const records = after.flatMap((team) => {
    const record = recordOf(team);
    return record && JSON.stringify(record) !== known.get(team.id) ? [record] : [];
  });
  await publish(manager, DIRECTORY_TOPIC, records);
  return result;
}

/** A team as its place among the teams of the area is decided by. */
export function lifeOf({ id, formedOn, inferred, publishedAt }: Team): TeamLife {
  return { id, formedOn, inferred, published: publishedAt !== null };
}

async function settled(manager: EntityManager, areaId: string): Promise<Team[]> {
  const teams = await manager.findBy(Team, { areaId });
  const areas: { valid_to: Day | null }[] = await manager.query('SELECT valid_to FROM areas WHERE id = ?', [
    areaId,
  ]);
  const closedOn = areas[0]?.valid_to ?? null;
  const ends = endsOf(teams.filter((team) => team.successorId === null).map(lifeOf));
  const changed: Team[] = [];
  for (const team of teams) {
    const dissolvedOn =
      team.successorId === null ? endOf(team, ends.get(team.id) ?? null, closedOn) : team.formedOn;
    if (dissolvedOn !== team.dissolvedOn) await manager.update(Team, { id: team.id }, { dissolvedOn });
    changed.push({ ...team, dissolvedOn });
  }
  return changed;
}

/** A team ends with its area too. One of which a paper speaks only after that holds on no day. */
function endOf({ formedOn }: Team, nextOn: Day | null, closedOn: Day | null): Day | null {
  if (closedOn === null || (nextOn !== null && nextOn <= closedOn)) return nextOn;
  return closedOn < formedOn ? formedOn : closedOn;
}

/** What the directory knows of a team; drafts are not in it. One that was given up holds on no day. */
function recordOf(team: Team): TeamRecord | null {
  if (team.publishedAt === null) return null;
  const { id, areaId, formedOn, dissolvedOn } = team;
  return { kind: 'team', id, areaId, validFrom: formedOn, validTo: dissolvedOn };
}
