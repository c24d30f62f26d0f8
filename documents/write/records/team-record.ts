import { AREA_FIELDS, type AreaRecord } from './area-record';
import type { Ask } from './ask';
import { MEMO_FIELDS, type MemoRecord } from './memo-record';
import type { ROLE_WORDS } from '../official-words';

/** A team with its members and tasks. */
export interface TeamRecord {
  readonly nameBn: string;
  readonly formedOn: string;
  readonly inferred: boolean;
  readonly area: AreaRecord | null;
  readonly members: readonly {
    readonly post: string;
    readonly role: keyof typeof ROLE_WORDS;
    readonly person: { readonly name: string } | null;
  }[];
  readonly termsOfReference: readonly string[];
  readonly order: MemoRecord | null;
}

/** Which team: by its id, or that of an area on a day. */
export type TeamChoice = { readonly id: string } | { readonly area: string; readonly on: string };

/** The team as far as the viewer may see it; null where there is none to be seen. */
export async function findTeam(ask: Ask, choice: TeamChoice): Promise<TeamRecord | null> {
  if ('id' in choice) return ((await ask(BY_ID, choice)) as { team: TeamRecord | null }).team;
  const { teams } = (await ask(OF_AREA, choice)) as { teams: { edges: { node: TeamRecord }[] } | null };
  return teams?.edges[0]?.node ?? null;
}

const FIELDS = `nameBn formedOn inferred area { ${AREA_FIELDS} } members { post role person { name } }
  termsOfReference order { ${MEMO_FIELDS} }`;
const BY_ID = `query PaperTeam($id: ID!) { team(id: $id) { ${FIELDS} } }`;
const OF_AREA = `query PaperTeamOfArea($area: ID!, $on: Date!) {
  teams(filter: { areaCode: $area, on: $on }, first: 1) { edges { node { ${FIELDS} } } }
}`;
