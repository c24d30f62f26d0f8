import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { RequestStatements } from '../../../tests/support/statements';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createPlans } from '../plans';
import { act, aPlan, aReport, newRequest, REPORT, SUBMIT_ANNUAL, SUBMIT_PLAN } from '../testing/acts';

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

  test('what the dates ask for weighs as what is done: by weight within a plan, by activities between plans', async () => {
    const activities = [
      { number: '1', task: 'ক', weight: 3, endsOn: '2022-09-15' },
      { number: '2', task: 'খ', weight: 1, occurrences: [{ on: '2022-08-31' }, { on: '2022-12-31' }] },
      { number: '3', task: 'গ', weight: 6 },
    ];
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '501020' }));
    const expected = (day: string, code = '5010', scope = 'SELF') =>
      measures(code, 'percentExpectedToDate', day, scope).then((row) => row['percentExpectedToDate']);
    expect(await expected('2022-07-19')).toBeNull();
    expect(await expected('2022-08-31')).toBe(0); // Its own day is still within time.
    expect(await expected('2022-09-01')).toBe(5); // (1 × 50) ÷ 10
    expect(await expected('2022-09-16')).toBe(35); // (3 × 100 + 1 × 50) ÷ 10
    expect(await expected('2023-08-20')).toBe(40); // The third names no day.
    // 3 activities of which 35 % is asked for, and 1 whose end has passed.
    expect(await expected('2022-09-16', '5010', 'SUBTREE')).toBe(51.3);
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-09-20', items: [{ number: '3', status: 'CANCELLED' }] }),
    );
    expect(await expected('2022-09-19')).toBe(35);
    expect(await expected('2022-09-20')).toBe(87.5); // 3.5 ÷ 4
  });

  test('a dated step is missed from the day after, until it is reported done or its activity is closed', async () => {
    const occurrences = [{ on: '2022-08-10' }, { on: '2022-09-10' }, {}];
    const activities = [{ number: '1', task: 'ক', occurrences }];
    await act(plans, SUBMIT_PLAN, aPlan({ activities }));
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-10-01', items: [{ number: '1', occurrencesDone: [1] }] }),
    );
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2022-11-01', items: [{ number: '1', status: 'COMPLETED' }] }),
    );
    const steps = (day: string) => measures('5010', 'occurrences occurrencesDone occurrencesMissed', day);
    const counted = (occurrencesDone: number, occurrencesMissed: number) => ({
      occurrences: 3,
      occurrencesDone,
      occurrencesMissed,
    });
    expect(await steps('2022-08-10')).toEqual(counted(0, 0));
    expect(await steps('2022-08-11')).toEqual(counted(0, 1));
    expect(await steps('2022-09-11')).toEqual(counted(0, 2));
    expect(await steps('2022-10-01')).toEqual(counted(1, 1));
    expect(await steps('2022-11-01')).toEqual(counted(3, 0));
  });

  test('1 July hides nothing: what is open of earlier years stands beside the new year', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(plans, SUBMIT_PLAN, aPlan({ fiscalYear: '2021-22', submittedOn: '2021-07-20' }));
    const open = async (day: string) => {
      const field = `planProgress(fiscalYear: "2023-24", asOf: "${day}") { activities openFromEarlierYears }`;
      return (await askAreas(plans, ['50'], field)).data[0].planProgress;
    };
    expect(await open('2023-07-01')).toEqual({ activities: 0, openFromEarlierYears: 2 });
    await act(
      plans,
      REPORT,
      aReport({ reportedOn: '2023-07-10', items: [{ number: '1', status: 'COMPLETED' }] }),
    );
    expect(await open('2023-07-09')).toEqual({ activities: 0, openFromEarlierYears: 2 });
    expect(await open('2023-07-10')).toEqual({ activities: 0, openFromEarlierYears: 1 });
  });

  test('an expected plan is missing until it is there; an annual report is late once its 31 July has passed', async () => {
    await act(plans, SUBMIT_PLAN, aPlan({ areaCode: '5081' }));
    const asked = 'plansExpected plansMissing annualReportsExpected annualReportsLate';
    expect(await measures('5081', asked, '2022-07-19')).toMatchObject({ plansExpected: 2, plansMissing: 2 });
    expect(await measures('5081', asked, '2022-07-20')).toMatchObject({ plansExpected: 2, plansMissing: 1 });
    const late = (day: string) => measures('5081', 'annualReportsExpected annualReportsLate', day);
    expect(await late('2023-07-31')).toEqual({ annualReportsExpected: 3, annualReportsLate: 0 });
    expect(await late('2023-08-01')).toEqual({ annualReportsExpected: 3, annualReportsLate: 3 });
    const report = { areaCode: '5081', fiscalYear: '2022-23', submittedOn: '2023-08-05', publish: true };
    await act(plans, SUBMIT_ANNUAL, { requestId: newRequest(), ...report });
    expect(await late('2023-08-05')).toEqual({ annualReportsExpected: 3, annualReportsLate: 2 });
  });

  test('an area that is closed owes nothing more that falls due after; what it owed before counts on', async () => {
    // 501033 is closed on 1 January 2021; 501020 takes it over.
    const owed = async (fiscalYear: string, day: string) => {
      const field = `planProgress(fiscalYear: "${fiscalYear}", asOf: "${day}", scope: SELF) { plansExpected annualReportsExpected teamsFormed teamsExpected }`;
      return Object.values((await askAreas(plans, ['501033'], field)).data[0].planProgress);
    };
    expect(await owed('2020-21', '2020-12-31')).toEqual([1, 0, 1, 1]);
    expect(await owed('2020-21', '2021-01-01')).toEqual([1, 0, 0, 0]);
    expect(await owed('2020-21', '2021-08-01')).toEqual([1, 0, 0, 0]);
    expect(await owed('2021-22', '2021-08-01')).toEqual([0, 0, 0, 0]);
  });

  test('a series is what planProgress gives on each of its days; asked again, it reads no counts', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    await act(plans, REPORT, aReport({ items: [{ number: '1', status: 'COMPLETED' }] }));
    const fields =
      'fiscalYear asOf plansExpected activities completed overdue percentComplete percentExpectedToDate';
    const series = `planProgressSeries(from: "2022-06-15", to: "2022-11-15") { ${fields} }`;
    const { data } = await askAreas(plans, ['5010'], series);
    statements.forget();
    expect((await askAreas(plans, ['5010'], series)).data).toEqual(data);
    expect(statements.seen.filter((sql) => /plan_(totals|ledger)/.test(sql))).toEqual([]);
    const points = data[0].planProgressSeries;
    expect(points.map(({ asOf }: { asOf: string }) => asOf)).toEqual([
      '2022-06-30',
      '2022-07-31',
      '2022-08-31',
      '2022-09-30',
      '2022-10-31',
      '2022-11-15',
    ]);
    for (const point of points) {
      const field = `planProgress(fiscalYear: "${point.fiscalYear}", asOf: "${point.asOf}") { ${fields} }`;
      expect((await askAreas(plans, ['5010'], field)).data[0].planProgress).toEqual(point);
    }
    const future = await askAreas(
      plans,
      ['5010'],
      'planProgressSeries(from: "2022-01-01", to: "2023-08-21") { asOf }',
    );
    expect(codesOf(future)).toEqual(['DAY_IN_FUTURE']);
  });

  test('a number is explained by its rule and by a query that lists what it counts', async () => {
    await act(plans, SUBMIT_PLAN, aPlan());
    const explain = async (measure: string) => {
      const field = `planProgress(fiscalYear: "2022-23") { explain(measure: ${measure}) { measure count rule ruleBn query } }`;
      return (await askAreas(plans, ['50'], field)).data[0].planProgress.explain;
    };
    const overdue = await explain('OVERDUE');
    expect(overdue).toMatchObject({ measure: 'OVERDUE', count: 1 });
    expect(overdue.rule).toContain('Open activities');
    const { data } = await ask(plans, overdue.query.replaceAll(' nameBn', ''));
    expect(data.activities).toMatchObject({ totalCount: 1, edges: [{ node: { number: '১' } }] });
    expect(await explain('PLANS_EXPECTED')).toMatchObject({ count: 5, query: null });
    // A list of activities has no plans in it.
    const wrong = overdue.query.replace('OVERDUE', 'PLANS_SUBMITTED').replaceAll(' nameBn', '');
    expect(codesOf(await ask(plans, wrong))).toEqual(['BAD_INPUT']);
  });

  async function measures(
    code: string,
    fields: string,
    day: string,
    scope = 'SUBTREE',
  ): Promise<Record<string, unknown>> {
    const field = `planProgress(fiscalYear: "2022-23", asOf: "${day}", scope: ${scope}) { ${fields} }`;
    const { data, errors } = await askAreas(plans, [code], field, ADMIN);
    if (errors?.[0]) throw errors[0];
    return data[0].planProgress;
  }
});
