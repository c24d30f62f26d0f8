import type { Ask } from '../../http/ask';
import {
  DecisionAreas,
  MeetingPage,
  type DecisionAreasQuery,
  type DecisionAreasQueryVariables,
  type MeetingPageQuery,
} from '../../operations';

export type Meeting = NonNullable<MeetingPageQuery['meeting']>;
export type Decision = Meeting['decisions'][number];
/** What one area owes of one decision. */
export type Owed = NonNullable<
  NonNullable<DecisionAreasQuery['decision']>['assignments']
>['edges'][number]['node'];

/** A meeting with some of its decisions, each with every area that owes it. */
export interface MeetingRead {
  readonly meeting: Meeting;
  readonly from: number;
  readonly decisions: readonly DecisionRead[];
  readonly isPartial: boolean;
}

export interface DecisionRead {
  readonly decision: Decision;
  readonly owed: readonly Owed[];
}

/** More decisions than most minutes have; the rest is a page further. */
export const DECISIONS_AT_ONCE = 20;
/** As many questions as a page may have under way without keeping others waiting. */
const TOGETHER = 4;
/** More pages of 100 areas than the country fills. */
const MOST_PAGES = 8;

/** Asks for a meeting and the areas behind its decisions; null where there is nothing to be seen. */
export async function readMeeting(ask: Ask, id: string, from: number): Promise<MeetingRead | null> {
  const { data, errors } = await ask(MeetingPage, { id });
  if (!data?.meeting) return null;
  const { meeting } = data;
  const shown = meeting.decisions.slice(from, from + DECISIONS_AT_ONCE);
  const decisions: DecisionRead[] = [];
  let isPartial = errors.length > 0;
  for (let start = 0; start < shown.length; start += TOGETHER) {
    const some = shown.slice(start, start + TOGETHER);
    const read = await Promise.all(some.map((decision) => readAreas(ask, decision)));
    for (const { isWhole, ...each } of read) {
      decisions.push(each);
      isPartial ||= !isWhole;
    }
  }
  return { meeting, from, decisions, isPartial };
}

async function readAreas(ask: Ask, decision: Decision): Promise<DecisionRead & { isWhole: boolean }> {
  const owed: Owed[] = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const variables: DecisionAreasQueryVariables = { id: decision.id, after };
    const { data, errors } = await ask(DecisionAreas, variables);
    const list = data?.decision?.assignments;
    owed.push(...(list?.edges.map(({ node }) => node) ?? []));
    if (!list || errors.length > 0) return { decision, owed, isWhole: false };
    if (!list.pageInfo.hasNextPage) return { decision, owed, isWhole: true };
    after = list.pageInfo.endCursor;
  }
  return { decision, owed, isWhole: false };
}
