import { buildSchema } from 'graphql';
import { createLog } from '../log';
import { PUBLIC } from '../auth/viewer';
import { millisecondsLeft } from '../time/deadline';
import { answerFor } from './answer';
import { demandTimeLeft } from './hub-context';
import type { Subgraph } from './subgraph';

const schema = buildSchema('type Query { left: Float late: String } type Mutation { act: String }');
const fields = {
  left: () => millisecondsLeft() ?? null,
  late: () => demandTimeLeft(),
  act: () => demandTimeLeft() ?? 'done',
};
for (const type of [schema.getQueryType(), schema.getMutationType()])
  for (const [name, field] of Object.entries(type?.getFields() ?? {})) field.resolve = fields[name as 'left'];

const subgraph = {
  name: 'meetings',
  schema,
  contextFor: () => Promise.resolve({ context: {} }),
} as unknown as Subgraph;
const answer = answerFor(subgraph, createLog('test', 'silent'), false);
const ask = (query: string, deadlineMs?: number) =>
  answer(
    { query },
    {
      viewer: PUBLIC,
      requestId: 'r',
      directoryVersion: 0,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    },
  );

test('a query knows how many milliseconds are left to it, and stops where none are', async () => {
  const { data } = await ask('{ left }', 5000);
  expect(data?.['left']).toBeGreaterThan(0);
  expect(data?.['left']).toBeLessThanOrEqual(5000);
  const late = await ask('{ left late }', 0);
  expect(late.data).toEqual({ left: 0, late: null });
  expect(late.errors?.map(({ extensions }) => extensions?.['code'])).toEqual(['OPERATION_TIMEOUT']);
});

test('without a number there is no limit', async () => {
  expect(await ask('{ left late }')).toEqual({ data: { left: null, late: null } });
});

test('an act is finished whatever it takes', async () => {
  expect(await ask('mutation { act }', 0)).toEqual({ data: { act: 'done' } });
});
