import { PUBLIC } from '../../../lib/auth/viewer';
import { ADMIN } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REQUEST_REPORTS } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  const aMeeting = async () => {
    const binds = [{ scope: 'ALL_DISTRICTS' }];
    const decisions = [
      { number: '১', text: 'ক', binds },
      { number: '২', text: 'খ', binds, dueOn: '2022-12-31' },
    ];
    return (await hub.act(RECORD_MEETING, minutes({ areaCode: '50', agendaItems: [{ decisions }] }))).meeting;
  };
  const aLetter = (meetingId: string, changes: object = {}) => ({
    requestId: newRequest(),
    meetingId,
    of: [{ scope: 'AREAS', areaCodes: ['5010'] }],
    issuedOn: '2022-10-01',
    dueOn: '2022-10-20',
    memo: { contentHash: newRequest() },
    publish: true,
    ...changes,
  });
  const dues = async (): Promise<string[]> => {
    const { assignments } = await hub.read(
      '{ assignments(first: 50) { edges { node { area { code } decision { number } dueOn dueBasis } } } }',
    );
    return assignments.edges
      .map(({ node }: any) => `${node.area.code} ${node.decision.number} ${node.dueOn} ${node.dueBasis}`)
      .sort();
  };

  test('a letter gives a due day to those asked who have none, and to nobody else', async () => {
    const meeting = await aMeeting();
    await hub.act(REQUEST_REPORTS, aLetter(meeting.id));
    expect(await dues()).toEqual([
      '5010 ১ 2022-10-20 REQUEST',
      '5010 ২ 2022-12-31 STATED',
      '5081 ১ null null',
      '5081 ২ 2022-12-31 STATED',
    ]);
  });

  test('a letter is on its meeting: who was asked, by when, and the paper', async () => {
    const meeting = await aMeeting();
    const memo = { subject: 'প্রতিবেদন প্রেরণ', contentHash: newRequest() };
    await hub.act(
      REQUEST_REPORTS,
      aLetter(meeting.id, { of: [{ scope: 'ALL_DISTRICTS' }, { scope: 'OWN' }], memo }),
    );
    await hub.act(
      REQUEST_REPORTS,
      aLetter(meeting.id, { publish: false, memo: { contentHash: newRequest() } }),
    );
    const query = `{ meeting(id: "${meeting.id}") { reportRequests { issuedOn dueOn areas { code } memo { kind subject } meeting { id } } } }`;
    const seen = async (viewer = ADMIN) => (await hub.read(query, viewer)).meeting.reportRequests;
    expect(await seen()).toHaveLength(2);
    const [letter, ...others] = await seen(PUBLIC);
    expect(others).toEqual([]);
    expect(letter.areas.map(({ code }: { code: string }) => code).sort()).toEqual(['50', '5010', '5081']);
    expect(letter).toMatchObject({
      issuedOn: '2022-10-01',
      dueOn: '2022-10-20',
      memo: { kind: 'REPORT_REQUEST', subject: 'প্রতিবেদন প্রেরণ' },
      meeting: { id: meeting.id },
    });
  });

  test('the same letter again changes nothing', async () => {
    const letter = aLetter((await aMeeting()).id);
    const first = await hub.act(REQUEST_REPORTS, letter);
    const rows = await hub.rows();
    expect(await hub.act(REQUEST_REPORTS, { ...letter, requestId: newRequest() })).toEqual({
      ...first,
      outcome: 'ALREADY_RECORDED',
    });
    expect(await hub.rows()).toEqual({ ...rows, requests: rows['requests']! + 1 });
  });

  test.each([
    ['due before it was issued', { dueOn: '2022-09-30' }, 'BAD_INPUT'],
    ['of a day before the meeting', { issuedOn: '2022-09-11' }, 'BAD_INPUT'],
    ['without a day', { issuedOn: null }, 'BAD_INPUT'],
    ['to an area elsewhere', { of: [{ scope: 'AREAS', areaCodes: ['5594'] }] }, 'BAD_INPUT'],
    ['on no meeting', { meetingId: 'no such' }, 'UNKNOWN_RECORD'],
  ])('a letter %s is refused, and leaves nothing', async (_, changes, code) => {
    const { id } = await aMeeting();
    const before = await hub.rows();
    expect(await hub.refused(REQUEST_REPORTS, aLetter(id, changes))).toBe(code);
    expect(await hub.rows()).toEqual(before);
  });

  test('whatever was asked for, the kept counts are those counted anew', async () => {
    const meeting = await aMeeting();
    await hub.act(REQUEST_REPORTS, aLetter(meeting.id, { of: [{ scope: 'ALL_DISTRICTS' }] }));
    await hub.act(REQUEST_REPORTS, aLetter(meeting.id, { issuedOn: '2022-11-01', dueOn: '2022-11-30' }));
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
  });
});
