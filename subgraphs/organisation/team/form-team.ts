import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { recordFindings } from '../../../lib/papers/finding';
import { PaperKind } from '../../../lib/papers/memo';
import { PaperOutcome } from '../../../lib/papers/proposal';
import {
  contentHashOf,
  findKnownMemo,
  proposeRevision,
  recordMemo,
  type GivenPaper,
} from '../../../lib/papers/record-memo';
import { Memo } from '../../../lib/papers/memo';
import { onlyOnce } from '../../../lib/requests/only-once';
import { areaIdOf } from '../../../lib/subgraph/hub-context';
import type { Day } from '../../../lib/time/day';
import { demand, demandBounds } from '../../../lib/writing/checks';
import type { OrganisationContext } from '../context';
import { changeTeams, lifeOf } from './area-teams';
import type { FormTeamInput } from './form-team.input';
import { recordMembers } from './record-members';
import { adoptedBy } from './succession';
import { Team, TeamKind } from './team';
import { teamNames } from './team-name';

/** What became of an order, and the team it is about. */
export interface FormedTeam {
  readonly id: string;
  readonly outcome: PaperOutcome;
  /** By which the proposed revision is found. */
  readonly contentHash: string;
}

/**
 * Forms a team by an order, whole, in one transaction. An order that is on record changes nothing;
 * another version of it, or a second order of the same day, becomes a proposed revision; an order
 * about a team so far only inferred adopts that one.
 */
export async function formTeam(context: OrganisationContext, input: FormTeamInput): Promise<FormedTeam> {
  const areaId = areaIdOf(context, input.areaCode);
  context.authority.demandWrite(areaId, input.publish ?? false);
  demandForm(input);
  const { requestId, ...given } = input;
  const paper = paperOf(areaId, input);
  const contentHash = contentHashOf(paper);
  const { database, authority } = context;
  const request = { requestId, subject: authority.viewer.subject, act: 'formTeam', input: given };
  const formed = await database.inTransaction((manager) =>
    onlyOnce(manager, request, () =>
      changeTeams(manager, database.kind, areaId, async (teams) => {
        const known = await findKnownMemo(manager, paper);
        if (known?.same)
          return { id: known.memo.recordId, outcome: PaperOutcome.ALREADY_RECORDED, contentHash };
        const team = orderedTeam(context, areaId, input);
        const sameDay = teams.find((other) => !other.inferred && other.formedOn === team.formedOn);
        const earlier = known?.memo ?? (sameDay && (await manager.findOneBy(Memo, { recordId: sameDay.id })));
        if (earlier) {
          await proposeRevision(manager, earlier, paper);
          return { id: earlier.recordId, outcome: PaperOutcome.PROPOSED, contentHash };
        }
        const id = await keepTeam(manager, teams, team);
        await recordMembers(manager, id, areaId, input.members);
        await recordMemo(manager, id, paper);
        await recordFindings(manager, id, areaId, input.findings ?? []);
        return { id, outcome: PaperOutcome.RECORDED, contentHash };
      }),
    ),
  );
  await context.announce();
  return formed;
}

/** Writes the team, under the id of the inferred one that it turns out to be. */
async function keepTeam(manager: EntityManager, teams: readonly Team[], team: Team): Promise<string> {
  const adopted = adoptedBy(teams.map(lifeOf), team.formedOn, team.publishedAt !== null);
  const inferred = teams.find((other) => other.id === adopted?.id);
  if (!inferred) {
    await manager.insert(Team, team);
    return team.id;
  }
  const { id } = inferred;
  const publishedAt = inferred.publishedAt ?? team.publishedAt;
  await manager.update(Team, { id }, { ...team, id, publishedAt, revision: inferred.revision + 1 });
  // What was known from the days before the order stays with a team of its own.
  if (inferred.formedOn < team.formedOn)
    await manager.insert(Team, { ...inferred, id: newId(), revision: 1 });
  return id;
}

function orderedTeam(context: OrganisationContext, areaId: string, input: FormTeamInput): Team {
  const area = context.directory.area(areaId);
  if (!area) throw new Error(`The directory has lost the area ${areaId}.`);
  const names = teamNames(area);
  const now = new Date().toISOString();
  return {
    id: newId(),
    areaId,
    kind: TeamKind.INNOVATION_TEAM,
    nameEn: names.nameEn,
    nameBn: input.nameBn?.trim() || names.nameBn,
    formedOn: formedOnOf(input),
    dissolvedOn: null,
    inferred: false,
    publishedAt: input.publish ? now : null,
    termsOfReference: [...(input.termsOfReference ?? [])],
    successorId: null,
    revision: 1,
    recordedAt: now,
  };
}

function formedOnOf({ formedOn, memo }: FormTeamInput): Day {
  const day = formedOn ?? memo?.issuedOn;
  demand(day, 'Give formedOn, or at least memo.issuedOn.');
  return day;
}

const LONGEST_NAME = 500;

function demandForm(input: FormTeamInput): void {
  demandBounds(input);
  formedOnOf(input);
  demand(
    input.members.length > 0,
    'An order that forms a team names at least one member; give them in members.',
  );
  demand((input.nameBn ?? '').length <= LONGEST_NAME, `nameBn is longer than ${LONGEST_NAME} letters.`);
  for (const [index, { post, personName }] of input.members.entries()) {
    demand(post.trim() !== '' && post.length <= 2000, `members[${index}].post takes 1 to 2000 letters.`);
    demand((personName ?? '').length <= 200, `members[${index}].personName is longer than 200 letters.`);
  }
  const lines = { number: input.memo?.number, banglaDate: input.memo?.banglaDate };
  const signatory = { signatoryPost: input.memo?.signatoryPost, signatoryName: input.memo?.signatoryName };
  for (const [name, value] of Object.entries({ ...lines, ...signatory })) {
    demand((value ?? '').length <= LONGEST_NAME, `memo.${name} is longer than ${LONGEST_NAME} letters.`);
  }
  demand((input.memo?.contentHash ?? '').length <= 64, 'memo.contentHash is longer than 64 letters.');
  for (const { code } of input.findings ?? [])
    demand(code.length <= 64, 'The code of a finding has at most 64 letters.');
}

/** The paper as versions of it are compared by: without what a client may choose anew each time. */
function paperOf(areaId: string, input: FormTeamInput): GivenPaper {
  const { formedOn, nameBn, members, termsOfReference, memo } = input;
  const { number, issuedOn, subject, copyTo, references } = memo ?? {};
  return {
    kind: PaperKind.TEAM_ORDER,
    areaId,
    memo,
    given: {
      formedOn,
      nameBn,
      members,
      termsOfReference,
      memo: { number, issuedOn, subject, copyTo, references },
    },
  };
}
