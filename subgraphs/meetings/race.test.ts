import { onEachDatabase } from '../../tests/support/databases';
import {
  ASSIGN_DECISION,
  minutes,
  newRequest,
  PUBLISH_MEETING,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
} from './testing/acts';
import { OpenMeetings } from './testing/open-meetings';

const CLIENTS = 20;
const UPAZILAS = ['501020', '508110', '508194'];

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    await hub.clear();
    expect(kept).toEqual(rebuilt);
    expect(kept.length).toBeGreaterThan(0);
  });
  afterAll(() => hub.close());

  const race = <Answer>(client: (index: number) => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: CLIENTS }, (_, index) => client(index)));
  const outcomes = (answers: { outcome: string }[]): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return counts;
  };
  const forAll = [
    { decisions: [{ number: '১', text: 'তালিকা দিতে হবে।', binds: [{ scope: 'ALL_UPAZILAS' }] }] },
  ];
  const aReport = (index: number, changes: object = {}) => ({
    requestId: newRequest(),
    areaCode: UPAZILAS[index % UPAZILAS.length],
    meetingAreaCode: '50',
    meetingOn: '2022-09-12',
    reportedOn: `2022-10-${String(10 + index)}`,
    items: [{ number: '১', decision: 'তালিকা দিতে হবে।', status: index % 2 ? 'IMPLEMENTED' : 'IN_PROGRESS' }],
    memo: { contentHash: newRequest() },
    publish: true,
    ...changes,
  });

  test('of twenty who bring the same minutes at once, one records them', async () => {
    const memo = { contentHash: newRequest() };
    const answers = await race(() =>
      hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: forAll, memo })),
    );
    expect(outcomes(answers)).toEqual({ RECORDED: 1, ALREADY_RECORDED: CLIENTS - 1 });
    expect(new Set(answers.map(({ meeting }) => meeting.id)).size).toBe(1);
    expect(await hub.rows()).toMatchObject({ meetings: 1, decisions: 1, memos: 1, assignments: 3 });
  });

  test('of twenty who bring other versions of the minutes at once, one records them and the others propose', async () => {
    const answers = await race((index) =>
      hub.act(RECORD_MEETING, minutes({ areaCode: '50', chair: String(index), agendaItems: forAll })),
    );
    expect(outcomes(answers)).toEqual({ RECORDED: 1, PROPOSED: CLIENTS - 1 });
    expect(await hub.rows()).toMatchObject({
      meetings: 1,
      decisions: 1,
      proposals: CLIENTS - 1,
      assignments: 3,
    });
  });

  test('twenty who repeat one request at once get one answer', async () => {
    const input = minutes({ areaCode: '50', agendaItems: forAll });
    const answers = await race(() => hub.act(RECORD_MEETING, input));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0].outcome).toBe('RECORDED');
    expect(await hub.rows()).toMatchObject({ meetings: 1, requests: 1, assignments: 3 });
  });

  test('twenty reports on a meeting that nobody knew make one meeting, one decision and one assignment an area', async () => {
    const answers = await race((index) => hub.act(REPORT_PROGRESS, aReport(index)));
    expect(outcomes(answers)).toEqual({ RECORDED: CLIENTS });
    expect(await hub.rows()).toMatchObject({
      meetings: 1,
      decisions: 1,
      assignments: 3,
      decision_reports: CLIENTS,
    });
  });

  test('minutes that arrive among the reports on them adopt one meeting, whichever comes first', async () => {
    await race((index) =>
      index === CLIENTS / 2
        ? hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: forAll }))
        : hub.act(REPORT_PROGRESS, aReport(index)),
    );
    expect(await hub.rows()).toMatchObject({ meetings: 1, decisions: 1, assignments: 3, agenda_items: 1 });
    const { meetings } = await hub.read(
      '{ meetings { edges { node { knownFrom decisions { assignments { edges { node { knownFrom } } } } } } } }',
    );
    expect(meetings.edges[0].node.knownFrom).toBe('MINUTES');
    const owed: { node: { knownFrom: string } }[] = meetings.edges[0].node.decisions[0].assignments.edges;
    expect(owed.map(({ node }) => node.knownFrom)).toEqual(['MINUTES', 'MINUTES', 'MINUTES']);
  });

  test('publishing, reporting, assigning and asking at once leave every count right', async () => {
    for (let round = 0; round < 3; round += 1) {
      const heldOn = `2022-0${7 + round}-12`;
      const { meeting } = await hub.act(RECORD_MEETING, minutes({ areaCode: '50', heldOn, publish: false }));
      const [decision] = meeting.decisions;
      const early = await hub.act(REPORT_PROGRESS, aReport(0, { meetingOn: heldOn, publish: false }));
      await race((index) => {
        const requestId = newRequest();
        if (index === 7) return hub.act(PUBLISH_MEETING, { requestId, meetingId: meeting.id, revision: 1 });
        if (index === 9) return hub.act(PUBLISH_REPORT, { requestId, paperId: early.paperId });
        if (index % 5 === 1) {
          const binds = [{ scope: index % 2 ? 'ALL_DISTRICTS' : 'ALL_UPAZILAS' }];
          return hub.act(ASSIGN_DECISION, { requestId, decisionId: decision.id, binds });
        }
        if (index % 5 === 2) {
          const letter = {
            requestId,
            meetingId: meeting.id,
            of: [{ scope: 'ALL_UPAZILAS' }],
            issuedOn: heldOn,
            dueOn: `2022-1${index % 3}-01`,
          };
          return hub.act(REQUEST_REPORTS, letter);
        }
        return hub.act(REPORT_PROGRESS, aReport(index, { meetingOn: heldOn, publish: index % 3 > 0 }));
      });
      const standing = await hub.database.reader.query(
        `SELECT COUNT(*) AS hidden FROM assignments WHERE meeting_id = '${meeting.id}' AND known_from = 'MINUTES' AND published = 0`,
      );
      expect(Number(standing[0].hidden)).toBe(0);
    }
  });
});
