import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, askAreas } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  minutes,
  newRequest,
  PUBLISH_MEETING,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
  WITHDRAW_MEETING,
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

  const record = async (changes: Record<string, unknown> = {}): Promise<{ id: string; revision: number }> =>
    (await hub.act(RECORD_MEETING, minutes(changes))).meeting;
  const withdrawal = ({ id, revision }: { id: string; revision: number }, changes: object = {}) => ({
    requestId: newRequest(),
    meetingId: id,
    revision,
    reason: 'সভাপতির অনুমোদন হয়নি',
    ...changes,
  });
  const byNextMeeting = [{ decisions: [{ text: 'আগামী সভার আগে।', dueBasis: 'NEXT_MEETING' }] }];
  const dueOf = async ({ id }: { id: string }): Promise<string | null> => {
    const fields = 'decisions { dueOn assignments { edges { node { dueOn } } } }';
    const [decision] = (await hub.read(`{ meeting(id: "${id}") { ${fields} } }`)).meeting.decisions;
    expect(decision.assignments.edges[0].node.dueOn).toBe(decision.dueOn);
    return decision.dueOn;
  };
  const counted = async (viewer = PUBLIC, asOf = '2023-05-20') => {
    const measures = 'meetingsHeld assignments implemented overdue undated';
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { ${measures} }`;
    return (await askAreas(hub.subgraph, ['5010'], field, viewer)).data[0].decisionProgress;
  };

  test('a withdrawn meeting is a draft with all that hangs on it; published again, all of it is back', async () => {
    const before = await counted();
    const meeting = await record();
    const letter = { of: [{ scope: 'OWN' }], issuedOn: '2022-10-01', dueOn: '2022-10-20', publish: true };
    await hub.act(REQUEST_REPORTS, { requestId: newRequest(), meetingId: meeting.id, ...letter });
    await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2022-11-01',
      items: [{ number: '১', status: 'IMPLEMENTED' }],
      publish: true,
    });
    const shown = await counted();
    expect(shown).toMatchObject({ meetingsHeld: 1, implemented: 1 });
    const all = await counted(ADMIN);
    const withdrawn = await hub.act(WITHDRAW_MEETING, withdrawal(meeting));
    expect(withdrawn).toEqual({ id: meeting.id, revision: 2, publishedAt: null });
    expect(await counted()).toEqual(before);
    expect(await counted(ADMIN)).toEqual(all);
    const lists = '{ meetings { totalCount } assignments { totalCount } }';
    expect(await hub.read(lists, PUBLIC)).toEqual({
      meetings: { totalCount: 0 },
      assignments: { totalCount: 0 },
    });
    await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: meeting.id, revision: 2 });
    expect(await counted()).toEqual(shown);
  });

  test('decisions due by the next meeting are settled anew from the meetings that are still public', async () => {
    const first = await record({ heldOn: '2023-01-10', agendaItems: byNextMeeting });
    const second = await record({ heldOn: '2023-02-10', agendaItems: byNextMeeting });
    const third = await record({ heldOn: '2023-03-10' });
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2023-02-10', '2023-03-10']);
    expect(await counted(PUBLIC, '2023-02-11')).toMatchObject({ overdue: 1, undated: 0 });
    await hub.act(WITHDRAW_MEETING, withdrawal(second));
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2023-03-10', '2023-03-10']);
    expect(await counted(PUBLIC, '2023-02-11')).toMatchObject({ overdue: 0, undated: 0 });
    expect(await counted(PUBLIC, '2023-03-11')).toMatchObject({ overdue: 1 });
    await hub.act(WITHDRAW_MEETING, withdrawal(third));
    expect([await dueOf(first), await dueOf(second)]).toEqual([null, null]);
    expect(await counted(PUBLIC, '2023-03-11')).toMatchObject({ overdue: 0, undated: 1 });
    await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: second.id, revision: 2 });
    expect([await dueOf(first), await dueOf(second)]).toEqual(['2023-02-10', null]);
  });

  test('a draft falls due by the next public meeting too, whichever is recorded first', async () => {
    const late = await record({ heldOn: '2023-03-10' });
    const draft = await record({ heldOn: '2023-01-10', agendaItems: byNextMeeting, publish: false });
    expect(await dueOf(draft)).toBe('2023-03-10');
    await record({ heldOn: '2023-02-10' });
    expect(await dueOf(draft)).toBe('2023-02-10');
    await hub.act(WITHDRAW_MEETING, withdrawal(late));
    expect(await dueOf(draft)).toBe('2023-02-10');
  });

  test('of two meetings on one day the other still ends the time', async () => {
    const first = await record({ heldOn: '2023-01-10', agendaItems: byNextMeeting });
    const numbered = (serial: string) => ({ number: `০৫.৪৩.৭৬০০.০১১.০৬.০০১.২৩-${serial}` });
    const second = await record({ heldOn: '2023-02-10', memo: numbered('২১১') });
    await record({ heldOn: '2023-02-10', memo: numbered('২১২') });
    await hub.act(WITHDRAW_MEETING, withdrawal(second));
    expect(await dueOf(first)).toBe('2023-02-10');
  });

  test('a meeting known only from reports is withdrawn with them', async () => {
    const { paperId } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2022-11-01',
      items: [{ number: '১', decision: 'ক', status: 'IMPLEMENTED' }],
      publish: true,
    });
    const meeting = async () =>
      (await hub.read('{ meetings { edges { node { id revision publishedAt } } } }')).meetings.edges[0].node;
    const before = await hub.rows();
    expect(await hub.refused(WITHDRAW_MEETING, withdrawal(await meeting()))).toBe('BAD_INPUT');
    expect(await hub.rows()).toEqual(before);
    await hub.act(WITHDRAW_REPORT, { requestId: newRequest(), paperId, revision: 1, reason: 'ভুল' });
    expect(await meeting()).toMatchObject({ publishedAt: null });
  });

  test('why it was withdrawn stays with it, for those who may see drafts', async () => {
    const { id, revision } = await record();
    await hub.act(WITHDRAW_MEETING, withdrawal({ id, revision }));
    await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: id, revision: 2 });
    const told = async (viewer = ADMIN) =>
      (await hub.read(`{ meeting(id: "${id}") { withdrawnFor } }`, viewer)).meeting.withdrawnFor;
    expect(await told()).toBe('সভাপতির অনুমোদন হয়নি');
    expect(await told(PUBLIC)).toBeNull();
  });

  test.each([
    ['that was changed since it was read', { revision: 7 }, 'REVISION_CONFLICT'],
    ['that nobody knows', { meetingId: 'no such' }, 'UNKNOWN_RECORD'],
    ['without a reason', { reason: ' ' }, 'BAD_INPUT'],
  ])('withdrawing a meeting %s is refused, and leaves nothing', async (_, changes, code) => {
    const meeting = await record();
    const before = await hub.rows();
    expect(await hub.refused(WITHDRAW_MEETING, withdrawal(meeting, changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('withdrawing a draft changes nothing', async () => {
    const meeting = await record({ publish: false });
    const before = await hub.rows();
    expect(await hub.act(WITHDRAW_MEETING, withdrawal(meeting))).toMatchObject({ revision: 1 });
    expect(await hub.rows()).toEqual({ ...before, requests: before['requests']! + 1 });
  });
});
