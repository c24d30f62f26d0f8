import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { RequestStatements } from '../../../tests/support/statements';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, aReport, REPORT, SUBMIT_PLAN } from '../testing/acts';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  const statements = new RequestStatements();
  beforeAll(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2022-11-01T06:00:00Z'),
      onQuery: statements.onQuery,
    });
    const activities = [
      { number: '1', task: 'ক', endsOn: '2022-09-30', responsible: 'সহকারী কমিশনার (আইসিটি), ০১৭১২৩৪৫৬৭৮' },
      { number: '2', task: 'খ', endsOn: '2022-09-30' },
      { number: '3', task: 'গ', endsOn: '2023-05-30' },
    ];
    for (const areaCode of ['5010', '501020', '5594'])
      await act(plans, SUBMIT_PLAN, aPlan({ areaCode, activities }));
    await act(plans, SUBMIT_PLAN, aPlan({ fiscalYear: '2021-22', submittedOn: '2021-07-20' }));
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    await act(plans, REPORT, aReport({ publish: false, items: [{ number: '2', status: 'CANCELLED' }] }));
  });
  afterAll(() => plans.close());

  test.each([
    ['{}', undefined, 10],
    ['{ fiscalYear: "2021-22" }', undefined, 1],
    ['{ within: "50" }', undefined, 7],
    ['{ within: "5594" }', undefined, 3],
    ['{ status: [COMPLETED] }', undefined, 1],
    ['{ status: [CANCELLED] }', undefined, 0],
    ['{ status: [CANCELLED] }', aViewer('OFFICER', '5010'), 1],
    ['{ reported: true }', undefined, 1],
    ['{ reported: true }', aViewer('COMMISSIONER', '50'), 2],
    ['{ overdue: true, fiscalYear: "2022-23" }', undefined, 5],
    ['{ overdue: true, fiscalYear: "2022-23" }', aViewer('COMMISSIONER', '50'), 4],
    ['{ overdue: false, fiscalYear: "2022-23" }', undefined, 4],
    ['{ area: "5010" }', undefined, 4],
    ['{ area: "5594", within: "50" }', undefined, 0],
    ['{ fiscalYears: ["2021-22", "2022-23"], area: "5010" }', undefined, 4],
    ['{ fiscalYears: [] }', undefined, 0],
    ['{ dueFrom: "2022-10-01" }', undefined, 3],
    ['{ dueTo: "2022-09-30", area: "5010" }', undefined, 2],
    ['{ dueTo: "2022-09-30", area: "5010" }', aViewer('OFFICER', '5010'), 1],
    ['{ text: "সার্কেল ইনোভেশন" }', undefined, 1],
    ['{ text: "০১৭১২" }', aViewer('ADMIN', 'BD'), 0],
    ['{ responsible: "আইসিটি" }', undefined, 3],
    ['{ responsible: "1712" }', undefined, 0],
  ])('the filter %s lets a viewer find only by what that viewer sees', async (filter, viewer, count) => {
    const { data } = await ask(
      plans,
      `{ activities(first: 100, filter: ${filter}) { totalCount edges { node { id } } } }`,
      {},
      viewer,
    );
    expect([data.activities.totalCount, data.activities.edges.length]).toEqual([count, count]);
  });

  test('the overdue activities of a list are those that the roll-up counts', async () => {
    const { data } = await askAreas(plans, ['BD'], 'planProgress(fiscalYear: "2022-23") { overdue }');
    expect(data[0].planProgress.overdue).toBe(5);
  });

  test('pages follow each other without a gap or a repeat, newest plan first and each in its order', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const source = `query ($after: String) { activities(first: 3, after: $after) {
        edges { node { fiscalYear number area { code } } } pageInfo { hasNextPage endCursor }
      } }`;
      const answer: Awaited<ReturnType<typeof ask>> = await ask(plans, source, { after });
      const page = answer.data.activities;
      seen.push(...page.edges.map(({ node }: any) => `${node.fiscalYear} ${node.area.code} ${node.number}`));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(new Set(seen).size).toBe(10);
    expect(seen.map((row) => row.split(' ')[2]).join('')).toBe('123123123১');
    expect(seen.at(-1)).toBe('2021-22 5010 ১');
  });

  test('by the end of their period those without one come last in either direction', async () => {
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '5081', activities: [{ number: '4', task: 'ঘ' }] }));
    for (const [orderBy, days] of [
      ['ENDS_FIRST', ['2022-09-15', '2022-09-30', '2023-05-30', null]],
      ['ENDS_LAST', ['2023-05-30', '2022-09-30', '2022-09-15', null]],
    ] as const) {
      const source = `{ activities(first: 100, orderBy: ${orderBy}) { edges { node { endsOn } } } }`;
      const { data } = await ask(plans, source);
      const ends: (string | null)[] = data.activities.edges.map(({ node }: any) => node.endsOn);

      expect([...new Set(ends)]).toEqual(days);
    }
  });

  test('the activities of many areas, with their plans, steps and reports, cost one read of each table', async () => {
    statements.forget();
    const fields = `activities(first: 5) { totalCount edges { node { number actionPlan { title } occurrences { on } reports { edges { node { text } } } } } }`;
    const { data } = await askAreas(plans, ['5010', '501020', '5594'], fields);
    expect(data.map((row: any) => row.activities.totalCount)).toEqual([4, 3, 3]);
    expect(statements.seen).toHaveLength(5);
  });

  test('a team lists the plans of its time', async () => {
    const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Team { actionPlans { totalCount } } } }`;
    const of = ['team-5010', 'team-508194', 'team-unknown'].map((id) => ({ __typename: 'Team', id }));
    const { data } = await ask(plans, source, { of });
    expect(data._entities).toEqual([
      { actionPlans: { totalCount: 2 } },
      { actionPlans: { totalCount: 0 } },
      { actionPlans: null },
    ]);
  });

  test('a page too large, a cursor of another list and an unknown area are refused with a code', async () => {
    expect(codesOf(await ask(plans, '{ activities(first: 501) { totalCount } }'))).toEqual(['BAD_PAGE']);
    expect(codesOf(await ask(plans, '{ actionPlans(after: "x") { totalCount } }'))).toEqual(['BAD_CURSOR']);
    expect(codesOf(await ask(plans, '{ actionPlans(filter: { within: "999999" }) { totalCount } }'))).toEqual(
      ['UNKNOWN_AREA'],
    );
    expect(
      codesOf(await ask(plans, '{ activities(filter: { fiscalYear: "2022" }) { totalCount } }')),
    ).toEqual(['BAD_FISCAL_YEAR']);
  });

  test.each(['actionPlans', 'activities', 'annualReports'])(
    'of %s an empty code is none that anybody held, and an empty year none',
    async (list) => {
      const refused = async (filter: string) =>
        codesOf(await ask(plans, `{ ${list}(filter: ${filter}) { totalCount } }`));
      expect(await refused('{ within: "" }')).toEqual(['UNKNOWN_AREA']);
      expect(await refused('{ fiscalYear: "" }')).toEqual(['BAD_FISCAL_YEAR']);
      expect(await refused('{ within: null, fiscalYear: null }')).toEqual([]);
    },
  );
});
