import { PUBLIC } from '../../../lib/auth/viewer';
import { askAreas, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS, REQUEST_REPORTS } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';

interface LateNode {
  readonly dueOn: string;
  readonly daysLate: number;
  readonly reason: string;
  readonly [field: string]: unknown;
}

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  /** Minutes of an area, with one decision. */
  const decided = async (areaCode: string, heldOn: string, decision: object, publish = true) => {
    const agendaItems = [{ decisions: [{ number: '1', text: 'ক', ...decision }] }];
    return (await hub.act(RECORD_MEETING, minutes({ areaCode, heldOn, agendaItems, publish }))).meeting;
  };
  const reported = (
    areaCode: string,
    meetingAreaCode: string,
    meetingOn: string,
    reportedOn: string,
    more = {},
  ) =>
    hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      ...{ areaCode, meetingAreaCode, meetingOn, reportedOn, publish: true, ...more },
      items: [{ number: '1', status: 'IN_PROGRESS' }],
    });
  const late = async (code: string, args = '', fields = 'area { code } dueOn', viewer?: typeof PUBLIC) => {
    const { late: page } = await ofArea(hub, code, `late${args} { edges { node { ${fields} } } }`, viewer);
    return (page.edges as { node: LateNode }[]).map(({ node }) => node);
  };
  const days = async (...args: Parameters<typeof late>) => (await late(...args)).map(({ dueOn }) => dueOn);

  test('it lists what is late in the area and all below it, the longest late first', async () => {
    await decided('50', '2022-09-12', { dueOn: '2023-01-31', binds: [{ scope: 'OWN' }] });
    await decided('5010', '2022-09-13', { dueOn: '2022-10-31' });
    await decided('508110', '2022-09-14', { dueOn: '2023-05-19' });
    await decided('5594', '2022-09-15', { dueOn: '2022-10-31' }); // Of another division.
    await decided('5081', '2022-09-16', { dueOn: '2023-05-20' }); // Due today.
    await decided('5081', '2022-09-17', { dueOn: null });
    expect(await late('50', '', 'area { code } dueOn daysLate fiscalYear dueBasis')).toEqual([
      {
        area: { code: '5010' },
        dueOn: '2022-10-31',
        daysLate: 201,
        fiscalYear: '2022-23',
        dueBasis: 'STATED',
      },
      { area: { code: '50' }, dueOn: '2023-01-31', daysLate: 109, fiscalYear: '2022-23', dueBasis: 'STATED' },
      {
        area: { code: '508110' },
        dueOn: '2023-05-19',
        daysLate: 1,
        fiscalYear: '2022-23',
        dueBasis: 'STATED',
      },
    ]);
    expect(await days('5081')).toEqual(['2023-05-19']);
  });

  test('pages follow each other without a gap or a repetition, also among those due on one day', async () => {
    for (const day of ['12', '13', '14', '15', '16'])
      await decided('5010', `2022-09-${day}`, { dueOn: day === '12' ? '2022-12-31' : '2022-10-31' });
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const args: string = `(first: 2${after ? `, after: "${after}"` : ''})`;
      const page = 'totalCount pageInfo { endCursor hasNextPage } edges { node { dueOn assignment { id } } }';
      const { late: shown } = await ofArea(hub, '5010', `late${args} { ${page} }`);
      expect([shown.totalCount, shown.pageInfo.hasNextPage]).toEqual([5, pages < 2]);
      for (const { node } of shown.edges) seen.push(`${node.dueOn} ${node.assignment.id}`);
      after = shown.pageInfo.endCursor as string;
    }
    expect(new Set(seen).size).toBe(5);
    expect(seen.map((each) => each.slice(0, 10))).toEqual([
      ...Array<string>(4).fill('2022-10-31'),
      '2022-12-31',
    ]);
  });

  test('it says why each is late: nothing reported, not done, or the report that is asked for is missing', async () => {
    await decided('5010', '2022-09-12', { dueOn: '2022-10-01' });
    await decided('5010', '2022-09-13', { dueOn: '2022-10-02' });
    await reported('5010', '5010', '2022-09-13', '2022-11-01');
    await decided('5010', '2022-09-14', { kind: 'CONTINUING', askedEvery: 'MONTH' });
    await reported('5010', '5010', '2022-09-14', '2022-10-10');
    const { id: meetingId } = await decided('5010', '2022-09-15', {});
    await reported('5010', '5010', '2022-09-15', '2022-10-10');
    const letter = {
      meetingId,
      of: [{ scope: 'OWN' }],
      issuedOn: '2022-12-01',
      dueOn: '2022-12-15',
      publish: true,
    };
    await hub.act(REQUEST_REPORTS, { requestId: newRequest(), ...letter });
    expect(await late('5010', '', 'dueOn reason dueBasis')).toEqual([
      { dueOn: '2022-10-01', reason: 'NOT_REPORTED', dueBasis: 'STATED' },
      { dueOn: '2022-10-02', reason: 'NOT_DONE', dueBasis: 'STATED' },
      { dueOn: '2022-11-30', reason: 'REPORT_MISSING', dueBasis: 'PERIOD' },
      { dueOn: '2022-12-15', reason: 'REPORT_MISSING', dueBasis: 'REQUEST' },
    ]);
    const of = (reason: string) => days('5010', `(filter: { reason: ${reason} })`);
    expect(await of('NOT_REPORTED')).toEqual(['2022-10-01']);
    expect(await of('NOT_DONE')).toEqual(['2022-10-02']);
    expect(await of('REPORT_MISSING')).toEqual(['2022-11-30', '2022-12-15']);
  });

  test('for a day past it lists what was late then, with the last report by that day', async () => {
    await decided('5010', '2022-09-12', { dueOn: '2022-10-31' });
    await reported('5010', '5010', '2022-09-12', '2022-11-10');
    await reported('5010', '5010', '2022-09-12', '2022-12-20');
    const on = (day: string) =>
      late('5010', `(filter: { asOf: "${day}" })`, 'daysLate reason lastReport { reportedOn }');
    expect(await on('2022-10-31')).toEqual([]);
    expect(await on('2022-11-01')).toEqual([{ daysLate: 1, reason: 'NOT_REPORTED', lastReport: null }]);
    expect(await on('2022-11-30')).toEqual([
      { daysLate: 30, reason: 'NOT_DONE', lastReport: { reportedOn: '2022-11-10' } },
    ]);
    expect(await on('2022-12-20')).toEqual([
      { daysLate: 50, reason: 'NOT_DONE', lastReport: { reportedOn: '2022-12-20' } },
    ]);
  });

  test('the year of the day and the one before stand together, archive years apart', async () => {
    await decided('5010', '2020-09-12', { dueOn: '2020-10-31' });
    await decided('5010', '2021-09-12', { dueOn: '2021-10-31' });
    await decided('5010', '2022-09-12', { dueOn: '2022-10-31' });
    expect(await days('5010')).toEqual(['2021-10-31', '2022-10-31']);
    expect(await days('5010', '(filter: { archive: true })')).toEqual(['2020-10-31']);
    expect(await days('5010', '(filter: { fiscalYear: "2020-21" })')).toEqual(['2020-10-31']);
    // At the end of 30 June 2022 the year 2020-21 was the one before; a day later it is archive.
    expect(await days('5010', '(filter: { asOf: "2022-06-30" })')).toEqual(['2020-10-31', '2021-10-31']);
    expect(await days('5010', '(filter: { asOf: "2022-07-01" })')).toEqual(['2021-10-31']);
  });

  test('of one fiscal year it has as many as the roll-up counts as overdue', async () => {
    await decided('50', '2022-06-12', { dueOn: '2022-10-31', binds: [{ scope: 'ALL_UPAZILAS' }] });
    await decided('50', '2022-09-12', { dueOn: '2022-10-31', binds: [{ scope: 'ALL_DISTRICTS' }] });
    for (const [fiscalYear, number] of [
      ['2021-22', 3],
      ['2022-23', 2],
    ] as const) {
      const fields = `decisionProgress(fiscalYear: "${fiscalYear}") { overdue } late(filter: { fiscalYear: "${fiscalYear}" }) { totalCount }`;
      const { decisionProgress, late: page } = await ofArea(hub, '50', fields);
      expect([decisionProgress.overdue, page.totalCount]).toEqual([number, number]);
    }
  });

  test('a district that has moved is late in its old division by the tree of then, in its new one by that of today', async () => {
    await decided('5585', '2013-09-12', { dueOn: '2013-10-31' }); // Of division 50 until September 2015.
    for (const map of ['AS_OF', 'CURRENT'])
      for (const code of ['50', '55', 'BD']) {
        const overdue = `decisionProgress(fiscalYear: "2013-14", map: ${map}) { overdue }`;
        const listed = `late(filter: { fiscalYear: "2013-14", map: ${map} }) { totalCount }`;
        const { decisionProgress, late: page } = await ofArea(hub, code, `${overdue} ${listed}`);
        const there = code === 'BD' || (code === '50') === (map === 'AS_OF');
        expect([map, code, decisionProgress.overdue, page.totalCount]).toEqual([map, code, +there, +there]);
      }
  });

  test('issuedBy leaves the decisions of that area alone', async () => {
    await decided('50', '2022-09-12', { dueOn: '2022-10-31', binds: [{ scope: 'ALL_DISTRICTS' }] });
    await decided('5010', '2022-09-12', { dueOn: '2022-11-30' });
    expect(await days('5010', '(filter: { issuedBy: "50" })')).toEqual(['2022-10-31']);
    expect(await days('5010', '(filter: { issuedBy: "5010" })')).toEqual(['2022-11-30']);
  });

  test('the public sees what is late by published papers alone', async () => {
    await decided('5010', '2022-09-12', { dueOn: '2022-10-31' });
    await decided('5010', '2022-09-13', { dueOn: '2022-11-30' }, false);
    await reported('5010', '5010', '2022-09-12', '2022-11-10', { publish: false });
    const fields = 'dueOn reason assignment { status } lastReport { reportedOn }';
    expect(await late('5010', '', fields, PUBLIC)).toEqual([
      {
        dueOn: '2022-10-31',
        reason: 'NOT_REPORTED',
        assignment: { status: 'NOT_STARTED' },
        lastReport: null,
      },
    ]);
    expect(await late('5010', '', fields)).toEqual([
      {
        dueOn: '2022-10-31',
        reason: 'NOT_DONE',
        assignment: { status: 'IN_PROGRESS' },
        lastReport: { reportedOn: '2022-11-10' },
      },
      {
        dueOn: '2022-11-30',
        reason: 'NOT_REPORTED',
        assignment: { status: 'NOT_STARTED' },
        lastReport: null,
      },
    ]);
  });

  test('an analyst of one district sees all of it, and of the division what is published', async () => {
    await decided('5010', '2022-09-12', { dueOn: '2022-10-31' });
    await decided('5010', '2022-09-13', { dueOn: '2022-11-30' }, false);
    await decided('5081', '2022-09-14', { dueOn: '2022-12-31' }, false);
    const analyst = aViewer('ANALYST', '5010');
    expect(await days('5010', '', 'dueOn', analyst)).toEqual(['2022-10-31', '2022-11-30']);
    expect(await days('5081', '', 'dueOn', analyst)).toEqual([]);
    expect(await days('50', '', 'dueOn', analyst)).toEqual(['2022-10-31']);
  });

  test.each([
    ['{ fiscalYear: "2023" }', 'BAD_FISCAL_YEAR'],
    ['{ asOf: "2023-05-21" }', 'DAY_IN_FUTURE'],
    ['{ asOf: "31 May" }', 'BAD_DAY'],
    ['{ issuedBy: "99" }', 'UNKNOWN_AREA'],
    ['{ fiscalYear: "" }', 'BAD_FISCAL_YEAR'],
    ['{ issuedBy: "" }', 'UNKNOWN_AREA'],
  ])('the filter %s is refused with %s', async (filter, code) => {
    const field = `late(filter: ${filter}) { totalCount }`;
    expect(codesOf(await askAreas(hub.subgraph, ['5010'], field))).toEqual([code]);
  });

  test.each([
    ['(first: -1)', 'BAD_PAGE'],
    ['(first: 501)', 'BAD_PAGE'],
    ['(after: "nothing")', 'BAD_CURSOR'],
  ])('the page %s is refused with %s', async (page, code) => {
    expect(codesOf(await askAreas(hub.subgraph, ['5010'], `late${page} { totalCount }`))).toEqual([code]);
  });
});
