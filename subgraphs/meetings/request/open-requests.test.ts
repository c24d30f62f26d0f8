import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import { aViewer } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  minutes,
  newRequest,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
  WITHDRAW_REQUEST,
} from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

const OFFICER = aViewer('OFFICER', '5010');

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  const aMeeting = async () => {
    const decisions = [{ number: '১', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }];
    return (await hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: [{ decisions }] }))).meeting;
  };
  const aLetter = async (meetingId: string, dueOn: string, changes: object = {}): Promise<string> => {
    const letter = { requestId: newRequest(), meetingId, of: [{ scope: 'AREAS', areaCodes: ['5010'] }] };
    const memo = { contentHash: newRequest() };
    const days = { issuedOn: '2022-10-01', dueOn };
    const done = await hub.act(REQUEST_REPORTS, { ...letter, ...days, memo, publish: true, ...changes });
    return done.request.id as string;
  };
  const open = async (code: string, viewer: Viewer): Promise<string[]> => {
    const query = `{ _entities(representations: [{ __typename: "Area", code: "${code}" }]) { ... on Area { openReportRequests { dueOn } } } }`;
    const { _entities: areas } = await hub.read(query, viewer);
    return areas[0].openReportRequests.map(({ dueOn }: { dueOn: string }) => dueOn) as string[];
  };
  const report = (reportedOn: string, publish: boolean) =>
    hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn,
      items: [{ number: '১', decision: 'ক', status: 'IN_PROGRESS' }],
      memo: { contentHash: newRequest() },
      publish,
    });

  test('an area is told of the letters that ask it, the earliest due day first, until it has reported', async () => {
    const { id } = await aMeeting();
    await aLetter(id, '2022-11-20');
    await aLetter(id, '2022-10-20');
    expect(await open('5010', OFFICER)).toEqual(['2022-10-20', '2022-11-20']);
    expect(await open('5010', PUBLIC)).toEqual(['2022-10-20', '2022-11-20']);
    expect(await open('5081', OFFICER)).toEqual([]);
    await report('2022-09-30', true);
    // What was said before the letter is no answer to it.
    expect(await open('5010', OFFICER)).toHaveLength(2);
    const { paperId } = await report('2022-10-05', false);
    // For the public a draft is no answer.
    expect(await open('5010', OFFICER)).toEqual([]);
    expect(await open('5010', PUBLIC)).toHaveLength(2);
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await open('5010', PUBLIC)).toEqual([]);
  });

  test('a letter that is a draft, or was withdrawn, asks nobody but those who see all of its office', async () => {
    const { id } = await aMeeting();
    await aLetter(id, '2022-10-20', { publish: false });
    expect(await open('5010', OFFICER)).toEqual([]);
    expect(await open('5010', aViewer('COMMISSIONER', '50'))).toEqual(['2022-10-20']);
    const reportRequestId = await aLetter(id, '2022-11-20');
    expect(await open('5010', OFFICER)).toEqual(['2022-11-20']);
    await hub.act(WITHDRAW_REQUEST, { requestId: newRequest(), reportRequestId, reason: 'ভুল' });
    expect(await open('5010', OFFICER)).toEqual([]);
  });
});
