import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, MOVE_DUE_DAY, newRequest, RECORD_MEETING, REPORT_PROGRESS } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';
import { AskedEvery, periodEnd } from './asked-every';

test.each([
  [AskedEvery.MONTH, '2023-02-01', '2023-02-28'],
  [AskedEvery.MONTH, '2024-02-01', '2024-02-29'],
  [AskedEvery.MONTH, '2022-12-31', '2022-12-31'],
  [AskedEvery.QUARTER, '2022-07-01', '2022-09-30'],
  [AskedEvery.QUARTER, '2022-10-01', '2022-12-31'],
  [AskedEvery.QUARTER, '2023-06-30', '2023-06-30'],
  [AskedEvery.HALF_YEAR, '2022-12-31', '2022-12-31'],
  [AskedEvery.HALF_YEAR, '2023-01-01', '2023-06-30'],
  [AskedEvery.FISCAL_YEAR, '2022-07-01', '2023-06-30'],
  [AskedEvery.FISCAL_YEAR, '2023-06-30', '2023-06-30'],
])('%s: the period of %s ends on %s', (every, on, end) => {
  expect(periodEnd(on, every)).toBe(end);
});

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
    await hub.clear();
  });
  afterAll(() => hub.close());

  /** A continuing decision of a meeting of 12 September 2021, in the year that is over. */
  const decided = async (askedEvery: string | null, changes: object = {}): Promise<string> => {
    const decision = { number: '1', text: 'নিয়মিত।', kind: 'CONTINUING', askedEvery };
    const agendaItems = [{ decisions: [decision] }];
    const given = minutes({ heldOn: '2021-09-12', agendaItems, ...changes });
    return (await hub.act(RECORD_MEETING, given)).meeting.decisions[0].assignments.edges[0].node.id;
  };
  const reported = (reportedOn: string, status = 'IN_PROGRESS', meetingOn = '2021-09-12') =>
    hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      ...{ areaCode: '5010', meetingAreaCode: '5010', meetingOn, reportedOn },
      items: [{ number: '1', status }],
    });
  /** Those of some days at whose end the decision was overdue. */
  const overdueOn = async (...days: string[]): Promise<string[]> => {
    const late: string[] = [];
    for (const day of days) {
      const field = `decisionProgress(fiscalYear: "2021-22", asOf: "${day}") { overdue undated }`;
      const { overdue, undated } = (await ofArea(hub, '5010', field)).decisionProgress;
      expect(undated).toBe(0);
      if (overdue) late.push(day);
    }
    return late;
  };

  test.each([
    ['MONTH', '2021-10-31', '2021-11-01'],
    ['QUARTER', '2021-12-31', '2022-01-01'],
    ['HALF_YEAR', '2022-06-30', '2022-07-01'],
    ['FISCAL_YEAR', '2022-06-30', '2022-07-01'],
  ])('asked every %s, a decision of September first asks for a report by %s', async (every, last, after) => {
    const id = await decided(every);
    expect(await overdueOn('2021-09-30', last, after)).toEqual([after]);
    const { assignment } = await hub.read(`{ assignment(id: "${id}") { dueOn dueBasis } }`);
    expect(assignment).toEqual({ dueOn: last, dueBasis: 'PERIOD' });
  });

  test('a report in a period asks for one in the next, and no more in this', async () => {
    await decided('MONTH');
    await reported('2021-10-05');
    expect(await overdueOn('2021-11-01', '2021-11-30', '2021-12-01')).toEqual(['2021-12-01']);
    await reported('2021-12-20'); // Late for November; also the report of December.
    expect(await overdueOn('2021-12-19', '2021-12-20', '2022-01-31', '2022-02-01')).toEqual([
      '2021-12-19',
      '2022-02-01',
    ]);
  });

  test('a report in the month of the meeting itself is not yet the one of October', async () => {
    await decided('MONTH');
    await reported('2021-09-25');
    expect(await overdueOn('2021-10-31', '2021-11-01')).toEqual(['2021-11-01']);
  });

  test('any report answers for its period, also one that says it is not begun', async () => {
    await decided('QUARTER');
    await reported('2021-12-31', 'NOT_STARTED');
    expect(await overdueOn('2022-01-01', '2022-03-31', '2022-04-01')).toEqual(['2022-04-01']);
  });

  test('a report in the last period of the year ends the asking', async () => {
    await decided('QUARTER');
    await reported('2022-04-02');
    expect(await overdueOn('2022-06-30', '2022-07-01', '2023-05-20')).toEqual([]);
  });

  test('without one, it stays overdue after the year until a report comes', async () => {
    await decided('QUARTER');
    await reported('2022-03-31');
    await reported('2022-08-10');
    expect(await overdueOn('2022-06-30', '2022-07-01', '2022-08-09', '2022-08-10')).toEqual([
      '2022-07-01',
      '2022-08-09',
    ]);
  });

  test('asked once a year, any report of the year ends the asking', async () => {
    await decided('FISCAL_YEAR');
    await reported('2021-09-20');
    expect(await overdueOn('2022-06-30', '2022-07-01', '2023-05-20')).toEqual([]);
  });

  test('a decision of the last period asks within that period', async () => {
    await decided('MONTH', { heldOn: '2022-06-10' });
    expect(await overdueOn('2022-06-30', '2022-07-01')).toEqual(['2022-07-01']);
    await reported('2022-06-15', 'IN_PROGRESS', '2022-06-10');
    expect(await overdueOn('2022-07-01')).toEqual([]);
  });

  test('a report that speaks for a day before the meeting answers for no period', async () => {
    await decided('FISCAL_YEAR');
    await reported('2021-06-20');
    expect(await overdueOn('2022-06-30', '2022-07-01')).toEqual(['2022-07-01']);
  });

  test('a due day that is stated or set goes before the periods', async () => {
    const id = await decided('MONTH');
    const moved = { assignmentId: id, revision: 1, from: '2021-09-12', dueOn: '2022-01-31' };
    await hub.act(MOVE_DUE_DAY, { requestId: newRequest(), ...moved });
    expect(await overdueOn('2021-11-01', '2022-01-31', '2022-02-01')).toEqual(['2022-02-01']);
  });

  test('dropped, it asks no more', async () => {
    await decided('MONTH');
    await reported('2021-10-05', 'DROPPED');
    expect(await overdueOn('2021-12-01', '2022-07-01')).toEqual([]);
  });

  test('a continuing decision that names no period is undated, and never overdue', async () => {
    await decided(null);
    const field = 'decisionProgress(fiscalYear: "2021-22") { overdue undated }';
    expect((await ofArea(hub, '5010', field)).decisionProgress).toEqual({ overdue: 0, undated: 1 });
  });

  test('periods are for continuing decisions: one that can be done with is undated', async () => {
    await decided('MONTH', {
      agendaItems: [{ decisions: [{ number: '1', text: 'একবার।', kind: 'ONE_TIME', askedEvery: 'MONTH' }] }],
    });
    const field = 'decisionProgress(fiscalYear: "2021-22") { overdue undated }';
    expect((await ofArea(hub, '5010', field)).decisionProgress).toEqual({ overdue: 0, undated: 1 });
  });
});
