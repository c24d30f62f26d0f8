import type { Day } from '../../../lib/time/day';

/** What decides how the teams of one area follow each other. */
export interface TeamLife {
  readonly id: string;
  readonly formedOn: Day;
  /** Known from papers of its work, not from the order that formed it. */
  readonly inferred: boolean;
  readonly published: boolean;
}

/**
 * When each team of an area ended: on the day on which the next one was formed. Only a published
 * team takes over from another, so that a draft changes nothing that the public sees.
 */
export function endsOf(teams: readonly TeamLife[]): Map<string, Day | null> {
  const days = teams
    .filter((team) => team.published)
    .map((team) => team.formedOn)
    .sort();
  return new Map(teams.map((team) => [team.id, days.find((day) => day > team.formedOn) ?? null]));
}

/** What a paper of a team's work on a day comes to: nothing new, a team known to be older, or a new one. */
export type Implied =
  { readonly act: 'NONE' } | { readonly act: 'MOVE'; readonly id: string } | { readonly act: 'FORM' };

/**
 * A paper shows that there was a team on a day. Where one is known to have been there, nothing is
 * new; an inferred one known from a later day on was there earlier; otherwise there is one more.
 * A draft paper says nothing about what is published, nor does a draft team answer a published paper.
 */
export function impliedBy(teams: readonly TeamLife[], day: Day, published: boolean): Implied {
  const seen = published ? teams.filter((team) => team.published) : teams;
  if (seen.some((team) => team.formedOn <= day)) return { act: 'NONE' };
  const next = earliest(seen);
  if (next?.inferred && next.published === published) return { act: 'MOVE', id: next.id };
  const draft = published && earliest(teams.filter((team) => !team.published && team.formedOn >= day));
  const isNext = draft && draft.inferred && (!next || draft.formedOn <= next.formedOn);
  return isNext ? { act: 'MOVE', id: draft.id } : { act: 'FORM' };
}

/**
 * The inferred team that an order of a day is about: the one there on that day, or else the next
 * after it. A draft order adopts no published team.
 */
export function adoptedBy(teams: readonly TeamLife[], day: Day, published: boolean): TeamLife | null {
  const ends = endsOf(teams);
  const orders = teams.filter((team) => !team.inferred && (team.published || !published));
  const candidates = teams
    .filter((team) => team.inferred && (published || !team.published))
    .filter((team) => (ends.get(team.id) ?? END_OF_TIME) > day)
    .filter((team) => !orders.some((order) => day <= order.formedOn && order.formedOn <= team.formedOn));
  return earliest(candidates.filter((team) => team.published)) ?? earliest(candidates);
}

const END_OF_TIME = '9999-12-31';

function earliest(teams: readonly TeamLife[]): TeamLife | null {
  return [...teams].sort((left, right) => (left.formedOn < right.formedOn ? -1 : 1))[0] ?? null;
}
