import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, askAreas, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, aReport, REPORT, SUBMIT_PLAN } from '../testing/acts';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-03-01T06:00:00Z'),
    });
    const activities = [
      { number: '1', task: 'ক', endsOn: '2023-06-30', occurrences: [{ on: '2022-12-01' }] },
      { number: '2', task: 'খ', endsOn: '2022-11-30' },
      { number: '3', task: 'গ', endsOn: '2023-01-31' },
      { number: '4', task: 'ঘ' },
    ];
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    const items = [
      { number: '1', status: 'IN_PROGRESS' },
      { number: '2', status: 'IN_PROGRESS' },
    ];
    await act(plans, REPORT, aReport({ reportedOn: '2022-10-01', items }));
    await act(plans, REPORT, aReport({ reportedOn: '2023-02-10', items, publish: false }));
    await act(
      plans,
      SUBMIT_PLAN,
      aPlan({ areaCode: '501020', fiscalYear: '2018-19', submittedOn: '2018-08-01' }),
    );
  });
  afterEach(() => plans.close());

  const fields = `totalCount edges { cursor node {
    activity { number } area { code } fiscalYear dueOn daysLate reason lastReport { reportedOn }
  } }`;

  async function late(filter = '', viewer = ADMIN) {
    const list = `lateActivities(filter: { map: CURRENT ${filter} }) { ${fields} }`;
    const { data, errors } = await askAreas(plans, ['50'], list, viewer);
    if (errors?.[0]) throw errors[0];
    return data[0].lateActivities;
  }

  const told = ({ edges }: { edges: { node: Record<string, any> }[] }) =>
    edges.map(
      ({ node }) => `${node['activity'].number} ${node['dueOn']} ${node['daysLate']} ${node['reason']}`,
    );

  test('what is late comes with its reason and its last report, the longest late first', async () => {
    const page = await late();
    expect(told(page)).toEqual([
      '2 2022-11-30 91 NOT_DONE',
      '1 2022-12-01 90 OCCURRENCE_MISSED',
      '3 2023-01-31 29 NOT_REPORTED',
    ]);
    expect(page.totalCount).toBe(3);
    expect(page.edges[0].node).toMatchObject({
      area: { code: '5010' },
      fiscalYear: '2022-23',
      lastReport: { reportedOn: '2023-02-10' },
    });
    expect(page.edges[2].node.lastReport).toBeNull();
    expect(told(await late('reason: OCCURRENCE_MISSED'))).toEqual(['1 2022-12-01 90 OCCURRENCE_MISSED']);
  });

  test('on a day past it is what was late then, with the report that was the last then', async () => {
    const page = await late('asOf: "2022-12-01"');
    expect(told(page)).toEqual(['2 2022-11-30 1 NOT_DONE']);
    expect(page.edges[0].node.lastReport).toEqual({ reportedOn: '2022-10-01' });
    expect(
      codesOf(await askAreas(plans, ['50'], `lateActivities(filter: { asOf: "2023-03-02" }) { totalCount }`)),
    ).toEqual(['DAY_IN_FUTURE']);
  });

  test('years before the last one are in the archive, unless they are asked for', async () => {
    expect(told(await late('archive: true'))).toEqual(['১ 2022-09-15 167 NOT_REPORTED']);
    expect((await late('fiscalYear: "2018-19"')).totalCount).toBe(1);
    expect((await late('fiscalYear: "2022-23"')).totalCount).toBe(3);
    expect((await late('issuedBy: "501020", archive: true')).totalCount).toBe(1);
    expect((await late('issuedBy: "501020"')).totalCount).toBe(0);
  });

  test('the public sees the late of what is published, and no draft as the last report', async () => {
    const list = `lateActivities(first: 1) { ${fields} pageInfo { hasNextPage endCursor } }`;
    const { data } = await askAreas(plans, ['50'], list);
    const page = data[0].lateActivities;
    expect(page).toMatchObject({
      totalCount: 3,
      edges: [{ node: { lastReport: { reportedOn: '2022-10-01' } } }],
      pageInfo: { hasNextPage: true },
    });
    const next = `lateActivities(first: 5, after: "${page.pageInfo.endCursor}") { ${fields} }`;
    expect(told((await askAreas(plans, ['50'], next)).data[0].lateActivities)).toEqual([
      '1 2022-12-01 90 OCCURRENCE_MISSED',
      '3 2023-01-31 29 NOT_REPORTED',
    ]);
  });
});
