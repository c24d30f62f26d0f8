import type { SubgraphName } from '../../lib/subgraph/subgraph';
import type { Papers } from './papers';
import type { Try } from './try';
import type { Asks } from './who-may';
import type { World } from './world';

/** An id that no record has. */
export const NOBODY = '01900000-0000-7000-8000-000000000000';
/** A code that no area ever had. */
export const NOWHERE = '99';

export const reason = { reason: 'ভুল ছিল' };
export const remark = { remark: 'আবার দেখুন' };
export const corrected = { status: 'IN_PROGRESS', text: 'সংশোধিত', ...reason };

export const noReport = (extra: object = {}) => ({ reportId: NOBODY, revision: 1, ...extra });

/** A try of a mutation of a subgraph, in one line. */
export function triesIn(subgraph: SubgraphName) {
  return (
    mutation: string,
    asks: Asks,
    hidden: boolean,
    nowhere: object,
    input: Try['input'],
    more: Partial<Try> = {},
  ): Try => ({ mutation, subgraph, asks, hidden, nowhere, input, ...more });
}

/** What tries of both kinds of paper are made of. */
export function tryKit(world: World, papers: Papers) {
  const step = async (name: SubgraphName, mutation: string, type: string, input: object) =>
    world.act(name, `mutation ($input: ${type}!) { ${mutation}(input: $input) { id revision } }`, {
      requestId: papers.newRequest(),
      ...input,
    });

  const report =
    (subgraph: 'decisionReport' | 'activityReport', publish: boolean, extra: object) =>
    async (code: string) => {
      const { id, revision } = await papers[subgraph](code, publish);
      return { reportId: id, revision, ...extra };
    };
  const paper =
    (subgraph: 'decisionReport' | 'activityReport', publish: boolean, extra?: object) =>
    async (code: string) => {
      const { paperId, revision } = await papers[subgraph](code, publish);
      return { paperId, ...(extra ? { revision, ...extra } : {}) };
    };
  return { step, report, paper };
}
