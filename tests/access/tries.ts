import type { Papers } from './papers';
import type { Try } from './try';
import { meetingTries } from './meeting-tries';
import { planTries } from './plan-tries';
import { treeTries } from './tree-tries';
import { NOBODY, NOWHERE, triesIn } from './try-kit';
import type { World } from './world';

/** Acts on what is of no area but of one person; subgraphs/organisation/entry-draft tries them by role and person. */
export const OF_NO_AREA: readonly string[] = ['keepEntryDraft', 'dropEntryDrafts'];

/** Every mutation of the three schemas that acts in an area; one that is missing here is named by the test of the matrix. */
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
