import { PUBLIC } from '../../../lib/auth/viewer';
import { onEachDatabase } from '../../../tests/support/databases';
import {
  minutes,
  newRequest,
  PUBLISH_REPORT,
  RECORD_MEETING,
  REPORT_PROGRESS,
  REQUEST_REPORTS,
} from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';

const PUBLISH_LETTER = `mutation ($input: PublishReportRequestInput!) { publishReportRequest(input: $input) { id } }`;

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  let meeting: { id: string; decisions: { id: string }[] };
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
  });
  beforeEach(async () => {
    const decisions = [{ number: '1', text: 'ক', binds: [{ scope: 'ALL_DISTRICTS' }] }];
    const given = minutes({ areaCode: '50', heldOn: '2022-09-12', agendaItems: [{ decisions }] });
    meeting = (await hub.act(RECORD_MEETING, given)).meeting;
  });
  afterEach(async () => {
    const { kept, rebuilt } = await hub.keptAndRebuilt();
    expect(kept).toEqual(rebuilt);
    await hub.clear();
  });
  afterAll(() => hub.close());

  /** A letter of 1 December that asks for reports by the 15th. */
  const letter = async (changes: object = {}): Promise<string> => {
    const input = {
      meetingId: meeting.id,
      of: [{ scope: 'ALL_DISTRICTS' }],
      issuedOn: '2022-12-01',
      dueOn: '2022-12-15',
    };
    const whole = { requestId: newRequest(), publish: true, ...input, ...changes };
    return (await hub.act(REQUEST_REPORTS, whole)).request.id;
  };
  const report = async (reportedOn: string, changes: object = {}): Promise<string> => {
    const input = { areaCode: '5010', meetingAreaCode: '50', meetingOn: '2022-09-12', reportedOn };
    const items = [{ number: '1', status: 'IN_PROGRESS' }];
    const whole = { requestId: newRequest(), publish: true, ...input, items, ...changes };
    return (await hub.act(REPORT_PROGRESS, whole)).paperId;
  };
  /** Reports due and late of an area on a day. */
  const asked = async (code: string, asOf: string, viewer?: typeof PUBLIC): Promise<number[]> => {
    const field = `decisionProgress(fiscalYear: "2022-23", asOf: "${asOf}") { reportsDue reportsLate }`;
    return Object.values((await ofArea(hub, code, field, viewer)).decisionProgress as object);
  };

  test('a report is due from the day of the letter on, once for each area asked', async () => {
    await letter();
    expect(await asked('50', '2022-11-30')).toEqual([0, 0]);
    expect(await asked('50', '2022-12-01')).toEqual([2, 0]);
    expect(await asked('5010', '2022-12-01')).toEqual([1, 0]);
    expect(await asked('501020', '2022-12-01')).toEqual([0, 0]);
  });

  test('it is late from the day after its last day', async () => {
    await letter();
    expect(await asked('50', '2022-12-15')).toEqual([2, 0]);
    expect(await asked('50', '2022-12-16')).toEqual([2, 2]);
  });

  test('any report on the meeting since the letter answers it, from its own day on', async () => {
    await letter();
    await report('2022-12-20', { items: [{ number: '1', status: 'NOT_STARTED' }] });
    await report('2023-01-10');
    expect(await asked('5010', '2022-12-19')).toEqual([1, 1]);
    expect(await asked('5010', '2022-12-20')).toEqual([1, 0]);
    expect(await asked('50', '2022-12-20')).toEqual([2, 1]);
  });

  test('a report of the day of the letter answers it; one of the day before does not', async () => {
    await letter();
    await report('2022-11-30');
    expect(await asked('5010', '2022-12-16')).toEqual([1, 1]);
    await report('2022-12-01');
    expect(await asked('5010', '2022-12-16')).toEqual([1, 0]);
  });

  test('a report that says nothing of any decision (`--`) is no answer', async () => {
    await letter();
    await report('2022-12-10', { items: [{ number: '1', status: null }] });
    expect(await asked('5010', '2022-12-16')).toEqual([1, 1]);
  });

  test('two letters ask for two reports; one report since both answers both', async () => {
    await letter();
    await letter({ issuedOn: '2023-01-10', dueOn: '2023-01-20' });
    await report('2022-12-10');
    expect(await asked('5010', '2023-02-01')).toEqual([2, 1]);
    await report('2023-01-25');
    expect(await asked('5010', '2023-02-01')).toEqual([2, 0]);
  });

  test('an area that no decision binds owes the report it is asked for, and nothing else', async () => {
    await letter({ of: [{ scope: 'AREAS', areaCodes: ['508110'] }] });
    const field = 'decisionProgress(fiscalYear: "2022-23") { assignments overdue reportsDue reportsLate }';
    const shown = await ofArea(hub, '508110', field);
    expect(shown.decisionProgress).toEqual({ assignments: 0, overdue: 0, reportsDue: 1, reportsLate: 1 });
  });

  test('a letter counts in the fiscal year of its meeting, also when it is written in the next', async () => {
    await hub.clear();
    const held = minutes({ areaCode: '50', heldOn: '2022-06-12' });
    meeting = (await hub.act(RECORD_MEETING, held)).meeting;
    await letter({ of: [{ scope: 'OWN' }], issuedOn: '2022-08-01', dueOn: '2022-08-15' });
    const of = async (fiscalYear: string) => {
      const field = `decisionProgress(fiscalYear: "${fiscalYear}") { reportsDue reportsLate }`;
      return (await ofArea(hub, '50', field)).decisionProgress as object;
    };
    expect(await of('2021-22')).toEqual({ reportsDue: 1, reportsLate: 1 });
    expect(await of('2022-23')).toEqual({ reportsDue: 0, reportsLate: 0 });
  });

  test('issuedBy tells the reports that this area asks for', async () => {
    await letter();
    const of = async (code: string) => {
      const field = `decisionProgress(fiscalYear: "2022-23", issuedBy: "${code}") { reportsDue }`;
      return (await ofArea(hub, 'BD', field)).decisionProgress.reportsDue as number;
    };
    expect([await of('50'), await of('5010')]).toEqual([2, 0]);
  });

  test('a draft letter is unseen by the public, until it is published', async () => {
    const reportRequestId = await letter({ publish: false });
    expect(await asked('50', '2022-12-16')).toEqual([2, 2]);
    expect(await asked('50', '2022-12-16', PUBLIC)).toEqual([0, 0]);
    await hub.act(PUBLISH_LETTER, { requestId: newRequest(), reportRequestId });
    expect(await asked('50', '2022-12-16', PUBLIC)).toEqual([2, 2]);
  });

  test('a draft report answers a published letter for the public only once it is published', async () => {
    await letter();
    const paperId = await report('2022-12-10', { publish: false });
    expect(await asked('5010', '2022-12-16')).toEqual([1, 0]);
    expect(await asked('5010', '2022-12-16', PUBLIC)).toEqual([1, 1]);
    await hub.act(PUBLISH_REPORT, { requestId: newRequest(), paperId });
    expect(await asked('5010', '2022-12-16', PUBLIC)).toEqual([1, 0]);
  });

  test('a published letter on a draft meeting waits for the minutes to be published', async () => {
    await hub.clear();
    const held = minutes({ areaCode: '50', heldOn: '2022-09-12', publish: false });
    meeting = (await hub.act(RECORD_MEETING, held)).meeting;
    await letter({ of: [{ scope: 'OWN' }] });
    expect(await asked('50', '2022-12-16')).toEqual([1, 1]);
    expect(await asked('50', '2022-12-16', PUBLIC)).toEqual([0, 0]);
  });
});
