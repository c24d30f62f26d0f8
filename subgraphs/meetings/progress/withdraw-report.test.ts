import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, askAreas, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  CORRECT_REPORT,
  minutes,
  newRequest,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  WITHDRAW_REPORT,
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

  const report = (changes: object = {}) =>
    hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-11-01',
      items: [
        { number: '১', decision: 'ক', status: 'IMPLEMENTED' },
        { number: '২', decision: 'খ', status: 'IN_PROGRESS' },
      ],
      publish: true,
      ...changes,
    });
  const withdrawal = (paperId: string, changes: object = {}) => ({
    requestId: newRequest(),
    paperId,
    revision: 1,
    reason: 'স্বাক্ষর নেই',
    ...changes,
  });
  /** All in which a viewer could notice a report. */
  const noticed = async (viewer = PUBLIC) => {
    const { meetings } = await hub.read(
      `{ meetings { totalCount edges { node { heldOn agendaItems { id } decisions { number assignments { totalCount edges { node {
        area { code } status statusBasis progress reportedOn dueOn dueBasis daysOverdue reports { totalCount edges { node { id } } }
      } } } } } } } }`,
      viewer,
    );
    const field = `decisionProgress(fiscalYear: "2022-23") { meetingsHeld assignments notStarted inProgress implemented notReported undated overdue percentImplemented }`;
    const areas = await askAreas(hub.subgraph, ['50', '5010'], field, viewer);
    return { meetings, areas: areas.data };
  };

  test('a withdrawn report leaves the public with what it saw before; published again, it is back', async () => {
    const decisions = [{ number: '১', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }];
    await hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: [{ decisions }] }));
    const before = await noticed();
    const { paperId } = await report();
    const shown = await noticed();
    expect(shown).not.toEqual(before);
    const all = (await noticed(ADMIN)).areas;
    const { reports } = await hub.act(WITHDRAW_REPORT, withdrawal(paperId));
    expect(reports).toEqual([{ publishedAt: null }, { publishedAt: null }]);
    expect(await noticed()).toEqual(before);
    expect((await noticed(ADMIN)).areas).toEqual(all);
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await noticed()).toEqual(shown);
  });

  test('a meeting known only from a withdrawn report is not known to the public; nor are its due days', async () => {
    const decision = { number: '১', text: 'আগামী সভার আগে।', dueBasis: 'NEXT_MEETING' };
    await hub.act(
      RECORD_MEETING,
      minutes({ areaCode: '50', heldOn: '2022-08-01', agendaItems: [{ decisions: [decision] }] }),
    );
    const before = await noticed();
    const { paperId } = await report();
    const shown = await noticed();
    const dueDays = (seen: any) =>
      seen.meetings.edges.map(({ node }: any) => node.decisions[0].assignments.edges[0].node.dueOn);
    expect(dueDays(shown)).toEqual([null, '2022-09-12']);
    await hub.act(WITHDRAW_REPORT, withdrawal(paperId));
    expect(await noticed()).toEqual(before);
    expect(dueDays(before)).toEqual([null]);
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await noticed()).toEqual(shown);
  });

  test('a meeting stays public with the report of another area', async () => {
    const { paperId } = await report();
    await report({ areaCode: '5081' });
    await hub.act(WITHDRAW_REPORT, withdrawal(paperId));
    const { meetings, areas } = await noticed();
    expect(meetings.totalCount).toBe(1);
    expect(areas.map(({ decisionProgress }: any) => decisionProgress.assignments)).toEqual([2, 0]);
  });

  test('why it was withdrawn stays with it, also once it is public again, for those who may see drafts', async () => {
    const { paperId } = await report();
    await hub.act(WITHDRAW_REPORT, withdrawal(paperId));
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    const told = async (viewer = ADMIN) => {
      const { assignments } = await hub.read(
        '{ assignments { edges { node { reports { edges { node { withdrawnFor } } } } } } }',
        viewer,
      );
      return assignments.edges[0].node.reports.edges[0].node.withdrawnFor;
    };
    expect(await told()).toBe('স্বাক্ষর নেই');
    expect(await told(PUBLIC)).toBeNull();
    expect(await told(aViewer('ANALYST', '55'))).toBeNull();
  });

  test('withdrawing a draft, or the same twice, changes nothing', async () => {
    const { paperId } = await report({ publish: false });
    const before = await hub.rows();
    await hub.act(WITHDRAW_REPORT, withdrawal(paperId));
    expect(await hub.rows()).toEqual({ ...before, requests: before['requests']! + 1 });
  });

  test.each([
    ['that was changed since it was read', { revision: 7 }, 'REVISION_CONFLICT'],
    ['that nobody knows', { paperId: 'no such' }, 'UNKNOWN_RECORD'],
    ['without a reason', { reason: ' ' }, 'BAD_INPUT'],
  ])('withdrawing a report %s is refused, and leaves nothing', async (_, changes, code) => {
    const { paperId } = await report();
    const before = await hub.rows();
    expect(await hub.refused(WITHDRAW_REPORT, withdrawal(paperId, changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('a report that was corrected since it was read is not withdrawn unread', async () => {
    const { paperId, reports } = await report();
    const correction = { reportId: reports[0].id, revision: 1, status: 'DROPPED', reason: 'ভুল' };
    await hub.act(CORRECT_REPORT, { requestId: newRequest(), ...correction });
    expect(await hub.refused(WITHDRAW_REPORT, withdrawal(paperId))).toBe('REVISION_CONFLICT');
    await hub.act(WITHDRAW_REPORT, withdrawal(paperId, { revision: 2 }));
  });
});
