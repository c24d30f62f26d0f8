import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { RequestStatements } from '../../../tests/support/statements';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import {
  act,
  aPlan,
  aReport,
  newRequest,
  PUBLISH_ANNUAL,
  REPORT,
  SUBMIT_ANNUAL,
  SUBMIT_PLAN,
} from '../testing/acts';

const FIXED =
  'plansSubmitted plansExpected activities notStarted inProgress completed cancelled overdue notReported percentComplete asOf';

onEachDatabase((newDatabase) => {
  let plans: Subgraph;
  const statements = new RequestStatements();
  beforeEach(async () => {
    plans = await createPlans({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-08-20T06:00:00Z'),
      onQuery: statements.onQuery,
    });
  });
  afterEach(() => plans.close());

  test('an area where nothing is reported has no percentage: silence is not 0 %', async () => {
    expect(await progress('5010', FIXED, '2022-10-01')).toEqual({
      plansSubmitted: 0,
      plansExpected: 2,
      activities: 0,
      notStarted: 0,
      inProgress: 0,
      completed: 0,
      cancelled: 0,
      overdue: 0,
      notReported: 0,
      percentComplete: null,
      asOf: '2022-10-01',
    });
    await act(plans, SUBMIT_PLAN, aPlan());
    expect(await progress('5010', 'activities notReported percentComplete')).toEqual({
      activities: 1,
      notReported: 1,
      percentComplete: null,
    });
  });

  test('progress weighs by weight within a plan and by number of activities between plans; cancelled ones do not weigh', async () => {
    const weighed = [3, 1, null, 5].map((weight, index) => ({
      number: String(index + 1),
      task: 'কাজ',
      weight,
    }));
    await act(plans, SUBMIT_PLAN, aPlan({ activities: weighed }));
    const items = [
      { number: '1', status: 'IN_PROGRESS', progress: 50 },
      { number: '2', status: 'COMPLETED' },
      { number: '4', status: 'CANCELLED' },
    ];
    await act(plans, REPORT, aReport({ items }));
    // (3 × 50 + 1 × 100 + 1 × 0) ÷ 5 = 50
    expect(await progress('5010', 'cancelled percentComplete')).toEqual({
      cancelled: 1,
      percentComplete: 50,
    });

    const steps = [{ on: '2022-09-01' }, {}, {}];
    await act(
      plans,
      SUBMIT_PLAN,
      aPlan({ areaCode: '501020', activities: [{ number: '1', task: 'কাজ', occurrences: steps }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ areaCode: '501020', items: [{ number: '1', occurrencesDone: [1, 3] }] }),
    );
    expect(await progress('501020', 'percentComplete')).toEqual({ percentComplete: 66.7 });
    // (3 × 50 + 1 × 66.67) ÷ 4 = 54.2
    expect(await progress('50', 'activities percentComplete')).toEqual({
      activities: 5,
      percentComplete: 54.2,
    });
  });

  test('a report under way without a figure does not take back the last figure', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(plans, REPORT, aReport({ reportedOn: '2022-09-01', items: [{ number: '1', progress: 60 }] }));
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-10-01', items: [{ number: '1', status: 'IN_PROGRESS' }] }),
    );
    expect(await progress('5010', 'percentComplete')).toEqual({ percentComplete: 60 });
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-11-01', items: [{ number: '1', status: 'NOT_STARTED' }] }),
    );
    expect(await progress('5010', 'percentComplete')).toEqual({ percentComplete: 0 });
  });

  test('what recurs without a date has until the end of its year, and what has no day is never overdue', async () => {
    const activities = [
      { task: 'মাসিক সভা', recurrence: 'MONTHLY' },
      { task: 'পুরস্কার', recurrence: 'YEARLY' },
      { task: 'যে কোনো সময়' },
    ];
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    expect(await progress('5010', 'overdue undated', '2023-06-30')).toEqual({ overdue: 0, undated: 1 });
    expect(await progress('5010', 'overdue undated', '2023-07-01')).toEqual({ overdue: 2, undated: 1 });
  });

  test('a plan is expected of an area that had a team by 31 July; one that is submitted always is', async () => {
    const expected = (day: string, code = '5081') => progress(code, 'plansExpected plansSubmitted', day);
    // 5081 and 508110 had teams; that of 508194 was formed on 15 August 2022; divisions count themselves.
    expect(await expected('2022-06-30')).toEqual({ plansExpected: 0, plansSubmitted: 0 });
    expect(await expected('2022-07-01')).toEqual({ plansExpected: 2, plansSubmitted: 0 });
    expect(await expected('2023-06-30')).toEqual({ plansExpected: 2, plansSubmitted: 0 });
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '508194', submittedOn: '2022-09-01' }));
    expect(await expected('2022-08-31')).toEqual({ plansExpected: 2, plansSubmitted: 0 });
    expect(await expected('2022-09-01')).toEqual({ plansExpected: 3, plansSubmitted: 1 });
    expect(await expected('2022-09-01', '559486')).toEqual({ plansExpected: 0, plansSubmitted: 0 });
    const nextYear = await askAreas(plans, ['5081'], 'planProgress(fiscalYear: "2023-24") { plansExpected }');
    expect(nextYear.data[0].planProgress).toEqual({ plansExpected: 3 });
  });

  test('an area without a team has not joined: it is neither expected nor hidden', async () => {
    const measures = 'teamsFormed teamsExpected plansExpected';
    expect(await progress('5594', measures, '2022-10-01')).toEqual({
      teamsFormed: 3,
      teamsExpected: 4,
      plansExpected: 3,
    });
  });

  test('an annual report is expected once the year is over, due on 31 July, and counts when submitted', async () => {
    const measures = 'annualReportsSubmitted annualReportsExpected';
    expect(await progress('5081', measures, '2023-06-30')).toEqual({
      annualReportsSubmitted: 0,
      annualReportsExpected: 0,
    });
    expect(await progress('5081', measures, '2023-07-01')).toEqual({
      annualReportsSubmitted: 0,
      annualReportsExpected: 3,
    });
    const input = {
      requestId: newRequest(),
      areaCode: '5081',
      fiscalYear: '2022-23',
      submittedOn: '2023-08-03',
      text: 'প্রতিবেদন',
    };
    const { outcome, annualReport } = await act(plans, SUBMIT_ANNUAL, input, aViewer('OFFICER', '5081'));
    expect([outcome, annualReport.dueOn, annualReport.daysLate]).toEqual(['RECORDED', '2023-07-31', 3]);
    const other = { ...input, requestId: newRequest(), text: 'অন্য প্রতিবেদন' };
    expect((await act(plans, SUBMIT_ANNUAL, other)).outcome).toBe('PROPOSED');
    expect(await progress('5081', measures)).toEqual({ annualReportsSubmitted: 0, annualReportsExpected: 3 });
    const source = 'annualReport(fiscalYear: "2022-23") { text }';
    expect((await askAreas(plans, ['5081'], source)).data[0].annualReport).toBeNull();

    const publish = { requestId: newRequest(), annualReportId: annualReport.id, revision: 1 };
    expect(codesOf(await ask(plans, PUBLISH_ANNUAL, { input: publish }, aViewer('OFFICER', '5081')))).toEqual(
      ['FORBIDDEN'],
    );
    await act(plans, PUBLISH_ANNUAL, publish, aViewer('COMMISSIONER', '50'));
    expect(await progress('50', measures, '2023-08-02')).toEqual({
      annualReportsSubmitted: 0,
      annualReportsExpected: 6,
    });
    expect(await progress('50', measures, '2023-08-03')).toEqual({
      annualReportsSubmitted: 1,
      annualReportsExpected: 6,
    });
    expect((await askAreas(plans, ['5081'], source)).data[0].annualReport).toEqual({ text: 'প্রতিবেদন' });
  });

  test('a moved district counts where it lies today, or where it lay then; a closed area under its successor', async () => {
    await act(
      plans,
      SUBMIT_PLAN,
      aPlan({ areaCode: '5585', fiscalYear: '2014-15', submittedOn: '2014-07-20' }),
    );
    await act(
      plans,
      SUBMIT_PLAN,
      aPlan({ areaCode: '501033', fiscalYear: '2014-15', submittedOn: '2014-07-20' }),
    );
    const submitted = async (map: string) => {
      const field = `planProgress(fiscalYear: "2014-15", map: ${map}) { plansSubmitted }`;
      const { data } = await askAreas(plans, ['BD', '50', '55', '501020'], field);
      return data.map(
        ({ planProgress }: { planProgress: { plansSubmitted: number } }) => planProgress.plansSubmitted,
      );
    };
    expect(await submitted('CURRENT')).toEqual([2, 1, 1, 1]);
    expect(await submitted('AS_OF')).toEqual([2, 2, 0, 0]);
  });

  test('all areas of a fetch cost one statement', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const codes = [
      'BD',
      '50',
      '55',
      '5010',
      '5081',
      '5585',
      '5594',
      '501020',
      '508110',
      '558549',
      '559408',
      '559490',
    ];
    statements.forget();
    const { data } = await askAreas(plans, codes, `code planProgress(fiscalYear: "2022-23") { ${FIXED} }`);
    expect(data).toHaveLength(codes.length);
    expect(statements.seen.filter((sql) => sql.includes('plan_totals'))).toHaveLength(1);
    // Whether anything was written is asked first, about which areas then, and whether anything else was meanwhile.
    expect(statements.seen.length).toBeLessThanOrEqual(4);
    statements.forget();
    await askAreas(
      plans,
      codes,
      'actionPlan(fiscalYear: "2022-23") { id } actionPlans(first: 2) { edges { node { title } } }',
    );
    expect(statements.seen).toHaveLength(2);
  });

  test('the future and what is no fiscal year are refused with a code, and the area stays', async () => {
    const asked = async (args: string) =>
      askAreas(plans, ['5010'], `code planProgress(${args}) { activities }`);
    const future = await asked('fiscalYear: "2022-23", asOf: "2023-08-21"');
    expect(codesOf(future)).toEqual(['DAY_IN_FUTURE']);
    expect(future.data).toEqual([{ code: '5010', planProgress: null }]);
    expect(codesOf(await asked('fiscalYear: "2022"'))).toEqual(['BAD_FISCAL_YEAR']);
    expect(codesOf(await asked('fiscalYear: "২০২২-২৩"'))).toEqual([]);
  });

  test('SELF is what the area itself owes', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const field = 'planProgress(fiscalYear: "2022-23", scope: SELF) { plansSubmitted plansExpected }';
    const { data } = await askAreas(plans, ['50', '5010'], field);
    expect(data.map(({ planProgress }: { planProgress: unknown }) => planProgress)).toEqual([
      { plansSubmitted: 0, plansExpected: 1 },
      { plansSubmitted: 1, plansExpected: 1 },
    ]);
  });

  test('who may see all of an area gets all its counts, everyone else the published ones', async () => {
    await act(plans, SUBMIT_PLAN, aPlan({ publish: false }));
    const field = 'planProgress(fiscalYear: "2022-23") { basis plansSubmitted }';
    const seen = async (viewer: Parameters<typeof askAreas>[3]) =>
      (await askAreas(plans, ['50', '5010'], field, viewer)).data.map(
        ({ planProgress }: { planProgress: { basis: string; plansSubmitted: number } }) =>
          `${planProgress.basis} ${planProgress.plansSubmitted}`,
      );
    expect(await seen(ADMIN)).toEqual(['ALL 1', 'ALL 1']);
    expect(await seen(aViewer('COMMISSIONER', '50'))).toEqual(['ALL 1', 'ALL 1']);
    expect(await seen(aViewer('OFFICER', '5010'))).toEqual(['PUBLISHED 0', 'ALL 1']);
    expect(await seen(aViewer('ANALYST', '55'))).toEqual(['PUBLISHED 0', 'PUBLISHED 0']);
  });

  /** Some measures of an area as the public sees them, on a day or today. */
  async function progress(code: string, measures: string, day?: string): Promise<unknown> {
    const asOf = day ? `, asOf: "${day}"` : '';
    const { data, errors } = await askAreas(
      plans,
      [code],
      `planProgress(fiscalYear: "2022-23"${asOf}) { ${measures} }`,
    );
    if (errors?.[0]) throw errors[0];
    return data[0].planProgress;
  }
});
