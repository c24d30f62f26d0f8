import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, askAreas } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  minutes,
  newRequest,
  PUBLISH_REQUEST,
  RECORD_MEETING,
  REQUEST_REPORTS,
  WITHDRAW_REQUEST,
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

  const aMeeting = async (changes: Record<string, unknown> = {}): Promise<string> =>
    (await hub.act(RECORD_MEETING, minutes(changes))).meeting.id;
  const ask = async (meetingId: string, issuedOn: string, dueOn: string, publish = true): Promise<string> => {
    const letter = { meetingId, of: [{ scope: 'OWN' }], issuedOn, dueOn, publish };
    return (await hub.act(REQUEST_REPORTS, { requestId: newRequest(), ...letter })).request.id;
  };
  const withdrawal = (reportRequestId: string) => ({
    requestId: newRequest(),
    reportRequestId,
    reason: 'ভুল',
  });
  const dueOf = async (viewer = PUBLIC) => {
    const { assignments } = await hub.read(
      '{ assignments(first: 1) { edges { node { dueOn dueBasis } } } }',
      viewer,
    );
    const { dueOn, dueBasis } = assignments.edges[0].node;
    return `${dueOn} ${dueBasis}`;
  };
  const overdueOn = async (asOf: string, viewer = PUBLIC): Promise<number> => {
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { overdue }`;
    return (await askAreas(hub.subgraph, ['5010'], field, viewer)).data[0].decisionProgress.overdue;
  };

  test('a withdrawn letter sets no due day for the public, on no day; published again, it does', async () => {
    const meetingId = await aMeeting();
    const id = await ask(meetingId, '2022-10-01', '2022-10-20');
    expect([await dueOf(), await overdueOn('2022-10-21')]).toEqual(['2022-10-20 REQUEST', 1]);
    expect(await hub.act(WITHDRAW_REQUEST, withdrawal(id))).toEqual({ id, publishedAt: null });
    expect([await dueOf(), await overdueOn('2022-10-21')]).toEqual(['null null', 0]);
    expect([await dueOf(ADMIN), await overdueOn('2022-10-21', ADMIN)]).toEqual(['2022-10-20 REQUEST', 1]);
    const lists = `{ meeting(id: "${meetingId}") { reportRequests { id } } }`;
    expect((await hub.read(lists, PUBLIC)).meeting.reportRequests).toEqual([]);
    await hub.act(PUBLISH_REQUEST, { requestId: newRequest(), reportRequestId: id });
    expect([await dueOf(), await overdueOn('2022-10-21')]).toEqual(['2022-10-20 REQUEST', 1]);
  });

  test('a later letter sets the due day where the first is withdrawn, or was never public', async () => {
    const meetingId = await aMeeting();
    const first = await ask(meetingId, '2022-10-01', '2022-10-20');
    await ask(meetingId, '2022-11-01', '2022-11-30');
    expect(await dueOf()).toBe('2022-10-20 REQUEST');
    await hub.act(WITHDRAW_REQUEST, withdrawal(first));
    expect([await dueOf(), await dueOf(ADMIN)]).toEqual(['2022-11-30 REQUEST', '2022-10-20 REQUEST']);
    expect([await overdueOn('2022-10-21'), await overdueOn('2022-12-01')]).toEqual([0, 1]);
  });

  test('a letter gives way to the day of the next meeting, and holds again where that is withdrawn', async () => {
    const agendaItems = [{ decisions: [{ text: 'আগামী সভার আগে।', dueBasis: 'NEXT_MEETING' }] }];
    await ask(await aMeeting({ agendaItems }), '2022-10-01', '2022-10-20');
    expect(await dueOf()).toBe('2022-10-20 REQUEST');
    const { meeting: next } = await hub.act(RECORD_MEETING, minutes({ heldOn: '2022-12-12' }));
    const dues = async () => {
      const fields = 'edges { node { dueOn dueBasis assignedOn } }';
      const { assignments } = await hub.read(`{ assignments(first: 5) { ${fields} } }`, PUBLIC);
      return assignments.edges.map(({ node }: any) => `${node.assignedOn} ${node.dueOn} ${node.dueBasis}`);
    };
    expect(await dues()).toEqual(['2022-09-12 2022-12-12 NEXT_MEETING', '2022-12-12 null null']);
    const withdraw = `mutation ($input: WithdrawMeetingInput!) { withdrawMeeting(input: $input) { id } }`;
    const input = { requestId: newRequest(), meetingId: next.id, revision: next.revision, reason: 'ভুল' };
    await hub.act(withdraw, input);
    expect(await dues()).toEqual(['2022-09-12 2022-10-20 REQUEST']);
  });

  test('why it was withdrawn stays with it, for those who may see drafts', async () => {
    const meetingId = await aMeeting();
    const id = await ask(meetingId, '2022-10-01', '2022-10-20');
    await hub.act(WITHDRAW_REQUEST, withdrawal(id));
    await hub.act(PUBLISH_REQUEST, { requestId: newRequest(), reportRequestId: id });
    const query = `{ meeting(id: "${meetingId}") { reportRequests { withdrawnFor } } }`;
    expect((await hub.read(query)).meeting.reportRequests).toEqual([{ withdrawnFor: 'ভুল' }]);
    expect((await hub.read(query, PUBLIC)).meeting.reportRequests).toEqual([{ withdrawnFor: null }]);
  });

  test('a letter that nobody knows, or without a reason, is not withdrawn; a draft stays one', async () => {
    const id = await ask(await aMeeting(), '2022-10-01', '2022-10-20', false);
    const before = await hub.rows();
    expect(await hub.refused(WITHDRAW_REQUEST, withdrawal('no such'))).toBe('UNKNOWN_RECORD');
    expect(await hub.refused(WITHDRAW_REQUEST, { ...withdrawal(id), reason: '' })).toBe('BAD_INPUT');
    await hub.act(WITHDRAW_REQUEST, withdrawal(id));
    expect(await hub.rows()).toEqual({ ...before, requests: before['requests']! + 1 });
  });
});
