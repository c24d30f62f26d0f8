import { PUBLIC } from '../../../lib/auth/viewer';
import type { Subgraph } from '../../../lib/subgraph/subgraph';
import { ADMIN, ask, askAreas, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { directoryFeed, smallTree } from '../../../tests/support/directory-feed';
import { createMeetings } from '../meetings';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS, REQUEST_REPORTS } from '../testing/acts';

const PUBLISH = `mutation ($input: PublishReportRequestInput!) { publishReportRequest(input: $input) { id publishedAt } }`;

onEachDatabase((newDatabase) => {
  let subgraph: Subgraph;
  beforeEach(async () => {
    subgraph = await createMeetings({
      databaseUrl: await newDatabase(),
      organisation: directoryFeed(smallTree()),
      now: () => new Date('2023-05-20T06:00:00Z'),
    });
  });
  afterEach(() => subgraph.close());

  const late = async (viewer = PUBLIC) => {
    const { data } = await askAreas(
      subgraph,
      ['5010'],
      'decisionProgress(fiscalYear: "2022-23") { overdue undated } assignments { edges { node { dueOn daysOverdue } } }',
      viewer,
    );
    return [data[0].decisionProgress, data[0].assignments.edges[0].node] as const;
  };

  test('a draft letter changes nothing that the public sees; published, its due day counts', async () => {
    const { data } = await ask(subgraph, RECORD_MEETING, { input: minutes() }, ADMIN);
    const meetingId = data.recordMeeting.meeting.id;
    const letter = { meetingId, of: { scope: 'OWN' }, issuedOn: '2023-03-01', dueOn: '2023-03-31' };
    const input = { requestId: newRequest(), ...letter };
    const asked = await ask(subgraph, REQUEST_REPORTS, { input }, ADMIN);
    const undated = [
      { overdue: 0, undated: 1 },
      { dueOn: null, daysOverdue: 0 },
    ];
    const overdue = [
      { overdue: 1, undated: 0 },
      { dueOn: '2023-03-31', daysOverdue: 50 },
    ];
    expect(await late()).toEqual(undated);
    expect(await late(ADMIN)).toEqual(overdue);
    const publish = { requestId: newRequest(), reportRequestId: asked.data.requestReports.request.id };
    await ask(subgraph, PUBLISH, { input: publish }, ADMIN);
    expect(await late()).toEqual(overdue);
  });

  test('a letter is met by a report, whatever the report says', async () => {
    const { data } = await ask(subgraph, RECORD_MEETING, { input: minutes() }, ADMIN);
    const meetingId = data.recordMeeting.meeting.id;
    const letter = {
      meetingId,
      of: { scope: 'OWN' },
      issuedOn: '2023-03-01',
      dueOn: '2023-03-31',
      publish: true,
    };
    await ask(subgraph, REQUEST_REPORTS, { input: { requestId: newRequest(), ...letter } }, ADMIN);
    const report = {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '5010',
      meetingOn: '2022-09-12',
      reportedOn: '2023-04-10',
      items: [{ number: '1', status: 'IN_PROGRESS' }],
      publish: true,
    };
    await ask(subgraph, REPORT_PROGRESS, { input: report }, ADMIN);
    expect((await late())[0]).toEqual({ overdue: 0, undated: 0 });
  });

  test('what lies in the future cannot be recorded', async () => {
    const meeting = { input: minutes({ heldOn: '2023-05-21' }) };
    expect(codesOf(await ask(subgraph, RECORD_MEETING, meeting, ADMIN))).toEqual(['BAD_INPUT']);
  });
});
