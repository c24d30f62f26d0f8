import { buildSchema, graphql, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import { smallTree } from '../../tests/support/directory-feed';
import { Authority } from '../auth/authority';
import type { Role } from '../auth/viewer';
import { Directory } from '../directory/directory';
import { applyPolicy } from './apply-policy';
import { belongsTo } from './redact-fields';

const directory = new Directory(smallTree(), 1);

function asking(role: Role, area: string | null): { authority: Authority } {
  return { authority: new Authority({ role, area, subject: 'someone' }, directory, '2023-05-20') };
}

function schemaOf(
  sdl: string,
  resolvers: Record<string, GraphQLFieldResolver<unknown, unknown>>,
): GraphQLSchema {
  const schema = buildSchema(sdl);
  for (const [coordinate, resolve] of Object.entries(resolvers)) {
    const [type = '', field = ''] = coordinate.split('.');
    const found = schema.getType(type);
    if (found && 'getFields' in found) Object.assign(found.getFields()[field] ?? {}, { resolve });
  }
  return schema;
}

test('a mutation and a type that the policy does not know are named, and cannot be built', () => {
  const sdl = `type Query { meeting: Meeting secret: Secret secrets: SecretConnection }
    type Meeting { title: String } type Secret { text: String } type SecretConnection { totalCount: Int }
    type Mutation { recordMeeting: Meeting eraseEverything: Meeting }`;
  expect(() => applyPolicy(buildSchema(sdl))).toThrow(
    'lib/auth/policy.ts does not say who may do the mutation eraseEverything.\n' +
      'lib/auth/readers.ts does not say who may read the type Secret.\n' +
      'lib/auth/readers.ts does not say who may read the type SecretConnection.',
  );
  const known = sdl.replace('eraseEverything: Meeting', '').replace(/secrets?: \w+/g, '');
  expect(() => applyPolicy(buildSchema(known.replace(/type Secret\w* \{[^}]*\}/g, '')))).not.toThrow();
});

test('whoever may never do an act is refused before anything is read', async () => {
  const done = jest.fn(() => ({ title: 'done' }));
  const schema = applyPolicy(
    schemaOf(
      'type Query { a: Int } type Mutation { publishMeeting: Meeting verifyDecisionReport: Meeting createArea: Meeting } type Meeting { title: String }',
      { 'Mutation.publishMeeting': done, 'Mutation.verifyDecisionReport': done, 'Mutation.createArea': done },
    ),
  );
  const allowed = async (act: string, role: Role, area: string | null) => {
    done.mockClear();
    const { data, errors } = await graphql({
      schema,
      source: `mutation { ${act} { title } }`,
      contextValue: asking(role, area),
    });
    expect(done).toHaveBeenCalledTimes(errors ? 0 : 1);
    if (errors) expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN' });
    return data?.[act] !== null;
  };
  const tried = ['PUBLIC', 'PORTAL', 'ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'] as const;
  const whoMay = async (act: string) => {
    const may = [];
    for (const role of tried) if (await allowed(act, role, '5010')) may.push(role);
    return may;
  };
  expect(await whoMay('publishMeeting')).toEqual(['COMMISSIONER', 'ADMIN']);
  expect(await whoMay('verifyDecisionReport')).toEqual(['COMMISSIONER', 'ADMIN']);
  expect(await whoMay('createArea')).toEqual(['ADMIN']);
});

describe('text of records', () => {
  const memo = {
    areaId: 'area-5010',
    subject: 'ফোন ০১৭১২-৩৪৫৬৭৮',
    copyTo: ['জেলা প্রশাসক', 'dc@bogura.gov.bd'],
    references: [{ raw: 'স্মারক ১২, মোবাইল 01712345678' }],
  };
  const decision = { text: 'যোগাযোগ 0721-772233' };
  const stray = { topic: 'dc@bogura.gov.bd' };
  const schema = applyPolicy(
    schemaOf(
      `type Query { memo: Memo decision: Decision stray: AgendaItem area: Area }
      type Memo { subject: String copyTo: [String!]! references: [MemoReference!]! id: ID }
      type MemoReference { raw: String! } type Decision { text: String! } type AgendaItem { topic: String }
      type Area { portalHost: String }`,
      {
        'Query.memo': () =>
          Promise.resolve({ ...memo, references: [...memo.references.map((each) => ({ ...each }))] }),
        'Query.decision': () => {
          const row = { ...decision };
          belongsTo(row, 'area-5010');
          return row;
        },
        'Query.stray': () => stray,
        'Query.area': () => ({ portalHost: 'mail@bogura.gov.bd' }),
        'Memo.subject': (row) => Promise.resolve((row as typeof memo).subject),
      },
    ),
  );
  const seenBy = async (role: Role, area: string | null) => {
    const source =
      '{ memo { subject copyTo references { raw } } decision { text } stray { topic } area { portalHost } }';
    const { data, errors } = await graphql({ schema, source, contextValue: asking(role, area) });
    expect(errors).toBeUndefined();
    return JSON.parse(JSON.stringify(data)) as unknown;
  };
  const { areaId: _, ...whole } = memo;
  const area = { portalHost: 'mail@bogura.gov.bd' };

  test('loses its contacts for everyone outside the jurisdiction, in lists and in parts too', async () => {
    const left = {
      memo: {
        subject: '[…]',
        copyTo: ['জেলা প্রশাসক', '[…]'],
        references: [{ raw: 'স্মারক ১২, […]' }],
      },
      decision: { text: 'যোগাযোগ […]' },
      stray: { topic: '[…]' },
      area,
    };
    for (const [role, code] of [
      ['PUBLIC', null],
      ['PORTAL', '5010'],
      ['ANALYST', '5081'],
      ['OFFICER', '501020'],
      ['COMMISSIONER', '55'],
    ] as const)
      expect(await seenBy(role, code)).toEqual(left);
  });

  test('keeps them for whoever sees all of its area; what is of no area, for who sees everything', async () => {
    const own = { memo: whole, decision, stray: { topic: '[…]' }, area };
    for (const [role, code] of [
      ['ANALYST', '50'],
      ['OFFICER', '5010'],
      ['COMMISSIONER', 'BD'],
    ] as const)
      expect(await seenBy(role, code)).toEqual(own);
    expect(await seenBy('ADMIN', null)).toEqual({ ...own, stray });
  });
});
