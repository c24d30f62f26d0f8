import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, askAreas, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  CORRECT_REPORT,
  DELETE_REPORT,
  minutes,
  newRequest,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
} from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    await hub.clear();
    expect(kept).toEqual(rebuilt);
  });
  afterAll(() => hub.close());

  const report = async (changes: object = {}): Promise<string> => {
    const { reports } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-11-01',
      items: [{ number: '১', decision: 'ক', status: 'IMPLEMENTED' }],
      publish: true,
      ...changes,
    });
    return reports[0].id;
  };
  const deletion = (reportId: string, changes: object = {}) => ({
    requestId: newRequest(),
    reportId,
    revision: 1,
    reason: 'ভুলে পাঠানো',
    ...changes,
  });
  const bindsDistricts = () =>
    minutes({
      areaCode: '50',
      agendaItems: [{ decisions: [{ number: '১', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }] }],
    });
  const counted = async (viewer = ADMIN, asOf = '2023-05-20') => {
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { meetingsHeld assignments implemented notReported overdue }`;
    return (await askAreas(hub.subgraph, ['50'], field, viewer)).data[0].decisionProgress;
  };

  test('a deleted report counts on no day, and the one before it stands again', async () => {
    await hub.act(RECORD_MEETING, bindsDistricts());
    await report({ items: [{ number: '১', status: 'IN_PROGRESS' }], reportedOn: '2022-10-01' });
    const reportId = await report();
    expect(await counted(PUBLIC)).toMatchObject({ implemented: 1, notReported: 1 });
    await hub.act(DELETE_REPORT, deletion(reportId));
    for (const viewer of [ADMIN, PUBLIC]) {
      expect(await counted(viewer)).toMatchObject({ implemented: 0, notReported: 1 });
      expect(await counted(viewer, '2022-11-01')).toMatchObject({ implemented: 0, notReported: 1 });
    }
    const { assignments } = await hub.read('{ assignments { edges { node { status reportedOn } } } }');
    expect(assignments.edges.map(({ node }: any) => node.reportedOn)).toContain('2022-10-01');
  });

  test('deleting a correction brings back what it corrected', async () => {
    await hub.act(RECORD_MEETING, bindsDistricts());
    const reportId = await report();
    const wrong = {
      requestId: newRequest(),
      reportId,
      revision: 1,
      status: 'DROPPED',
      reason: 'ভুল',
      publish: true,
    };
    const { id } = await hub.act(CORRECT_REPORT, wrong);
    expect(await counted(PUBLIC)).toMatchObject({ implemented: 0 });
    await hub.act(DELETE_REPORT, deletion(id));
    for (const viewer of [ADMIN, PUBLIC]) expect(await counted(viewer)).toMatchObject({ implemented: 1 });
    await hub.act(CORRECT_REPORT, { ...wrong, requestId: newRequest(), revision: 2, status: 'IN_PROGRESS' });
    expect(await counted(PUBLIC)).toMatchObject({ implemented: 0, notReported: 1 });
  });

  test('it stays on record with its reason for those who may see drafts, and is gone for the public', async () => {
    await hub.act(RECORD_MEETING, bindsDistricts());
    const reportId = await report();
    expect(await hub.act(DELETE_REPORT, deletion(reportId))).toMatchObject({ id: reportId, revision: 2 });
    const seen = async (viewer = ADMIN) => {
      const { assignments } = await hub.read(
        '{ assignments { edges { node { reports { totalCount edges { node { id deletedAt reason } } } } } } }',
        viewer,
      );
      return assignments.edges.flatMap(({ node }: any) => node.reports.edges.map((edge: any) => edge.node));
    };
    expect(await seen(PUBLIC)).toEqual([]);
    expect(await seen(aViewer('OFFICER', '5010'))).toEqual([
      {
        id: reportId,
        deletedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
        reason: 'ভুলে পাঠানো',
      },
    ]);
  });

  test('an assignment known only from a report goes with it, and comes again with the next', async () => {
    const reportId = await report();
    const listed = async (viewer = ADMIN) =>
      (await hub.read('{ assignments { totalCount } }', viewer)).assignments.totalCount;
    expect([await counted(), await listed()]).toMatchObject([{ assignments: 1, meetingsHeld: 1 }, 1]);
    await hub.act(DELETE_REPORT, deletion(reportId));
    for (const viewer of [ADMIN, PUBLIC])
      expect([await counted(viewer), await listed(viewer)]).toMatchObject([{ assignments: 0 }, 0]);
    await report({ reportedOn: '2022-12-01' });
    for (const viewer of [ADMIN, PUBLIC])
      expect([await counted(viewer), await listed(viewer)]).toMatchObject([{ assignments: 1 }, 1]);
  });

  test('a meeting known only from reports is public no longer than one of them', async () => {
    const first = await report();
    const second = await report({ areaCode: '5081' });
    await hub.act(DELETE_REPORT, deletion(first));
    expect(await counted(PUBLIC)).toMatchObject({ meetingsHeld: 1, assignments: 1 });
    await hub.act(DELETE_REPORT, deletion(second));
    expect(await counted(PUBLIC)).toMatchObject({ meetingsHeld: 0, assignments: 0 });
    expect(await counted()).toMatchObject({ meetingsHeld: 1, assignments: 0 });
    await report({ areaCode: '5081', reportedOn: '2022-12-01' });
    expect(await counted(PUBLIC)).toMatchObject({ meetingsHeld: 1, assignments: 1 });
  });

  test('a letter that the deleted report had answered waits again', async () => {
    const { meeting } = await hub.act(RECORD_MEETING, bindsDistricts());
    const of = [{ scope: 'AREAS', areaCodes: ['5010'] }];
    const days = { issuedOn: '2022-10-01', dueOn: '2022-10-20', publish: true };
    await hub.act(REQUEST_REPORTS, { requestId: newRequest(), meetingId: meeting.id, of, ...days });
    const reportId = await report({ items: [{ number: '১', status: 'IN_PROGRESS' }] });
    expect(await counted(PUBLIC)).toMatchObject({ overdue: 0 });
    await hub.act(DELETE_REPORT, deletion(reportId));
    expect(await counted(PUBLIC)).toMatchObject({ overdue: 1 });
    expect(await counted(PUBLIC, '2022-10-20')).toMatchObject({ overdue: 0 });
  });

  test('an officer deletes drafts; what is public, whoever may publish there', async () => {
    const officer = aViewer('OFFICER', '5010');
    await hub.act(RECORD_MEETING, bindsDistricts());
    const shown = await report();
    const before = await hub.rows();
    expect(await hub.refused(DELETE_REPORT, deletion(shown), officer)).toBe('FORBIDDEN');
    expect(await hub.rows()).toEqual(before);
    const draft = await report({ reportedOn: '2022-12-01', publish: false });
    await hub.act(DELETE_REPORT, deletion(draft), officer);
    await hub.act(DELETE_REPORT, deletion(shown), aViewer('COMMISSIONER', '50'));
    expect(await counted()).toMatchObject({ implemented: 0, notReported: 2 });
  });

  test.each([
    ['that was changed since it was read', { revision: 7 }, 'REVISION_CONFLICT'],
    ['that nobody knows', { reportId: 'no such' }, 'UNKNOWN_RECORD'],
    ['without a reason', { reason: '' }, 'BAD_INPUT'],
  ])('deleting a report %s is refused, and leaves nothing', async (_, changes, code) => {
    const reportId = await report();
    const before = await hub.rows();
    expect(await hub.refused(DELETE_REPORT, deletion(reportId, changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('a report is deleted once; a repeat gets the first answer, another request is refused', async () => {
    const input = deletion(await report());
    const first = await hub.act(DELETE_REPORT, input);
    expect(await hub.act(DELETE_REPORT, input)).toEqual(first);
    expect(await hub.refused(DELETE_REPORT, { ...input, requestId: newRequest(), revision: 2 })).toBe(
      'BAD_INPUT',
    );
    const correction = { requestId: newRequest(), reportId: input.reportId, revision: 2, reason: 'ভুল' };
    expect(await hub.refused(CORRECT_REPORT, correction)).toBe('BAD_INPUT');
  });
});
