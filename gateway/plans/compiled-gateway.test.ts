import type { GraphQLDataSource } from '@apollo/gateway';
import { PUBLIC } from '../../lib/auth/viewer';
import { bothExecutors } from '../../tests/support/both-executors';
import { toySupergraph } from '../toys/toy-subgraphs';

type Answer = Awaited<ReturnType<GraphQLDataSource['process']>>;

/** Asks both executors over sources that answer what a test says; tells too what meetings was asked for. */
async function ask(
  query: string,
  answers: Record<string, Answer | (() => Answer)>,
  variables: Record<string, unknown> = {},
) {
  const asked: unknown[] = [];
  const both = await bothExecutors(toySupergraph(), (name) => ({
    process({ request }) {
      const representations = request.variables?.['representations'] as { code: string }[] | undefined;
      if (name === 'meetings') asked.push(representations?.map(({ code }) => code));
      const answer = answers[name] ?? { data: null };
      const given = JSON.parse(JSON.stringify(typeof answer === 'function' ? answer() : answer)) as Answer;
      if (representations && given.data?.['_entities']) {
        const byCode = given.data['_entities'] as Record<string, unknown>;
        given.data['_entities'] = representations.map(({ code }) => byCode[code] ?? null);
        // Errors name the code of their entity; every place in the list that asks for it has that error.
        const errors = given.errors?.flatMap((error) =>
          representations.flatMap(({ code }, index) =>
            code === error.path?.[1] ? [{ ...error, path: ['_entities', index, 'seenBy'] }] : [],
          ),
        );
        return Promise.resolve({ ...given, ...(errors ? { errors } : {}) });
      }
      return Promise.resolve(given);
    },
  }));
  const { stock, compiled, isCompiled } = await both.ask({ query, variables, viewer: PUBLIC });
  await both.stop();
  return { stock, compiled, isCompiled, asked, answer: JSON.parse(compiled) as { data: unknown } };
}

const area = (code: string, rest: object = {}) => ({ __typename: 'Area', code, ...rest });

test('an entity that stands in several places is sent once, and its answer and errors are told at each', async () => {
  const children = [area('12'), area('13'), area('12'), area('13')];
  const { stock, compiled, isCompiled, asked, answer } = await ask(
    '{ area(code: "1") { children { seenBy } } }',
    {
      organisation: { data: { area: { children } } },
      meetings: {
        data: { _entities: { 12: { seenBy: 'one' }, 13: { seenBy: null } } as never },
        errors: [{ message: 'no', path: ['_entities', '13'], extensions: { code: 'FORBIDDEN' } } as never],
      },
    },
  );
  expect(compiled).toBe(stock);
  expect(isCompiled).toBe(true);
  expect(asked.at(-1)).toEqual(['12', '13']);
  expect(asked[0]).toEqual(['12', '13', '12', '13']);
  expect(answer.data).toEqual({
    area: { children: [{ seenBy: 'one' }, { seenBy: null }, { seenBy: 'one' }, { seenBy: null }] },
  });
});

test('null where there must be none takes with it what may be null, and is told of in the same words', async () => {
  const children = [area('12', { nameEn: 'A' }), area('13', { nameEn: null })];
  const { stock, compiled, isCompiled, answer } = await ask(
    '{ area(code: "1") { code children { nameEn } } viewer { role } }',
    { organisation: { data: { area: area('1', { children }), viewer: { role: 'PUBLIC' } } } },
  );
  expect(compiled).toBe(stock);
  expect(isCompiled).toBe(true);
  expect(answer.data).toEqual({ area: null, viewer: { role: 'PUBLIC' } });
  expect(compiled).toContain('Cannot return null for non-nullable field Area.nameEn.');
});

test.each([true, false])(
  'what is left out by a variable is neither asked for nor told (%s)',
  async (with_) => {
    const { stock, compiled, asked, answer } = await ask(
      'query ($with: Boolean!) { area(code: "1") { code seenBy @include(if: $with) nameEn @skip(if: $with) } }',
      {
        organisation: { data: { area: area('1', { nameEn: 'A' }) } },
        meetings: { data: { _entities: { 1: { seenBy: 'one' } } as never } },
      },
      { with: with_ },
    );
    expect(compiled).toBe(stock);
    expect(asked.length).toBe(with_ ? 3 : 0);
    expect(answer.data).toEqual({ area: with_ ? { code: '1', seenBy: 'one' } : { code: '1', nameEn: 'A' } });
  },
);

test('introspection, and names that every object has, are left to the stock executor', async () => {
  for (const query of ['{ __schema { queryType { name } } }', '{ area(code: "1") { toString: code } }']) {
    const { stock, compiled, isCompiled } = await ask(query, {
      organisation: { data: { area: { toString: '1' } } },
    });
    expect([compiled, isCompiled]).toEqual([stock, false]);
  }
});

test('a fetch that throws is an error of the answer, and the rest of it stands', async () => {
  const { stock, compiled, answer } = await ask('{ area(code: "1") { code seenBy } }', {
    organisation: { data: { area: area('1') } },
    meetings: () => {
      throw new Error('gone');
    },
  });
  expect(compiled).toBe(stock);
  expect(compiled).toContain('gone');
  expect(answer.data).toEqual({ area: { code: '1', seenBy: null } });
});

const LEVELS = '{ area(code: "1") { code seenBy children { code seenBy children { code seenBy } } } }';
const levels = area('1', {
  children: [
    area('11', { children: [area('111'), area('112')] }),
    area('12', { children: [area('111'), area('11')] }),
  ],
});

test('areas at several levels that are asked the same are asked once, and each has its own answer', async () => {
  const { stock, compiled, isCompiled, asked, answer } = await ask(LEVELS, {
    organisation: { data: { area: levels } },
    meetings: {
      data: {
        _entities: Object.fromEntries(['1', '11', '111'].map((code) => [code, { seenBy: code }])) as never,
      },
      errors: [{ message: 'no', path: ['_entities', '12'], extensions: { code: 'FORBIDDEN' } } as never],
    },
  });
  expect(compiled).toBe(stock);
  expect(isCompiled).toBe(true);
  const apart = [['1'], ['11', '12'], ['111', '112', '111', '11']];
  // What two levels have in common is sent for each: other fetches may go on from the one and not from the other.
  expect(asked.slice(-4)).toEqual([...apart, ['1', '11', '12', '111', '112', '11']]);
  expect(answer.data).toMatchObject({
    area: { seenBy: '1', children: [{ seenBy: '11' }, { seenBy: null }] },
  });
});

test.each(['an error of all', 'an error of the first entity', 'an answer that is none', 'an exception'])(
  'where such a fetch fails whole, by %s, each level tells of it',
  async (how) => {
    const { stock, compiled, isCompiled } = await ask(LEVELS, {
      organisation: { data: { area: levels } },
      meetings: () => {
        if (how === 'an exception') throw new Error('gone');
        if (how === 'an answer that is none') return { data: {} };
        const path = how === 'an error of all' ? ['_entities'] : ['_entities', 0, 'seenBy'];
        return { data: null, errors: [{ message: 'away', path, extensions: { code: 'AWAY' } } as never] };
      },
    });
    expect(compiled).toBe(stock);
    expect(isCompiled).toBe(true);
    expect((JSON.parse(compiled) as { errors: unknown[] }).errors).toHaveLength(3);
  },
);
