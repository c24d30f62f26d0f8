import { PUBLIC, type Viewer } from '../../lib/auth/viewer';
import { ADMIN, ask, aViewer } from '../../tests/support/ask';
import { onEachDatabase } from '../../tests/support/databases';
import {
  APPROVE_MEETING,
  ASSIGN_DECISION,
  CORRECT_REPORT,
  DELETE_REPORT,
  DISPUTE_REPORT,
  minutes,
  MOVE_DUE_DAY,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
  RETURN_MEETING,
  SUBMIT_MEETING,
  VERIFY_REPORT,
  WITHDRAW_MEETING,
  WITHDRAW_REPORT,
  WITHDRAW_REQUEST,
} from './testing/acts';
import { OpenMeetings } from './testing/open-meetings';

const ROLES = ['ANALYST', 'OFFICER', 'COMMISSIONER', 'ADMIN'] as const;
/** Places as seen from 5010, whose records these are. */
const PLACES = { own: '5010', sibling: '5081', above: '50', below: '501020', elsewhere: '5594' };

/** Who may do an act on records of 5010: roles with the places from which they may. */
const WRITE = { ANALYST: '', OFFICER: 'own', COMMISSIONER: '', ADMIN: 'own above' };
const PUBLISH = { ANALYST: '', OFFICER: '', COMMISSIONER: 'own above', ADMIN: 'own above' };
const BOTH = { ANALYST: '', OFFICER: '', COMMISSIONER: '', ADMIN: 'own above' };
/** From above only: nobody verifies what the own area reports. */
const VERIFY = { ANALYST: '', OFFICER: '', COMMISSIONER: 'above', ADMIN: 'above' };

const REFUSALS = ['FORBIDDEN', 'UNKNOWN_RECORD', 'PAPER_LOCKED'];

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  let days = 0;
  const aDay = (): string => new Date(Date.UTC(2021, 6, (days += 1))).toISOString().slice(0, 10);
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterAll(() => hub.close());

  const aMeeting = async (publish: boolean) =>
    (await hub.act(RECORD_MEETING, minutes({ heldOn: aDay(), publish }))).meeting;
  const step = ({ id, revision }: { id: string; revision: number }) => ({
    requestId: newRequest(),
    meetingId: id,
    revision,
  });
  const submitted = async () => {
    const meeting = await aMeeting(false);
    return { ...meeting, ...(await hub.act(SUBMIT_MEETING, step(meeting))) };
  };
  const binding = ({ decisions }: any) => ({
    requestId: newRequest(),
    decisionId: decisions[0].id,
    binds: [{ scope: 'ALL_UPAZILAS' }],
  });
  const moving = ({ decisions }: any) => ({
    requestId: newRequest(),
    assignmentId: decisions[0].assignments.edges[0].node.id,
    revision: 1,
    dueOn: '2023-06-30',
  });
  const judged = async () => ({ requestId: newRequest(), reportId: await reportId(false), revision: 1 });
  const aReport = (publish: boolean) => ({
    requestId: newRequest(),
    areaCode: '5010',
    meetingAreaCode: '50',
    meetingOn: aDay(),
    reportedOn: '2023-01-01',
    items: [{ number: '১', decision: 'ক', status: 'IN_PROGRESS' }],
    memo: { contentHash: newRequest() },
    publish,
  });

  const aLetter = async (publish: boolean) => ({
    requestId: newRequest(),
    meetingId: (await aMeeting(true)).id,
    of: [{ scope: 'OWN' }],
    issuedOn: '2022-10-01',
    dueOn: '2022-10-31',
    publish,
  });
  const reportId = async (publish: boolean): Promise<string> =>
    (await hub.act(REPORT_PROGRESS, aReport(publish))).reports[0].id;
  /** The changes of a report as it was first recorded. */
  const change = async (reportId: Promise<string>, changes: object = {}) => ({
    requestId: newRequest(),
    reportId: await reportId,
    revision: 1,
    reason: 'ভুল',
    ...changes,
  });

  /** Each act with fresh records of 5010 to do it on, and who may do it. */
  const ACTS: Record<string, { source: string; may: typeof WRITE; input: () => Promise<object> }> = {
    'recording minutes': {
      source: RECORD_MEETING,
      may: WRITE,
      input: async () => minutes({ heldOn: aDay(), publish: false }),
    },
    'recording and publishing minutes': {
      source: RECORD_MEETING,
      may: BOTH,
      input: async () => minutes({ heldOn: aDay() }),
    },
    'reporting progress': { source: REPORT_PROGRESS, may: WRITE, input: async () => aReport(false) },
    'reporting and publishing progress': {
      source: REPORT_PROGRESS,
      may: BOTH,
      input: async () => aReport(true),
    },
    'publishing a meeting': {
      source: PUBLISH_MEETING,
      may: PUBLISH,
      input: async () => ({ requestId: newRequest(), meetingId: (await aMeeting(false)).id, revision: 1 }),
    },
    'publishing a report': {
      source: PUBLISH_REPORT,
      may: PUBLISH,
      input: async () => ({
        requestId: newRequest(),
        paperId: (await hub.act(REPORT_PROGRESS, aReport(false))).paperId,
      }),
    },
    'submitting minutes for approval': {
      source: SUBMIT_MEETING,
      may: WRITE,
      input: async () => step(await aMeeting(false)),
    },
    'approving minutes': {
      source: APPROVE_MEETING,
      may: PUBLISH,
      input: async () => step(await submitted()),
    },
    'returning minutes': {
      source: RETURN_MEETING,
      may: PUBLISH,
      input: async () => ({ ...step(await submitted()), remark: 'তারিখ নেই।' }),
    },
    'publishing a meeting from a day on': {
      source: PUBLISH_MEETING,
      may: PUBLISH,
      input: async () => ({ ...step(await submitted()), publishOn: '2023-06-01' }),
    },
    'assigning a decision of a draft': {
      source: ASSIGN_DECISION,
      may: WRITE,
      input: async () => binding(await aMeeting(false)),
    },
    'assigning a decision of submitted minutes': {
      source: ASSIGN_DECISION,
      may: BOTH,
      input: async () => binding(await submitted()),
    },
    'assigning a decision of public minutes': {
      source: ASSIGN_DECISION,
      may: BOTH,
      input: async () => binding(await aMeeting(true)),
    },
    'moving a due day of a draft': {
      source: MOVE_DUE_DAY,
      may: WRITE,
      input: async () => moving(await aMeeting(false)),
    },
    'moving a due day of submitted minutes with a reason': {
      source: MOVE_DUE_DAY,
      may: BOTH,
      input: async () => ({ ...moving(await submitted()), reason: 'সময় বৃদ্ধি' }),
    },
    'moving a due day of public minutes': {
      source: MOVE_DUE_DAY,
      may: BOTH,
      input: async () => moving(await aMeeting(true)),
    },
    'moving a due day of public minutes with a reason': {
      source: MOVE_DUE_DAY,
      may: WRITE,
      input: async () => ({ ...moving(await aMeeting(true)), reason: 'সময় বৃদ্ধি' }),
    },
    'verifying a report': { source: VERIFY_REPORT, may: VERIFY, input: () => judged() },
    'disputing a report': {
      source: DISPUTE_REPORT,
      may: VERIFY,
      input: async () => ({ ...(await judged()), remark: 'প্রমাণক নেই।' }),
    },
    'asking for reports': {
      source: REQUEST_REPORTS,
      may: WRITE,
      input: () => aLetter(false),
    },
    'asking publicly for reports': { source: REQUEST_REPORTS, may: BOTH, input: () => aLetter(true) },
    'correcting a report by a draft': {
      source: CORRECT_REPORT,
      may: WRITE,
      input: () => change(reportId(true)),
    },
    'correcting a report in public': {
      source: CORRECT_REPORT,
      may: BOTH,
      input: () => change(reportId(false), { publish: true }),
    },
    'deleting a draft report': {
      source: DELETE_REPORT,
      may: WRITE,
      input: () => change(reportId(false)),
    },
    'deleting a published report': {
      source: DELETE_REPORT,
      may: PUBLISH,
      input: () => change(reportId(true)),
    },
    'withdrawing a report': {
      source: WITHDRAW_REPORT,
      may: PUBLISH,
      input: async () => ({
        requestId: newRequest(),
        paperId: (await hub.act(REPORT_PROGRESS, aReport(true))).paperId,
        revision: 1,
        reason: 'ভুল',
      }),
    },
    'withdrawing a meeting': {
      source: WITHDRAW_MEETING,
      may: PUBLISH,
      input: async () => ({
        requestId: newRequest(),
        meetingId: (await aMeeting(true)).id,
        revision: 1,
        reason: 'ভুল',
      }),
    },
    'withdrawing a letter': {
      source: WITHDRAW_REQUEST,
      may: PUBLISH,
      input: async () => ({
        requestId: newRequest(),
        reportRequestId: (await hub.act(REQUEST_REPORTS, await aLetter(true))).request.id,
        reason: 'ভুল',
      }),
    },
  };

  test.each(Object.entries(ACTS))(
    '%s is for those alone who may; a refusal leaves no row',
    async (_, { source, may, input }) => {
      const viewers: [Viewer, boolean][] = [
        [PUBLIC, false],
        [aViewer('PORTAL', '5010'), false],
        ...ROLES.flatMap((role) =>
          Object.entries(PLACES).map(([place, code]): [Viewer, boolean] => [
            aViewer(role, code),
            may[role].split(' ').includes(place),
          ]),
        ),
        [ADMIN, true],
      ];
      const wrong: string[] = [];
      let given = await input();
      for (const [viewer, allowed] of viewers) {
        const before = await hub.rows();
        const code = await hub.refused(source, given, viewer);
        const told = `${viewer.role} of ${viewer.area ?? 'all'}: ${String(code)}`;
        if (allowed) {
          if (code !== 'done') wrong.push(told);
          given = await input();
          continue;
        }
        if (!REFUSALS.includes(String(code))) wrong.push(told);
        const after = await hub.rows();
        if (JSON.stringify(after) !== JSON.stringify(before)) wrong.push(`${told}, but rows were written`);
      }
      expect(wrong).toEqual([]);
    },
  );

  test('who may not change a record cannot tell whether there is one', async () => {
    const meeting = await aMeeting(false);
    const publish = (meetingId: string) => ({ requestId: newRequest(), meetingId, revision: 1 });
    const stranger = aViewer('COMMISSIONER', '55');
    expect(await hub.refused(PUBLISH_MEETING, publish(meeting.id), stranger)).toBe('UNKNOWN_RECORD');
    expect(await hub.refused(PUBLISH_MEETING, publish('no such'), stranger)).toBe('UNKNOWN_RECORD');
  });

  test('a decision that one may not see is taken up or passed down as one that is not there', async () => {
    const above = minutes({ areaCode: '50', heldOn: aDay(), publish: false });
    const { meeting } = await hub.act(RECORD_MEETING, above);
    const [{ id: hidden }] = meeting.decisions as [{ id: string }];
    const officer = aViewer('OFFICER', '5010');
    const told = async (changes: (id: string) => Record<string, unknown>, id: string): Promise<string> => {
      const { errors } = await ask(
        hub.subgraph,
        RECORD_MEETING,
        { input: minutes({ heldOn: '2023-04-30', publish: false, ...changes(id) }) },
        officer,
      );
      return errors?.[0]?.message ?? 'done';
    };
    const takenUp = (decisionId: string) => ({ carriedOver: [{ decisionId }] });
    const passedDown = (derivedFromId: string) => ({
      agendaItems: [{ decisions: [{ number: '1', text: 'পাঠানো হলো', derivedFromId }] }],
    });
    for (const way of [takenUp, passedDown]) {
      expect(await told(way, hidden)).toMatch(/is not a decision on record/);
      expect(await told(way, hidden)).toBe(await told(way, 'no such'));
    }
    await hub.act(PUBLISH_MEETING, { requestId: newRequest(), meetingId: meeting.id, revision: 1 });
    expect(await told(passedDown, hidden)).toBe('done');
  });

  test('a repeat by somebody else is another request, judged by what they may do', async () => {
    const input = minutes({ heldOn: aDay(), publish: false });
    await hub.act(RECORD_MEETING, input);
    expect(await hub.refused(RECORD_MEETING, input, aViewer('OFFICER', '5081'))).toBe('FORBIDDEN');
    expect(await hub.refused(RECORD_MEETING, input)).toBe('done');
  });
});
