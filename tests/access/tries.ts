import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { Papers } from './papers';
import { meetingTries } from './meeting-tries';
import { planTries } from './plan-tries';
import { treeTries } from './tree-tries';
import { NOBODY, NOWHERE, triesIn } from './try-kit';
import type { Asks } from './who-may';
import type { World } from './world';

/** One way to try a mutation. */
export interface Try {
  readonly mutation: string;
  readonly subgraph: SubgraphName;
  /** Where a mutation is tried in several ways: in which. */
  readonly way?: string;
  readonly asks: Asks;
  /** What the mutation asks in another way of using it. */
  readonly orAsks?: Asks;
  /** Whether it is about a record that only its own office may know of. */
  readonly hidden: boolean;
  /** An input that is right in every way, about something new in an area; without `requestId`. */
  readonly input: (code: string) => Promise<object>;
  /** Whether it must not go through in that area, for the sake of the tests that follow. */
  readonly onlyRefused?: (code: string) => boolean;
  /** The same about something that is nowhere. */
  readonly nowhere: object;
}

/** Every mutation of the three schemas; one that is missing here is named by the test of the matrix. */
export function triesOf(world: World, papers: Papers): Try[] {
  const organisation = triesIn('organisation');
  return [
    ...meetingTries(world, papers),
    ...planTries(world, papers),
    organisation('formTeam', 'write', false, papers.order(NOWHERE), (code) =>
      Promise.resolve(papers.order(code)),
    ),
    organisation('publishTeam', 'publish', true, { teamId: NOBODY, revision: 1 }, async (code) => {
      const { id, revision } = await papers.team(code, false);
      return { teamId: id, revision };
    }),
    organisation(
      'recordTenure',
      'write',
      false,
      { postId: NOBODY, personName: 'কেউ', fromDay: '2024-01-01' },
      async (code) => ({
        postId: await headOf(world, code),
        personName: `কেউ ${papers.newRequest()}`,
        fromDay: '2024-01-01',
      }),
    ),
    ...treeTries(world, papers),
  ];
}

async function headOf(world: World, code: string): Promise<string> {
  const { data } = await world.direct('organisation')(
    { role: 'PUBLIC', area: null, subject: 'public' },
    'query ($code: ID!) { area(code: $code) { offices { posts { id } } } }',
    { code },
  );
  return data.area.offices[0].posts[0].id as string;
}
