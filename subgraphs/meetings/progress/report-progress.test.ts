import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import { ADMIN, askAreas, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterAll(() => hub.close());

  let days = 0;
  const aDay = (): string => new Date(Date.UTC(2017, 0, (days += 9))).toISOString().slice(0, 10);
  /** A district's report on a meeting of its division. */
  const aReport = (meetingOn: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
    requestId: newRequest(),
    areaCode: '5010',
    meetingAreaCode: '50',
    meetingOn,
    reportedOn: meetingOn,
    items: [{ number: '১', decision: 'তালিকা দিতে হবে।', status: 'IN_PROGRESS', text: 'চলমান' }],
    memo: { contentHash: newRequest() },
    publish: true,
    ...changes,
  });
  const item = (changes: Record<string, unknown> = {}) => ({
    number: '১',
    decision: 'তালিকা দিতে হবে।',
    ...changes,
  });

  /** The meetings of the division on a day, as someone sees them. */
  const meetingsOn = async (day: string, viewer: Viewer = ADMIN) => {
    const read = await hub.read(
      `{ meetings(filter: { within: "50", from: "${day}", to: "${day}" }) { totalCount edges { node {
        id knownFrom publishedAt revision agendaItems { topic decisions { id } }
        decisions { id number text kind assignments(first: 50) { totalCount edges { node {
          id knownFrom status statusBasis progress reportedOn dueOn area { code }
          reports { totalCount edges { node { status statusBasis progress text evidence } } }
        } } } }
      } } } }`,
      viewer,
    );
    return read.meetings.edges.map(({ node }: { node: unknown }) => node);
  };
  const areasOf = (decision: { assignments: { edges: { node: { area: { code: string } } }[] } }): string[] =>
    decision.assignments.edges.map(({ node }) => node.area.code).sort();
  const progressOf = async (code: string, fiscalYear: string, viewer: Viewer = ADMIN) => {
    const field = `decisionProgress(fiscalYear: "${fiscalYear}") { meetingsHeld assignments notStarted inProgress implemented notReported }`;
    return (await askAreas(hub.subgraph, [code], field, viewer)).data[0].decisionProgress;
  };

  test('a meeting that nobody knew becomes known from a report, for the reporting area alone', async () => {
    const day = aDay();
    const recorded = await hub.act(REPORT_PROGRESS, aReport(day));
    expect(recorded).toMatchObject({ outcome: 'RECORDED', reports: [{}], findings: [] });
    const [meeting] = await meetingsOn(day, PUBLIC);
    expect(meeting).toMatchObject({ knownFrom: 'REPORT', revision: 1 });
    expect(meeting.decisions).toHaveLength(1);
    expect(meeting.decisions[0]).toMatchObject({ number: '১', text: 'তালিকা দিতে হবে।', kind: 'ONE_TIME' });
    expect(areasOf(meeting.decisions[0])).toEqual(['5010']);
    expect(meeting.decisions[0].assignments.edges[0].node).toMatchObject({
      knownFrom: 'REPORT',
      status: 'IN_PROGRESS',
      statusBasis: 'STATED',
      reportedOn: day,
      dueOn: null,
      reports: { totalCount: 1 },
    });
  });

  test('a second district that reports joins the same meeting and the same decision', async () => {
    const day = aDay();
    await hub.act(REPORT_PROGRESS, aReport(day));
    await hub.act(
      REPORT_PROGRESS,
      aReport(day, { areaCode: '5081', items: [item({ number: '০১', status: 'IMPLEMENTED' })] }),
    );
    const meetings = await meetingsOn(day);
    expect(meetings).toHaveLength(1);
    expect(meetings[0].decisions).toHaveLength(1);
    expect(areasOf(meetings[0].decisions[0])).toEqual(['5010', '5081']);
  });

  test('a decision without a number is known by its words', async () => {
    const day = aDay();
    const words = 'নিয়মিত  সভা আয়োজন করতে হবে';
    await hub.act(
      REPORT_PROGRESS,
      aReport(day, { items: [{ decision: `${words}।`, status: 'IN_PROGRESS' }] }),
    );
    await hub.act(
      REPORT_PROGRESS,
      aReport(day, { areaCode: '5081', items: [{ decision: words, status: 'DROPPED' }] }),
    );
    const [meeting] = await meetingsOn(day);
    expect(meeting.decisions).toHaveLength(1);
    expect(areasOf(meeting.decisions[0])).toEqual(['5010', '5081']);
  });

  test('a report on minutes is a report on what they assigned, and finds its own assignment', async () => {
    const day = aDay();
    const agendaItems = [
      {
        decisions: [
          { number: '১', text: 'তালিকা দিতে হবে।', binds: [{ scope: 'ALL_DISTRICTS' }], dueOn: day },
        ],
      },
    ];
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day, agendaItems }));
    const { findings } = await hub.act(REPORT_PROGRESS, aReport(day));
    expect(findings).toEqual([]);
    const [meeting] = await meetingsOn(day);
    expect(areasOf(meeting.decisions[0])).toEqual(['5010', '5081']);
    const standing = meeting.decisions[0].assignments.edges.map(({ node }: any) => [
      node.area.code,
      node.knownFrom,
      node.status,
      node.dueOn,
    ]);
    expect(standing.sort()).toEqual([
      ['5010', 'MINUTES', 'IN_PROGRESS', day],
      ['5081', 'MINUTES', 'NOT_STARTED', day],
    ]);
  });

  test('what the minutes do not have, and what reads otherwise in them, is found and kept all the same', async () => {
    const day = aDay();
    const text = 'একটি সেবা সহজ করতে হবে।';
    const agendaItems = [{ decisions: [{ number: '১', text, binds: [{ scope: 'ALL_DISTRICTS' }] }] }];
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day, agendaItems }));
    const items = [
      {
        number: '১',
        decision: 'প্রতি মাসের প্রথম সপ্তাহে অগ্রগতি প্রতিবেদন বিভাগীয় কার্যালয়ে প্রেরণ',
        status: 'IN_PROGRESS',
      },
      { number: '৯', decision: 'অন্য কিছু', status: 'IMPLEMENTED' },
    ];
    const { findings, reports } = await hub.act(REPORT_PROGRESS, aReport(day, { items }));
    expect(findings.map(({ code }: { code: string }) => code)).toEqual([
      'DECISION_WORDS_DIFFER',
      'DECISION_NOT_IN_MINUTES',
    ]);
    expect(reports).toHaveLength(2);
    const [meeting] = await meetingsOn(day);
    expect(meeting.decisions.map((decision: { text: string }) => decision.text)).toEqual([text, 'অন্য কিছু']);
  });

  test('who reports on a decision that by the minutes binds others gets a finding and an assignment', async () => {
    const day = aDay();
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day }));
    const { findings } = await hub.act(
      REPORT_PROGRESS,
      aReport(day, { items: [{ number: '১', status: 'IMPLEMENTED' }] }),
    );
    expect(findings).toEqual([{ code: 'DECISION_BINDS_OTHERS' }]);
    const [meeting] = await meetingsOn(day);
    expect(areasOf(meeting.decisions[0])).toEqual(['50', '5010']);
  });

  test('an empty cell is no report: who is bound counts as silent, who is not is not bound by it', async () => {
    const day = '2018-09-05';
    const agendaItems = [
      { decisions: [{ number: '১', text: 'ক', binds: [{ scope: 'AREAS', areaCodes: ['5010'] }] }] },
    ];
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day, agendaItems }));
    const silent = [{ number: '১', status: null, text: '--' }];
    const bound = await hub.act(REPORT_PROGRESS, aReport(day, { items: silent }));
    expect(bound).toMatchObject({ reports: [{}], findings: [] });
    const other = await hub.act(REPORT_PROGRESS, aReport(day, { areaCode: '5081', items: silent }));
    expect(other).toMatchObject({ reports: [], findings: [{ code: 'NOTHING_REPORTED' }] });
    const [meeting] = await meetingsOn(day);
    expect(areasOf(meeting.decisions[0])).toEqual(['5010']);
    const [{ node }] = meeting.decisions[0].assignments.edges;
    expect(node).toMatchObject({ status: 'NOT_STARTED', statusBasis: null, reportedOn: null });
    expect(node.reports.edges).toEqual([
      { node: { status: null, statusBasis: null, progress: null, text: '--', evidence: null } },
    ]);
    expect(await progressOf('50', '2018-19')).toMatchObject({
      assignments: 1,
      notStarted: 1,
      notReported: 1,
    });
  });

  test.each([
    [
      'a status inferred from prose is in progress',
      {},
      { status: 'IMPLEMENTED', statusBasis: 'INFERRED' },
      'IN_PROGRESS',
    ],
    [
      'a status confirmed by someone counts',
      {},
      { status: 'IMPLEMENTED', statusBasis: 'CONFIRMED' },
      'IMPLEMENTED',
    ],
    ['a status in plain words counts', {}, { status: 'IMPLEMENTED' }, 'IMPLEMENTED'],
    [
      'a continuing decision is never implemented',
      { kind: 'CONTINUING' },
      { status: 'IMPLEMENTED' },
      'IN_PROGRESS',
    ],
    [
      'nor when it is confirmed',
      { kind: 'CONTINUING' },
      { status: 'IMPLEMENTED', statusBasis: 'CONFIRMED' },
      'IN_PROGRESS',
    ],
    ['a continuing decision can be dropped', { kind: 'CONTINUING' }, { status: 'DROPPED' }, 'DROPPED'],
  ])('%s', async (_, decision, reported, status) => {
    const day = aDay();
    await hub.act(REPORT_PROGRESS, aReport(day, { items: [item({ ...decision, ...reported })] }));
    const [meeting] = await meetingsOn(day);
    expect(meeting.decisions[0].assignments.edges[0].node.status).toBe(status);
  });

  test('the latest report by its day stands, whenever it was recorded', async () => {
    const day = aDay();
    const report = (reportedOn: string, status: string, progress: number) =>
      hub.act(
        REPORT_PROGRESS,
        aReport(day, { reportedOn, items: [item({ status, progress, evidence: 'ছবি' })] }),
      );
    await report('2019-05-01', 'IMPLEMENTED', 100);
    await report('2019-03-01', 'IN_PROGRESS', 40);
    const [meeting] = await meetingsOn(day);
    const [{ node }] = meeting.decisions[0].assignments.edges;
    expect(node).toMatchObject({ status: 'IMPLEMENTED', progress: 100, reportedOn: '2019-05-01' });
    expect(node.reports.edges.map((edge: any) => [edge.node.progress, edge.node.evidence])).toEqual([
      [100, 'ছবি'],
      [40, 'ছবি'],
    ]);
  });

  test('the same report again changes nothing; another version of it is a proposal', async () => {
    const day = aDay();
    const number = '০৫.৪৩.১০০০.০১১.০৬.০০১.১৭-২২০';
    const report = aReport(day, { memo: { number, contentHash: newRequest() } });
    const first = await hub.act(REPORT_PROGRESS, report);
    const rows = await hub.rows();
    expect(await hub.act(REPORT_PROGRESS, { ...report, requestId: newRequest() })).toMatchObject({
      outcome: 'ALREADY_RECORDED',
      paperId: first.paperId,
    });
    expect(await hub.rows()).toEqual({ ...rows, requests: rows['requests']! + 1 });
    const other = { ...report, requestId: newRequest(), memo: { number, contentHash: newRequest() } };
    expect(await hub.act(REPORT_PROGRESS, { ...other, items: [item({ status: 'DROPPED' })] })).toMatchObject({
      outcome: 'PROPOSED',
      paperId: first.paperId,
    });
    expect((await hub.rows())['decision_reports']).toBe(rows['decision_reports']);
  });

  test.each([
    ['on a meeting of an area that is not above', { meetingAreaCode: '55' }, 'BAD_INPUT'],
    ['on a meeting of a sibling', { meetingAreaCode: '5081' }, 'BAD_INPUT'],
    ['of an area that nobody knows', { areaCode: '99' }, 'UNKNOWN_AREA'],
    ['without a day', { reportedOn: null }, 'BAD_INPUT'],
    ['without items', { items: [] }, 'BAD_INPUT'],
    [
      'of more than a hundred percent',
      { items: [{ number: '১', decision: 'ক', progress: 100.1 }] },
      'BAD_INPUT',
    ],
    [
      'on one decision twice',
      { items: [item({ status: 'DROPPED' }), item({ number: '০১', status: 'DROPPED' })] },
      'BAD_INPUT',
    ],
    ['on a decision without number and words', { items: [{ status: 'DROPPED' }] }, 'BAD_INPUT'],
  ])('a report %s is refused, and leaves nothing', async (_, changes, code) => {
    const before = await hub.rows();
    expect(await hub.refused(REPORT_PROGRESS, aReport(aDay(), changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('an area that has since moved to another division may report on the meetings of both', async () => {
    const report = (meetingAreaCode: string) => aReport('2014-03-03', { areaCode: '5585', meetingAreaCode });
    await hub.act(REPORT_PROGRESS, report('50'));
    await hub.act(REPORT_PROGRESS, report('55'));
  });

  test('a report may speak for the day of its memo', async () => {
    const day = aDay();
    await hub.act(
      REPORT_PROGRESS,
      aReport(day, { reportedOn: null, memo: { issuedOn: '2019-01-31', contentHash: newRequest() } }),
    );
    const [meeting] = await meetingsOn(day);
    expect(meeting.decisions[0].assignments.edges[0].node.reportedOn).toBe('2019-01-31');
  });

  describe('the minutes of a meeting known from reports', () => {
    const adopted = async (day: string, changes: Record<string, unknown>) => {
      const recorded = await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day, ...changes }));
      expect(recorded.outcome).toBe('RECORDED');
      return (await meetingsOn(day))[0];
    };
    const decisionOf = (changes: Record<string, unknown> = {}) => ({
      number: '০১',
      text: 'সকল জেলা হতে তালিকা দিতে হবে।',
      dueOn: '2022-12-31',
      binds: [{ scope: 'ALL_DISTRICTS' }],
      ...changes,
    });

    test('adopt it: the same meeting, decisions and assignments, with the words and due days of the minutes, and the rest added', async () => {
      const day = aDay();
      await hub.act(REPORT_PROGRESS, aReport(day));
      const [before] = await meetingsOn(day);
      const agendaItems = [{ topic: 'বিষয়', decisions: [decisionOf(), { number: '২', text: 'আরও কিছু' }] }];
      const after = await adopted(day, { agendaItems, chair: 'কমিশনার' });
      expect(after).toMatchObject({ id: before.id, knownFrom: 'MINUTES', revision: 2 });
      expect(after.decisions).toHaveLength(2);
      expect(after.decisions[0]).toMatchObject({
        id: before.decisions[0].id,
        text: 'সকল জেলা হতে তালিকা দিতে হবে।',
      });
      const edges = after.decisions[0].assignments.edges;
      const own = edges.find(({ node }: any) => node.area.code === '5010').node;
      expect(own).toMatchObject({
        id: before.decisions[0].assignments.edges[0].node.id,
        knownFrom: 'MINUTES',
        status: 'IN_PROGRESS',
        dueOn: '2022-12-31',
        reports: { totalCount: 1 },
      });
      expect(areasOf(after.decisions[0])).toEqual(['5010', '5081']);
    });

    test('bring their own topics, and leave none of the reports behind', async () => {
      const day = aDay();
      await hub.act(
        REPORT_PROGRESS,
        aReport(day, { items: [item({ topic: 'প্রতিবেদনের বিষয়', status: 'IN_PROGRESS' })] }),
      );
      const after = await adopted(day, {
        agendaItems: [{ topic: 'কার্যবিবরণীর বিষয়', decisions: [decisionOf()] }],
      });
      expect(after.agendaItems).toEqual([
        { topic: 'কার্যবিবরণীর বিষয়', decisions: [{ id: after.decisions[0].id }] },
      ]);
    });

    test('adopt a decision without a number by its words', async () => {
      const day = aDay();
      await hub.act(
        REPORT_PROGRESS,
        aReport(day, { items: [{ decision: 'তালিকা দিতে হবে', status: 'IN_PROGRESS' }] }),
      );
      const [before] = await meetingsOn(day);
      const after = await adopted(day, {
        agendaItems: [{ decisions: [decisionOf({ text: 'তালিকা দিতে হবে।' })] }],
      });
      expect(after.decisions).toHaveLength(1);
      expect(after.decisions[0]).toMatchObject({ id: before.decisions[0].id, number: '০১' });
    });

    test('that give a number twice lose neither decision', async () => {
      const day = aDay();
      await hub.act(REPORT_PROGRESS, aReport(day));
      const agendaItems = [{ decisions: [decisionOf(), decisionOf({ text: 'একই নম্বরে আরেকটি' })] }];
      const after = await adopted(day, { agendaItems });
      expect(after.decisions.map(({ text }: { text: string }) => text)).toEqual([
        'সকল জেলা হতে তালিকা দিতে হবে।',
        'একই নম্বরে আরেকটি',
      ]);
    });

    test('say which decision of a higher meeting they pass down', async () => {
      const day = aDay();
      const { meeting: above } = await hub.act(RECORD_MEETING, minutes({ areaCode: 'BD', heldOn: day }));
      await hub.act(REPORT_PROGRESS, aReport(day));
      const after = await adopted(day, {
        agendaItems: [{ decisions: [decisionOf({ derivedFromId: above.decisions[0].id })] }],
      });
      const read = await hub.read(`{ decision(id: "${after.decisions[0].id}") { derivedFrom { id } } }`);
      expect(read.decision.derivedFrom).toEqual({ id: above.decisions[0].id });
    });

    test('do not make public what only a draft report says that they do not say', async () => {
      const day = aDay();
      const items = [
        item({ status: 'IN_PROGRESS' }),
        { number: '৯', topic: 'গোপন বিষয়', decision: 'গোপন', status: 'IN_PROGRESS' },
      ];
      await hub.act(REPORT_PROGRESS, aReport(day, { items, publish: false }));
      const after = await adopted(day, { agendaItems: [{ topic: 'বিষয়', decisions: [decisionOf()] }] });
      expect(after.decisions.map(({ number }: { number: string }) => number)).toEqual(['০১', '৯']);
      const [shown] = await meetingsOn(day, PUBLIC);
      expect(shown.decisions.map(({ number }: { number: string }) => number)).toEqual(['০১']);
      expect(shown.agendaItems.map(({ topic }: { topic: string }) => topic)).toEqual(['বিষয়']);
      expect(areasOf(shown.decisions[0])).toEqual(['5010', '5081']);
      expect(
        shown.decisions[0].assignments.edges.map(({ node }: any) => [node.status, node.reports.totalCount]),
      ).toEqual([
        ['NOT_STARTED', 0],
        ['NOT_STARTED', 0],
      ]);
    });

    test('leave an area that they do not bind as known from its report alone', async () => {
      const day = aDay();
      await hub.act(REPORT_PROGRESS, aReport(day, { publish: false }));
      await adopted(day, {
        agendaItems: [{ decisions: [decisionOf({ binds: [{ scope: 'AREAS', areaCodes: ['5081'] }] })] }],
      });
      const [shown] = await meetingsOn(day, PUBLIC);
      expect(areasOf(shown.decisions[0])).toEqual(['5081']);
      const [seen] = await meetingsOn(day, aViewer('ANALYST', '50'));
      expect(
        seen.decisions[0].assignments.edges
          .map(({ node }: any) => `${node.area.code} ${node.knownFrom}`)
          .sort(),
      ).toEqual(['5010 REPORT', '5081 MINUTES']);
    });

    test('cannot be a draft where reports have made the meeting public', async () => {
      const day = aDay();
      await hub.act(REPORT_PROGRESS, aReport(day));
      const before = await hub.rows();
      expect(
        await hub.refused(RECORD_MEETING, minutes({ areaCode: '50', heldOn: day, publish: false })),
      ).toBe('MINUTES_WOULD_BE_PUBLIC');
      expect(await hub.rows()).toEqual(before);
    });
  });

  test('whatever was reported here, the kept counts are those counted anew', async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
    expect(kept.length).toBeGreaterThan(30);
  });
});
