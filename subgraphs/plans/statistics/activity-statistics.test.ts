import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, aReport, REPORT, SUBMIT_PLAN } from '../testing/acts';

const MEASURES =
  'activities notStarted inProgress completed cancelled overdue notReported reported claimed verified disputed undated';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  beforeAll(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2022-11-01T06:00:00Z'),
    });
    const activities = [
      { number: '1', task: 'ক', subject: 'সেবা ১', endsOn: '2022-09-30', responsible: 'টিম' },
      { number: '2', task: 'খ', subject: 'সেবা 1', recurrence: 'MONTHLY' },
      { number: '3', task: 'গ', subject: 'Training', endsOn: '2023-05-30' },
    ];
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '50', activities: activities.slice(0, 1) }));
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '501020', fiscalYear: '2021-22' }));
    const hidden = [{ number: '1', task: 'গোপন', subject: 'গোপন' }];
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '5081', activities: hidden, publish: false }));
    const items = [{ number: '1', status: 'COMPLETED' }];
    await act(plans, REPORT, aReport({ reportedOn: '2022-10-05', items }));
    await act(plans, REPORT, aReport({ publish: false, items: [{ number: '2', status: 'CANCELLED' }] }));
  });
  afterAll(() => plans.close());

  async function statistics(args: string, viewer: Viewer = PUBLIC) {
    const { data, errors } = await ask(
      plans,
      `{ activityStatistics(first: 500, ${args}) { basis totalCount edges { node { keys { code } ${MEASURES} } } } }`,
      {},
      viewer,
    );
    expect(errors).toBeUndefined();
    const rows = data.activityStatistics.edges.map(({ node }: any) => node);
    expect(data.activityStatistics.totalCount).toBe(rows.length);
    return { basis: data.activityStatistics.basis, rows };
  }
  async function counted(args: string, viewer: Viewer = PUBLIC): Promise<string[]> {
    const { rows } = await statistics(args, viewer);
    return rows.map(({ keys, activities }: any) => `${keys.map(({ code }: any) => code)} ${activities}`);
  }

  test.each([
    ['[AREA_DIVISION]', ['50 5']],
    ['[AREA_DISTRICT]', ['5010 4', ' 1']],
    ['[AREA_UPAZILA]', ['501020 1', ' 4']],
    ['[FISCAL_YEAR]', ['2021-22 1', '2022-23 4']],
    ['[MONTH]', ['2022-07 5']],
    ['[MONTH], dateField: DUE', ['2022-09 3', '2023-05 1', '2023-06 1']],
    ['[MONTH], dateField: REPORTED', ['2022-10 1', ' 4']],
    ['[MONTH], dateField: REPORTED, asOf: "2022-10-04"', [' 5']],
    ['[STATUS]', ['NOT_STARTED 4', 'COMPLETED 1']],
    ['[VERIFICATION]', ['CLAIMED 1', ' 4']],
    ['[SUBJECT]', ['training 1', 'সেবা 1 3', ' 1']],
    ['[RESPONSIBLE]', ['টিম 2', ' 3']],
    ['[RECURRENCE]', ['NONE 4', 'MONTHLY 1']],
    ['[], filter: { overdue: true }', [' 2']],
    ['[], filter: { recurrence: MONTHLY }', [' 1']],
    ['[], filter: { text: "train" }', [' 1']],
    ['[], filter: { text: "গোপন" }', []],
    ['[], filter: { responsible: "টিম", area: "50" }', [' 1']],
    ['[], dateField: DUE, filter: { from: "2023-01-01", to: "2023-06-29" }', [' 1']],
  ])('groupBy: %s counts each activity once', async (args, lines) => {
    expect(await counted(`groupBy: ${args}`)).toEqual(lines);
  });

  test('the groups of districts add up to the roll-up of their division, on either basis and any day', async () => {
    for (const viewer of [PUBLIC, ADMIN, aViewer('COMMISSIONER', '50'), aViewer('OFFICER', '5010')]) {
      for (const asOf of ['2022-07-20', '2022-10-01', '2022-10-05', '2022-11-01']) {
        const args = `asOf: "${asOf}", filter: { within: "50", fiscalYear: "2022-23" }`;
        const { rows, basis } = await statistics(`groupBy: [AREA_DISTRICT, SUBJECT], ${args}`, viewer);
        const field = `planProgress(fiscalYear: "2022-23", asOf: "${asOf}") { basis ${MEASURES} }`;
        const { data } = await askAreas(plans, ['50'], field, viewer);
        const sum = (measure: string): number =>
          rows.reduce((total: number, row: any) => total + row[measure], 0);
        const sums = Object.fromEntries(MEASURES.split(' ').map((measure) => [measure, sum(measure)]));
        expect({ basis, ...sums }).toEqual(data[0].planProgress);
        expect(rows.length).toBeGreaterThan(1);
      }
    }
  });

  test('drafts are counted for those alone who may see all of the area; others count as the public does', async () => {
    const within = 'groupBy: [SUBJECT], filter: { within: "50", fiscalYear: "2022-23" }';
    for (const viewer of [PUBLIC, aViewer('OFFICER', '5081'), aViewer('COMMISSIONER', '55')]) {
      expect((await statistics(within, viewer)).basis).toBe('PUBLISHED');
      expect(await counted(within, viewer)).toEqual(['training 1', 'সেবা 1 3']);
    }
    expect(await counted(within, aViewer('ANALYST', '50'))).toEqual(['training 1', 'গোপন 1', 'সেবা 1 3']);
  });

  test.each([
    ['groupBy: [SUBJECT, STATUS, MONTH, RECURRENCE]', 'BAD_INPUT'],
    ['groupBy: [], filter: { area: "50", within: "50" }', 'BAD_INPUT'],
    ['groupBy: [], asOf: "2099-01-01"', 'DAY_IN_FUTURE'],
    ['groupBy: [STATUS], after: "x"', 'BAD_CURSOR'],
  ])('%s is refused with %s', async (args, code) => {
    expect(codesOf(await ask(plans, `{ activityStatistics(${args}) { totalCount } }`))).toEqual([code]);
  });
});
