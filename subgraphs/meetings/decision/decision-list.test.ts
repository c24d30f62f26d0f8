import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import { ADMIN, ask, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS } from '../testing/acts';
import { OpenMeetings } from '../testing/open-meetings';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
    const decision = (text: string, more: object = {}) => ({ number: text.charAt(1), text, ...more });
    const meeting = (areaCode: string, heldOn: string, topic: string, decisions: object[], publish = true) =>
      hub.act(RECORD_MEETING, minutes({ areaCode, heldOn, agendaItems: [{ topic, decisions }], publish }));
    await meeting('50', '2022-09-12', 'সেবা সহজীকরণ', [
      decision('A1 তালিকা পাঠাতে হবে', { binds: [{ scope: 'ALL_DISTRICTS' }], dueOn: '2022-10-31' }),
      decision('A2 ওয়েব পোর্টাল', { implementer: 'উপজেলা নির্বাহী অফিসার, ০১৭১২৩৪৫৬৭৮' }),
    ]);
    await meeting('5010', '2022-12-01', 'Training', [
      decision('B1 প্রশিক্ষণ', { dueOn: '2023-01-15', kind: 'CONTINUING' }),
      decision('B2 তালিকা'),
    ]);
    await meeting('5594', '2021-08-01', 'Training', [decision('C1 তালিকা', { dueOn: '2021-12-31' })]);
    await meeting('5081', '2023-02-01', 'গোপন', [decision('D1 তালিকা', { dueOn: '2023-03-01' })], false);
    const report = (publish: boolean, number: string, text: string) => ({
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-10-01',
      items: [{ number, decision: text, topic: 'গোপন', status: 'IMPLEMENTED' }],
      memo: { contentHash: newRequest() },
      publish,
    });
    await hub.act(REPORT_PROGRESS, report(true, '1', 'A1 তালিকা পাঠাতে হবে'));
    // Of this decision of a public meeting nothing but a draft report tells.
    await hub.act(REPORT_PROGRESS, report(false, '9', 'E1 তালিকা'));
  });
  afterAll(() => hub.close());

  async function found(filter: string, viewer: Viewer = PUBLIC, orderBy = 'DECIDED_ON'): Promise<string> {
    const { decisions } = await hub.read(
      `{ decisions(first: 100, filter: ${filter}, orderBy: { field: ${orderBy} }) { totalCount edges { node { text } } } }`,
      viewer,
    );
    const texts = decisions.edges.map(({ node }: { node: { text: string } }) => node.text.slice(0, 2));
    expect(decisions.totalCount).toBe(texts.length);
    return texts.join(' ');
  }

  test.each([
    ['{}', 'C1 A1 A2 B1 B2'],
    ['{ issuedBy: "50" }', 'A1 A2'],
    ['{ within: "5010" }', 'A1 B1 B2'],
    ['{ within: "50" }', 'A1 A2 B1 B2'],
    ['{ area: "50" }', 'A2'],
    ['{ area: "5594", within: "50" }', ''],
    ['{ fiscalYear: "২০২১-২২" }', 'C1'],
    ['{ fiscalYears: ["2021-22", "2022-23"], from: "2022-10-01" }', 'B1 B2'],
    ['{ fiscalYear: "2021-22", fiscalYears: ["2022-23"] }', ''],
    ['{ to: "2022-09-12" }', 'C1 A1 A2'],
    ['{ kind: CONTINUING }', 'B1'],
    ['{ status: [IMPLEMENTED] }', 'A1'],
    ['{ status: [NOT_STARTED], within: "5010" }', 'B1 B2'],
    ['{ overdue: true }', 'C1 A1 B1'],
    ['{ overdue: true, within: "5010" }', 'B1'],
    ['{ reported: true }', 'A1'],
    ['{ dueFrom: "2022-10-31", dueTo: "2023-01-15" }', 'A1 B1'],
    ['{ text: "তালিকা" }', 'C1 A1 B2'],
    ['{ text: "TRAIN তালিকা" }', 'C1 B2'],
    ['{ text: "a1" }', 'A1'],
    ['{ implementer: "নির্বাহী" }', 'A2'],
    ['{ text: "গোপন" }', ''],
  ])('the filter %s gives those, the earliest first', async (filter, texts) => {
    expect(await found(filter)).toBe(texts);
  });

  test('drafts are found, counted and searched by those alone who may see them', async () => {
    for (const filter of ['{ text: "গোপন" }', '{ overdue: true, within: "5081" }', '{ area: "5081" }']) {
      expect(await found(filter, aViewer('OFFICER', '5594'))).not.toContain('D1');
      expect(await found(filter, aViewer('COMMISSIONER', '50'))).toContain('D1');
    }
    expect(await found('{ text: "E1" }')).toBe('');
    expect(await found('{ text: "E1" }', aViewer('OFFICER', '5081'))).toBe('');
    expect(await found('{ text: "E1" }', aViewer('OFFICER', '5010'))).toBe('E1');
  });

  test('a telephone number is found by nobody, whole or in part', async () => {
    for (const searched of ['01712345678', '0171', '১৭১২৩৪৫৬৭৮'])
      for (const field of ['text', 'implementer'])
        expect(await found(`{ ${field}: "${searched}" }`, ADMIN)).toBe('');
  });

  test('a draft meeting is not found by the words of its decisions, a public one is', async () => {
    const meetings = async (text: string, viewer: Viewer = PUBLIC): Promise<number> => {
      const list = await hub.read(`{ meetings(filter: { text: "${text}" }) { totalCount } }`, viewer);
      return list.meetings.totalCount;
    };
    expect([await meetings('training'), await meetings('গোপন'), await meetings('E1')]).toEqual([2, 0, 0]);
    expect([await meetings('গোপন', ADMIN), await meetings('E1', aViewer('OFFICER', '5010'))]).toEqual([2, 1]);
  });

  test('those without a last day come last in either direction, and pages leave out none', async () => {
    const paged = async (direction: string): Promise<string> => {
      const texts: string[] = [];
      for (let after = ''; ;) {
        const { decisions } = await hub.read(
          `{ decisions(first: 1, ${after} orderBy: { field: DUE_ON, direction: ${direction} }) { edges { node { text } } pageInfo { hasNextPage endCursor } } }`,
          PUBLIC,
        );
        texts.push(decisions.edges[0].node.text.slice(0, 2));
        if (!decisions.pageInfo.hasNextPage) return texts.join(' ');
        after = `after: "${decisions.pageInfo.endCursor}",`;
      }
    };
    expect(await paged('ASC')).toBe('C1 A1 B1 A2 B2');
    expect(await paged('DESC')).toBe('B1 A1 C1 B2 A2');
    expect(await found('{}', PUBLIC, 'RECORDED')).toBe('A1 A2 B1 B2 C1');
  });

  test.each([
    ['{ fiscalYears: ["2022"] }', 'BAD_FISCAL_YEAR'],
    ['{ within: "9999" }', 'UNKNOWN_AREA'],
    ['{ text: "%" }', 'BAD_INPUT'],
    ['{ implementer: "" }', 'BAD_INPUT'],
  ])('the filter %s is refused with %s', async (filter, code) => {
    const answer = await ask(hub.subgraph, `{ decisions(filter: ${filter}) { totalCount } }`);
    expect(codesOf(answer)).toEqual([code]);
  });
});
