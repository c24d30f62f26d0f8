import { fail } from '../../../lib/errors';
import { onlyOnce } from '../../../lib/requests/only-once';
import type { OrganisationContext } from '../context';
import { changeTeams } from './area-teams';
import type { PublishTeamInput } from './form-team.input';
import { Team } from './team';

/** Publishes a team. An inferred one of a later day was this team: it is given up in its favour. */
export async function publishTeam(context: OrganisationContext, input: PublishTeamInput): Promise<string> {
  const { database, authority } = context;
  const { requestId, ...body } = input;
  const unknown = () => fail('UNKNOWN_RECORD', { type: 'team', id: input.teamId.slice(0, 64) });
  const seen = await database.reader.findOneBy(Team, { id: input.teamId });
  if (!seen || !authority.seesAll(seen.areaId)) throw unknown();
  authority.demandPublish(seen.areaId);
  const request = { requestId, subject: authority.viewer.subject, act: 'publishTeam', input: body };
  const teamId = await database.inTransaction((manager) =>
    onlyOnce(manager, request, () =>
      changeTeams(manager, database.kind, seen.areaId, async (teams) => {
        const team = teams.find(({ id }) => id === input.teamId);
        if (!team) throw unknown();
        if (team.revision !== input.revision) throw fail('REVISION_CONFLICT', { revision: team.revision });
        if (team.publishedAt !== null) return team.id;
        const change = { publishedAt: new Date().toISOString(), revision: team.revision + 1 };
        await manager.update(Team, { id: team.id }, change);
        if (team.inferred) return team.id;
        for (const given of givenUpFor(team, teams)) {
          await manager.update(
            Team,
            { id: given.id },
            { successorId: team.id, revision: given.revision + 1 },
          );
        }
        return team.id;
      }),
    ),
  );
  await context.announce();
  return teamId;
}

/** The inferred teams between the day of an order and the next order. */
function givenUpFor(team: Team, teams: readonly Team[]): Team[] {
  const next = teams
    .filter((other) => !other.inferred && other.publishedAt !== null && other.formedOn > team.formedOn)
    .map((other) => other.formedOn)
    .sort()[0];
  return teams.filter(
    (other) =>
      other.inferred && other.formedOn >= team.formedOn && (next === undefined || other.formedOn < next),
  );
}
