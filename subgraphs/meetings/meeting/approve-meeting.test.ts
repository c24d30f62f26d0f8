import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN, aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  APPROVE_MEETING,
  ASSIGN_DECISION,
  minutes,
  MOVE_DUE_DAY,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  RETURN_MEETING,
  SUBMIT_MEETING,
  WITHDRAW_MEETING,
  WITHDRAW_REPORT,
} from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

const OFFICER = aViewer('OFFICER', '5010');
const SUPERIOR = aViewer('COMMISSIONER', '50');

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  interface Known {
    readonly id: string;
    readonly revision: number;
  }
  const draft = async () => (await hub.act(RECORD_MEETING, minutes({ publish: false }), OFFICER)).meeting;
  const step = ({ id, revision }: Known, more: object = {}) => ({
    requestId: newRequest(),
    meetingId: id,
    revision,
    ...more,
  });
  const submit = (meeting: Known) => hub.act(SUBMIT_MEETING, step(meeting), OFFICER);
  const approve = (meeting: Known) => hub.act(APPROVE_MEETING, step(meeting), SUPERIOR);
  const sendBack = (meeting: Known) =>
    hub.act(RETURN_MEETING, step(meeting, { remark: 'উপস্থিতি নেই।' }), SUPERIOR);
  const publish = (meeting: Known) => hub.act(PUBLISH_MEETING, step(meeting), SUPERIOR);
  const told = async ({ id }: Known, viewer = OFFICER) =>
    (await hub.read(`{ meeting(id: "${id}") { state submittedAt approvedAt returnedAt remark } }`, viewer))
      .meeting;

  test('minutes go from draft to submitted, approved and public, and each step counts a revision', async () => {
    const meeting = await draft();
    expect(await told(meeting)).toMatchObject({ state: 'DRAFT', submittedAt: null, approvedAt: null });
    const submitted = await submit(meeting);
    expect(submitted).toMatchObject({ state: 'SUBMITTED', revision: 2 });
    const approved = await approve(submitted);
    expect(approved).toMatchObject({ state: 'APPROVED', revision: 3 });
    await publish(approved);
    const { state, submittedAt, approvedAt } = await told(meeting);
    expect([state, typeof submittedAt, typeof approvedAt]).toEqual(['PUBLISHED', 'string', 'string']);
  });

  test('what is returned is a draft again with its remark, which stays when it is submitted once more', async () => {
    const returned = await sendBack(await submit(await draft()));
    expect(returned).toMatchObject({ state: 'DRAFT', remark: 'উপস্থিতি নেই।' });
    expect(await told(returned)).toMatchObject({ submittedAt: null, approvedAt: null });
    const again = await submit(returned);
    expect(await told(again)).toMatchObject({ state: 'SUBMITTED', remark: 'উপস্থিতি নেই।' });
    const approved = await approve(again);
    expect(await sendBack(approved)).toMatchObject({ state: 'DRAFT' });
  });

  test('a return without a remark is refused', async () => {
    const submitted = await submit(await draft());
    expect(await hub.refused(RETURN_MEETING, step(submitted, { remark: '  ' }), SUPERIOR)).toBe('BAD_INPUT');
  });

  test('a step that the state does not allow is refused; one that is done already changes nothing', async () => {
    const meeting = await draft();
    expect(await hub.refused(APPROVE_MEETING, step(meeting), SUPERIOR)).toBe('PAPER_STATE');
    const submitted = await submit(meeting);
    expect(await submit(submitted)).toEqual(submitted);
    const approved = await approve(submitted);
    expect(await approve(approved)).toEqual(approved);
    expect(await hub.refused(SUBMIT_MEETING, step(approved), OFFICER)).toBe('PAPER_STATE');
    const published = await publish(approved);
    for (const [act, viewer] of [
      [SUBMIT_MEETING, OFFICER],
      [APPROVE_MEETING, SUPERIOR],
    ] as const)
      expect(await hub.refused(act, step(published), viewer)).toBe('PAPER_STATE');
    expect(await hub.refused(RETURN_MEETING, step(published, { remark: 'ভুল' }), SUPERIOR)).toBe(
      'PAPER_STATE',
    );
  });

  test('a step on a revision that is no longer the last is refused, and a repeat gets the first answer', async () => {
    const meeting = await draft();
    const first = step(meeting);
    const submitted = await hub.act(SUBMIT_MEETING, first, OFFICER);
    expect(await hub.refused(SUBMIT_MEETING, step(meeting), OFFICER)).toBe('REVISION_CONFLICT');
    expect(await hub.refused(APPROVE_MEETING, step(meeting), SUPERIOR)).toBe('REVISION_CONFLICT');
    await approve(submitted);
    expect(await hub.refused(SUBMIT_MEETING, first, OFFICER)).toBe('done');
    expect(await hub.refused(SUBMIT_MEETING, { ...first, revision: 7 }, OFFICER)).toBe('REQUEST_ID_REUSED');
  });

  test('from the submission on the office binds nobody and moves no day; after its return it may again', async () => {
    const meeting = await draft();
    const [decision] = meeting.decisions;
    const binding = () => ({
      requestId: newRequest(),
      decisionId: decision.id,
      binds: [{ scope: 'ALL_UPAZILAS' }],
    });
    const moving = (more: object = {}) => ({
      requestId: newRequest(),
      assignmentId: decision.assignments.edges[0].node.id,
      revision: 1,
      dueOn: '2023-06-30',
      ...more,
    });
    const submitted = await submit(meeting);
    expect(await hub.refused(ASSIGN_DECISION, binding(), OFFICER)).toBe('PAPER_LOCKED');
    expect(await hub.refused(MOVE_DUE_DAY, moving({ reason: 'সময় বৃদ্ধি' }), OFFICER)).toBe('PAPER_LOCKED');
    expect(await hub.refused(ASSIGN_DECISION, binding(), ADMIN)).toBe('done');
    const approved = await approve(submitted);
    expect(await hub.refused(MOVE_DUE_DAY, moving(), OFFICER)).toBe('PAPER_LOCKED');
    expect(await hub.refused(MOVE_DUE_DAY, moving({ reason: 'সময় বৃদ্ধি' }), OFFICER)).toBe('done');
    await sendBack(approved);
    expect(await hub.refused(ASSIGN_DECISION, binding(), OFFICER)).toBe('done');
  });

  test('publishing approves, from any state; withdrawing makes a draft that its office may change', async () => {
    const meeting = await draft();
    const published = await publish(meeting);
    expect(typeof (await told(meeting)).approvedAt).toBe('string');
    const withdrawn = await hub.act(WITHDRAW_MEETING, step(published, { reason: 'ভুল' }), SUPERIOR);
    expect(await told(meeting)).toMatchObject({ state: 'DRAFT', approvedAt: null });
    expect(await submit(withdrawn)).toMatchObject({ state: 'SUBMITTED' });
  });

  test('a meeting known only from reports goes with them: there is nothing to submit or to keep for a day', async () => {
    await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2022-10-01',
      items: [{ number: '১', decision: 'ক', status: 'IN_PROGRESS' }],
    });
    const { meetings } = await hub.read('{ meetings { edges { node { id revision } } } }');
    const known = meetings.edges[0].node;
    expect(await hub.refused(SUBMIT_MEETING, step(known), OFFICER)).toBe('BAD_INPUT');
    expect(await hub.refused(PUBLISH_MEETING, step(known, { publishOn: '2023-06-01' }), SUPERIOR)).toBe(
      'BAD_INPUT',
    );
  });

  test('minutes of a meeting that is public by its reports wait until those are withdrawn, or are published with them', async () => {
    const { paperId } = await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2022-10-01',
      items: [{ number: '১', decision: 'একটি সেবা সহজ করতে হবে।', status: 'IN_PROGRESS' }],
      publish: true,
    });
    const given = () => minutes({ publish: false });
    expect(await hub.refused(RECORD_MEETING, given(), OFFICER)).toBe('MINUTES_WOULD_BE_PUBLIC');
    await hub.act(
      WITHDRAW_REPORT,
      { requestId: newRequest(), paperId, revision: 1, reason: 'কার্যবিবরণী এসেছে' },
      SUPERIOR,
    );
    const { meeting } = await hub.act(RECORD_MEETING, given(), OFFICER);
    await publish(await approve(await submit(meeting)));
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId }, SUPERIOR);
    const { assignments } = await hub.read('{ assignments { edges { node { knownFrom status } } } }', PUBLIC);
    expect(assignments.edges).toEqual([{ node: { knownFrom: 'MINUTES', status: 'IN_PROGRESS' } }]);
  });

  test('the way through the offices is told to those who may see drafts, and the state to whoever sees the meeting', async () => {
    const meeting = await draft();
    const stranger = aViewer('COMMISSIONER', '55');
    const submitted = await submit(meeting);
    expect(await told(meeting, PUBLIC)).toBeNull();
    expect(await told(meeting, stranger)).toBeNull();
    const approved = await approve(await submit(await sendBack(submitted)));
    await publish(approved);
    const shown = { state: 'PUBLISHED', submittedAt: null, approvedAt: null, returnedAt: null, remark: null };
    expect(await told(meeting, PUBLIC)).toEqual(shown);
    expect(await told(meeting, stranger)).toEqual(shown);
    expect(await told(meeting, aViewer('ANALYST', '50'))).toMatchObject({ remark: 'উপস্থিতি নেই।' });
  });

  test('a list by state finds what stands there, and to others nothing that is not public', async () => {
    const states = ['DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED'];
    const at = async (heldOn: string) =>
      (await hub.act(RECORD_MEETING, minutes({ heldOn, publish: false }), OFFICER)).meeting;
    await at('2022-09-01');
    await submit(await at('2022-09-02'));
    await approve(await submit(await at('2022-09-03')));
    await publish(await at('2022-09-04'));
    const days = async (filter: string, viewer = SUPERIOR) => {
      const { meetings } = await hub.read(
        `{ meetings(filter: { state: ${filter} }, orderBy: OLDEST_FIRST) { totalCount edges { node { heldOn } } } }`,
        viewer,
      );
      const held = meetings.edges.map(({ node }: any) => node.heldOn.slice(-2));
      expect(meetings.totalCount).toBe(held.length);
      return held.join(' ');
    };
    for (const [index, state] of states.entries()) {
      expect(await days(`[${state}]`)).toBe(`0${index + 1}`);
      expect(await days(`[${state}]`, PUBLIC)).toBe(state === 'PUBLISHED' ? '04' : '');
    }
    expect(await days('[SUBMITTED, APPROVED]')).toBe('02 03');
    expect(await days('[DRAFT, SUBMITTED, APPROVED]', aViewer('ADMIN', '55'))).toBe('');
  });
});
