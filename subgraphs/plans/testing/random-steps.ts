import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { addDays } from '../../../lib/time/day';
import { ADMIN, ask } from '../../../tests/support/ask';
import { PAPERS } from './papers';

interface Writer {
  readonly subgraph: Subgraph;
  readonly random: () => number;
  readonly today: () => string;
  readonly mutate: (mutation: string, input: object) => Promise<unknown>;
}

/** Takes one random step that a paper may take from where it stands on its way to the public. */
export async function takeRandomStep(
  { subgraph, random, today, mutate }: Writer,
  kind: 'action plan' | 'annual report',
  id: string,
): Promise<void> {
  const { lookup, idName, steps, publish, withdraw } = PAPERS[kind] as (typeof PAPERS)[string];
  const { data } = await ask(
    subgraph,
    `{ paper: ${lookup}(id: "${id}") { revision state publishOn } }`,
    {},
    ADMIN,
  );
  const { revision, state, publishOn } = data.paper;
  const later = { publishOn: addDays(today(), 1 + Math.floor(random() * 20)) };
  const giveBack = [steps.return, { remark: 'আবার দেখুন' }] as const;
  const callOff = [withdraw, { reason: 'পরে' }] as const;
  const next = {
    DRAFT: [[steps.submit, {}] as const, [publish, later] as const],
    SUBMITTED: [[steps.approve, {}] as const, [publish, later] as const, giveBack],
    APPROVED: [[publish, later] as const, [publish, {}] as const, publishOn ? callOff : giveBack],
    PUBLISHED: [[publish, {}] as const],
  }[state as 'DRAFT'];
  const [mutation, more] = next[Math.floor(random() * next.length)] ?? giveBack;
  await mutate(mutation, { [idName]: id, revision, ...more });
}
