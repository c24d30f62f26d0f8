import { PUBLIC, type Viewer } from '../../../lib/auth/viewer';
import { ADMIN, ask, aViewer, codesOf } from '../../../tests/support/ask';
import { onEachDatabase } from '../../../tests/support/databases';
import { minutes, newRequest, RECORD_MEETING, REPORT_PROGRESS } from '../testing/acts';
import { ofArea } from '../testing/of-area';
import { OpenMeetings } from '../testing/open-meetings';

const MEASURES =
  'assignments notStarted inProgress implemented dropped overdue notReported reported claimed verified disputed undated';

onEachDatabase((newDatabase) => {
  let hub: OpenMeetings;
  beforeAll(async () => {
    hub = await OpenMeetings.at(await newDatabase());
    const meeting = (areaCode: string, heldOn: string, topic: string, decision: object, publish = true) =>
      hub.act(
        RECORD_MEETING,
        minutes({
          areaCode,
          heldOn,
          publish,
          agendaItems: [{ topic, decisions: [{ number: '1', text: 'ক', ...decision }] }],
        }),
      );
    const below = { binds: [{ scope: 'ALL_DISTRICTS' }, { scope: 'OWN' }] };
    await meeting('50', '2022-09-12', 'সেবা ১', { ...below, dueOn: '2022-10-31', implementer: 'সকল' });
    await meeting('5010', '2022-10-05', 'সেবা 1', { kind: 'CONTINUING' });
    await meeting('501020', '2021-10-05', 'Training', {});
    // A draft of the division that binds its districts: they see that they owe something, and not what.
    await meeting('50', '2023-01-10', 'গোপন', { ...below, text: 'গোপন', implementer: 'গোপন' }, false);
    await hub.act(REPORT_PROGRESS, {
      requestId: newRequest(),
      areaCode: '5010',
      meetingAreaCode: '50',
      meetingOn: '2022-09-12',
      reportedOn: '2022-12-20',
      items: [{ number: '1', status: 'IMPLEMENTED' }],
      publish: true,
    });
  });
  afterAll(() => hub.close());

  async function statistics(args: string, viewer: Viewer = PUBLIC) {
    const { decisionStatistics } = await hub.read(
      `{ decisionStatistics(first: 500, ${args}) { asOf map treeOn basis totalCount
        edges { node { keys { key code labelEn labelBn } ${MEASURES} percentImplemented } } } }`,
      viewer,
    );
    const rows = decisionStatistics.edges.map(({ node }: any) => node);
    expect(decisionStatistics.totalCount).toBe(rows.length);
    return { ...decisionStatistics, rows };
  }
  async function counted(args: string, viewer: Viewer = PUBLIC): Promise<string[]> {
    const { rows } = await statistics(args, viewer);
    return rows.map(({ keys, assignments }: any) => `${keys.map(({ code }: any) => code)} ${assignments}`);
  }

  test.each([
    ['[AREA_DIVISION]', ['50 5']],
    ['[AREA_DISTRICT]', ['5010 3', '5081 1', 'null 1'].map((line) => line.replace('null', ''))],
    ['[AREA_UPAZILA]', ['501020 1', ' 4']],
    ['[ISSUER]', ['50 3', '5010 1', '501020 1']],
    ['[FISCAL_YEAR]', ['2021-22 1', '2022-23 4']],
    ['[MONTH]', ['2021-10 1', '2022-09 3', '2022-10 1']],
    ['[STATUS]', ['NOT_STARTED 4', 'IMPLEMENTED 1']],
    ['[VERIFICATION]', ['CLAIMED 1', ' 4']],
    ['[TOPIC]', ['training 1', 'সেবা 1 4']],
    ['[IMPLEMENTER]', ['সকল 3', ' 2']],
    ['[KIND]', ['ONE_TIME 4', 'CONTINUING 1']],
    ['[DUE_BASIS]', ['STATED 3', ' 2']],
    ['[FISCAL_YEAR, TOPIC]', ['2021-22,training 1', '2022-23,সেবা 1 4']],
    ['[]', [' 5']],
    ['[MONTH], dateField: DUE', ['2022-10 3', ' 2']],
    ['[MONTH], dateField: REPORTED', ['2022-12 1', ' 4']],
    ['[MONTH], dateField: REPORTED, asOf: "2022-12-19"', [' 5']],
    ['[AREA_DISTRICT], filter: { area: "50" }', [' 1']],
    ['[], filter: { from: "2022-10-01", to: "2022-10-31" }', [' 1']],
    ['[], filter: { from: "2022-10-01" }, dateField: REPORTED', [' 1']],
    ['[], filter: { overdue: true }', [' 2']],
    ['[], filter: { overdue: true }, asOf: "2022-12-19"', [' 3']],
    ['[], filter: { text: "train" }', [' 1']],
    ['[], filter: { text: "গোপন" }', []],
    ['[], filter: { fiscalYears: [] }', []],
  ])('groupBy: %s counts each assignment once', async (args, lines) => {
    expect(await counted(`groupBy: ${args}`)).toEqual(lines);
  });

  test('the groups of districts add up to the roll-up of their division, on either basis and any day', async () => {
    for (const viewer of [PUBLIC, ADMIN, aViewer('COMMISSIONER', '50'), aViewer('OFFICER', '5010')]) {
      for (const asOf of ['2022-09-12', '2022-11-15', '2022-12-20', '2023-05-20']) {
        const about = `asOf: "${asOf}", map: AS_OF`;
        const { rows, basis, treeOn } = await statistics(
          `groupBy: [AREA_DISTRICT, STATUS], ${about}, filter: { within: "50", fiscalYear: "2022-23" }`,
          viewer,
        );
        const field = `progress: decisionProgress(fiscalYear: "2022-23", ${about}) { basis ${MEASURES} }`;
        const { progress } = await ofArea(hub, '50', field, viewer);
        const sum = (measure: string): number =>
          rows.reduce((total: number, row: any) => total + row[measure], 0);
        const sums = Object.fromEntries(MEASURES.split(' ').map((measure) => [measure, sum(measure)]));
        expect({ basis, ...sums }).toEqual(progress);
        expect([rows.length > 0, treeOn]).toEqual([true, asOf]);
      }
    }
  });

  test('all records are counted for those alone who may see all of the area; others count as the public does', async () => {
    const within = (code: string): string => `groupBy: [], filter: { within: "${code}" }`;
    const basisOf = async (args: string, viewer: Viewer) => (await statistics(args, viewer)).basis;
    expect(await basisOf(within('50'), aViewer('COMMISSIONER', '50'))).toBe('ALL');
    for (const viewer of [
      PUBLIC,
      aViewer('OFFICER', '5010'),
      aViewer('COMMISSIONER', '55'),
      aViewer('ANALYST', '5594'),
    ]) {
      expect(await basisOf(within('50'), viewer)).toBe('PUBLISHED');
      expect(await basisOf('groupBy: []', viewer)).toBe('PUBLISHED');
      expect(await counted(within('50'), viewer)).toEqual([' 5']);
    }
    expect(await counted(within('50'), aViewer('COMMISSIONER', '50'))).toEqual([' 8']);
  });

  test('who owes what a hidden meeting decided counts it, and learns nothing of the decision', async () => {
    const officer = aViewer('OFFICER', '5010');
    const of5010 = (args: string) => `${args}, filter: { within: "5010" }`;
    expect(await counted(of5010('groupBy: [TOPIC]'), officer)).toEqual(['training 1', 'সেবা 1 2', ' 1']);
    expect(await counted(of5010('groupBy: [IMPLEMENTER]'), officer)).toEqual(['সকল 1', ' 3']);
    expect(await counted(of5010('groupBy: [KIND]'), officer)).toEqual(['ONE_TIME 2', 'CONTINUING 1', ' 1']);
    expect(await counted('groupBy: [], filter: { within: "5010", text: "গোপন" }', officer)).toEqual([]);
    const commissioner = aViewer('COMMISSIONER', '50');
    expect(await counted(of5010('groupBy: [TOPIC]'), commissioner)).toContain('গোপন 1');
  });

  test('each key has a label in both languages, and those without a value say so', async () => {
    const { rows } = await statistics('groupBy: [AREA_DISTRICT, MONTH, STATUS], filter: { area: "5010" }');
    expect(rows[0].keys).toEqual([
      { key: 'AREA_DISTRICT', code: '5010', labelEn: 'Bogura', labelBn: 'বগুড়া' },
      { key: 'MONTH', code: '2022-09', labelEn: 'September 2022', labelBn: 'সেপ্টেম্বর ২০২২' },
      { key: 'STATUS', code: 'IMPLEMENTED', labelEn: 'Implemented', labelBn: 'বাস্তবায়িত' },
    ]);
    const none = await statistics('groupBy: [DUE_BASIS], filter: { area: "501020" }');
    expect(none.rows[0].keys).toEqual([
      { key: 'DUE_BASIS', code: null, labelEn: 'Not stated', labelBn: 'উল্লেখ নেই' },
    ]);
  });

  test.each([
    ['groupBy: [TOPIC, KIND, STATUS, MONTH]', 'BAD_INPUT'],
    ['groupBy: [TOPIC, TOPIC]', 'BAD_INPUT'],
    ['groupBy: [], filter: { area: "50", within: "50" }', 'BAD_INPUT'],
    ['groupBy: [], asOf: "2099-01-01"', 'DAY_IN_FUTURE'],
    ['groupBy: [], filter: { within: "9" }', 'UNKNOWN_AREA'],
    ['groupBy: [], filter: { fiscalYear: "" }', 'BAD_FISCAL_YEAR'],
    ['groupBy: [], first: 501', 'BAD_PAGE'],
    ['groupBy: [TOPIC], after: "x"', 'BAD_CURSOR'],
  ])('%s is refused with %s', async (args, code) => {
    const answer = await ask(hub.subgraph, `{ decisionStatistics(${args}) { totalCount } }`);
    expect(codesOf(answer)).toEqual([code]);
  });

  test('a cursor of one question is none of another, and leads on in its own', async () => {
    const page = (args: string) =>
      ask(
        hub.subgraph,
        `{ decisionStatistics(${args}) { pageInfo { endCursor hasNextPage } edges { node { keys { code } } } } }`,
      );
    const { data } = await page('groupBy: [TOPIC], first: 1');
    const after = data.decisionStatistics.pageInfo.endCursor;
    expect(codesOf(await page(`groupBy: [STATUS], after: "${after}"`))).toEqual(['BAD_CURSOR']);
    const next = (await page(`groupBy: [TOPIC], first: 1, after: "${after}"`)).data.decisionStatistics;
    expect([next.edges[0].node.keys[0].code, next.pageInfo.hasNextPage]).toEqual(['সেবা 1', false]);
  });
});
