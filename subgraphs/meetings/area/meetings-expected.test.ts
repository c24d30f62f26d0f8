import { PUBLIC } from '../../../lib/auth/viewer';
import { Directory } from '../../../lib/directory/directory';
import type { HubContext } from '../../../lib/subgraph/hub-context';
import { onEachDatabase } from '../../../tests/support/databases';
import { dutyOf, smallTree } from '../../../tests/support/directory-feed';
import { minutes, PUBLISH_MEETING, RECORD_MEETING } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';
import { meetingsExpected } from './meetings-expected';

test('a month is expected where a duty of the level holds on its first day', () => {
  const records = smallTree().filter(({ kind }) => kind !== 'duty');
  const asked = [...records, dutyOf('DISTRICT', 'MONTHLY_MEETING', '2022-10-01')];
  const context = { directory: new Directory(asked, 1) } as unknown as HubContext;
  const question = { fiscalYear: '2022-23', asOf: '2023-06-30', basis: 'ALL' } as const;
  const of = (areaId: string) => meetingsExpected(context, question)(areaId, {})['meetingsExpected'];
  expect([of('area-5010'), of('area-50'), of('area-501020')]).toEqual([9, 0, 0]);
});

test('what a year asks of an area is worked out once, however many days are asked about', () => {
  const directory = new Directory(smallTree(), 1);
  const context = { directory } as unknown as HubContext;
  const expectedOn = (asOf: string) =>
    meetingsExpected(context, { fiscalYear: '2022-23', asOf, basis: 'ALL' })('area-5010', {})[
      'meetingsExpected'
    ];
  expectedOn('2023-06-30');
  const looks = jest.spyOn(directory, 'teamOn');
  const days = [
    '2022-06-30',
    '2022-10-30',
    '2022-10-31',
    '2023-05-31',
    '2023-06-29',
    '2023-06-30',
    '2024-01-01',
  ];
  expect(days.map(expectedOn)).toEqual([0, 3, 4, 11, 11, 12, 12]);
  expect(looks).not.toHaveBeenCalled();
});

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  afterEach(() => hub.clear());
  afterAll(() => hub.close());

  const met = async (areaCode: string, heldOn: string, publish = true) =>
    (await hub.act(RECORD_MEETING, minutes({ areaCode, heldOn, publish, agendaItems: [] }))).meeting;

  /** Meetings held, months met, months expected and months missed. */
  const months = async (code: string, rest = '', fiscalYear = '2022-23', viewer?: typeof PUBLIC) => {
    const fields = 'meetingsHeld monthsMet meetingsExpected meetingsMissed';
    const field = `decisionProgress(fiscalYear: "${fiscalYear}"${rest}) { ${fields} }`;
    const { decisionProgress } = await ofArea(hub, code, field, viewer);
    return Object.values(decisionProgress as object);
  };

  test('a month is expected once it is over: of July to April ten on 20 May', async () => {
    expect(await months('5010', ', scope: SELF')).toEqual([0, 0, 10, 10]);
    expect(await months('5010', ', scope: SELF, asOf: "2022-07-30"')).toEqual([0, 0, 0, 0]);
    expect(await months('5010', ', scope: SELF, asOf: "2022-07-31"')).toEqual([0, 0, 1, 1]);
  });

  test('two meetings in March do not make up for April', async () => {
    await met('5010', '2023-03-05');
    await met('5010', '2023-03-25');
    expect(await months('5010', ', scope: SELF')).toEqual([2, 1, 10, 9]);
  });

  test('the running month is expected only if the area met in it, from the day on which it met', async () => {
    await met('5010', '2023-05-10');
    expect(await months('5010', ', scope: SELF, asOf: "2023-05-09"')).toEqual([0, 0, 10, 10]);
    expect(await months('5010', ', scope: SELF, asOf: "2023-05-10"')).toEqual([1, 1, 11, 10]);
  });

  test('a team formed on the 15th is expected to meet from the next month on', async () => {
    expect(await months('508194')).toEqual([0, 0, 8, 8]); // Formed on 15 August: September to April.
    await met('508194', '2022-08-20');
    expect(await months('508194')).toEqual([1, 1, 9, 8]);
  });

  test('an area made on the 1st with its team is expected to meet in that month', async () => {
    expect(await months('559490', '', '2021-22')).toEqual([0, 0, 6, 6]); // Made on 1 January.
  });

  test('an area without a team is expected to meet never, and counts in the months in which it does', async () => {
    expect(await months('559486')).toEqual([0, 0, 0, 0]);
    await met('559486', '2022-12-07');
    expect(await months('559486')).toEqual([1, 1, 1, 0]);
  });

  test('a closed area is expected to meet until it closed, in the number of its successor', async () => {
    expect(await months('501033', ', scope: SELF', '2020-21')).toEqual([0, 0, 6, 6]); // Closed on 1 January.
    expect(await months('501020', ', scope: SELF', '2020-21')).toEqual([0, 0, 12, 12]);
    expect(await months('501020', '', '2020-21')).toEqual([0, 0, 18, 18]);
    expect(await months('501020')).toEqual([0, 0, 10, 10]);
  });

  test('the country, which no rule asks to meet, expects what is below it', async () => {
    expect(await months('BD', ', scope: SELF')).toEqual([0, 0, 0, 0]);
    await met('BD', '2022-10-02');
    // Twelve areas with a team all year, and one since September.
    expect(await months('BD')).toEqual([1, 1, 129, 128]);
  });

  test('areas met in the same month count a month each', async () => {
    await met('5081', '2023-02-01');
    await met('508110', '2023-02-20');
    expect(await months('5081')).toEqual([2, 2, 28, 26]); // 10 and 10, and 8 of the late team.
  });

  test('issuedBy tells the months of that area alone', async () => {
    await met('5081', '2023-02-01');
    await met('508110', '2023-02-20');
    expect(await months('50', ', issuedBy: "5081"')).toEqual([1, 1, 10, 9]);
  });

  test('a draft is unseen by the public; what was expected of it was expected all the same', async () => {
    const { id, revision } = await met('5010', '2023-02-01', false);
    const self = ', scope: SELF';
    expect(await months('5010', self)).toEqual([1, 1, 10, 9]);
    expect(await months('5010', self, '2022-23', PUBLIC)).toEqual([0, 0, 10, 10]);
    await hub.act(PUBLISH_MEETING, { requestId: 'publish-february', meetingId: id, revision });
    expect(await months('5010', self, '2022-23', PUBLIC)).toEqual([1, 1, 10, 9]);
  });

  test('a month whose first meeting is a draft is met, for the public, from its published meeting on', async () => {
    await met('5010', '2023-02-01', false);
    await met('5010', '2023-02-20');
    const on = (day: string) => months('5010', `, scope: SELF, asOf: "${day}"`, '2022-23', PUBLIC);
    expect(await on('2023-02-19')).toEqual([0, 0, 7, 7]);
    expect(await on('2023-02-20')).toEqual([1, 1, 8, 7]);
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
  });
});
